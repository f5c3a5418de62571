namespace KerasLike.Training;

/// <summary>Weights of classes as weights of samples.</summary>
internal static class ClassWeights
{
    /// <summary>The batch with the weights of its classes, if there are any.</summary>
    internal static Batch Weigh(Batch batch, IReadOnlyDictionary<int, double>? classWeight) =>
        classWeight is null || batch.Y is null ? batch
        : batch.SampleWeight is null ? new(batch.X, batch.Y, ToSampleWeights(batch.Y, classWeight))
        : throw new ArgumentException("Fit: `classWeight` and weights in the batches cannot both be given. Multiply them into the batches' weights.", nameof(classWeight));

    /// <summary>The weight of each sample by the class its target names: a number, or the greatest of a one-hot row. Classes without a weight have 1.</summary>
    internal static Tensor ToSampleWeights(Tensors targets, IReadOnlyDictionary<int, double> classWeight)
    {
        if (targets.Count != 1)
            throw new ArgumentException($"Fit: `classWeight` is only for models of one output. Received: {targets.Count} targets. Give weights of samples for each output instead: `sampleWeight: (weightsOfFirst, weightsOfSecond)`.", nameof(classWeight));
        var y = targets.Single;
        if (classWeight.Keys.FirstOrDefault(k => k < 0) is < 0 and var negative) throw new ArgumentException($"Fit: `classWeight` keys must be class numbers, from 0. Received: {negative}", nameof(classWeight));
        var classes = (y.ndim > 1 ? y.size(-1) == 1 ? y.squeeze(-1) : y.argmax(-1) : y).Rounded().to_type(ScalarType.Int64);
        if (classes.ndim != 1) throw new ArgumentException($"Fit: `classWeight` needs one class for each sample. Received: targets {Shape.Of(y)}", nameof(classWeight));
        // One place more, for all classes behind.
        var size = classWeight.Keys.DefaultIfEmpty(0).Max() + 2;
        var table = Enumerable.Range(0, size).Select(c => (float)classWeight.GetValueOrDefault(c, 1)).ToArray();
        using Scalar last = size - 1;
        return ((Tensors)table).Materialize().Single.to(y.device).index_select(0, classes.clamp_max(last));
    }

    static Tensor Rounded(this Tensor y) => DTypes.IsFloat(y.dtype) ? y.round() : y;
}
