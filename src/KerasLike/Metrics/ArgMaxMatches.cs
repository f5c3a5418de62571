using KerasLike.Native;

namespace KerasLike.Metrics;

/// <summary>Counts the rows whose greatest prediction is that of the target class, in one pass over CPU memory, where tensors would make four.</summary>
internal static class ArgMaxMatches
{
    /// <summary>The count for one-hot targets, or null where the tensors are not plain rows on the CPU.</summary>
    internal static int? OfOneHot(Tensor yTrue, Tensor yPred)
    {
        if (!AreRows(yPred) || !AreRows(yTrue) || yTrue.size(0) != yPred.size(0) || yTrue.size(1) != yPred.size(1)) return null;
        var truth = NativeTensor.Elements<float>(yTrue);
        var prediction = NativeTensor.Elements<float>(yPred);
        var (classes, count) = ((int)yPred.size(1), 0);
        for (; prediction.Length > 0; truth = truth[classes..], prediction = prediction[classes..])
            if (ArgMax(truth[..classes]) == ArgMax(prediction[..classes])) count++;
        return count;
    }

    /// <summary>The count for class numbers, or null where the tensors are not plain rows on the CPU.</summary>
    internal static int? OfClassNumbers(Tensor yTrue, Tensor yPred)
    {
        if (!AreRows(yPred) || yTrue.device_type != DeviceType.CPU || yTrue.ndim != 1 || yTrue.size(0) != yPred.size(0)) return null;
        using var labels = yTrue.to(ScalarType.Int64, copy: true);
        var truth = NativeTensor.Elements<long>(labels);
        var prediction = NativeTensor.Elements<float>(yPred);
        var (classes, count) = ((int)yPred.size(1), 0);
        for (int row = 0; row < truth.Length; row++)
            if (truth[row] == ArgMax(prediction.Slice(row * classes, classes))) count++;
        return count;
    }

    static bool AreRows(Tensor tensor) => tensor.ndim == 2 && NativeTensor.IsPlain(tensor) && tensor.size(1) > 0;

    // The first of equals, as argmax.
    static int ArgMax(ReadOnlySpan<float> values)
    {
        var best = 0;
        for (int i = 1; i < values.Length; i++)
            if (values[i] > values[best]) best = i;
        return best;
    }
}
