using System.Runtime.InteropServices;
using KerasLike.Training;

namespace KerasLike.Layers;

/// <summary>Mean and variance of data that comes in batches.</summary>
internal sealed class RunningMoments
{
    /// <summary>How many values each of them is of.</summary>
    internal double Count { get; private set; }

    internal double[] Mean { get; private set; } = [];

    internal double[] Variance { get; private set; } = [];

    /// <summary>The moments of the inputs of batches.</summary>
    /// <param name="data">The batches.</param>
    /// <param name="owner">The layer that learns them, for messages.</param>
    /// <param name="axesOf">Looks at each input before it counts, and says which of its axes are kept.</param>
    internal static RunningMoments Of(IEnumerable<Batch> data, string owner, Func<Tensor, KeptAxes> axesOf)
    {
        using var noGrad = torch.no_grad();
        var moments = new RunningMoments();
        foreach (var batch in data)
        {
            using var scope = TensorScope.Open();
            var x = batch.X.Materialize().Single;
            moments.Add(x, axesOf(x));
        }
        return moments.Count > 0 ? moments : throw new ArgumentException($"{owner}: there must be data to adapt to. Received: no batch", nameof(data));
    }

    /// <summary>Adds a batch, whose values are taken together but along the kept axes.</summary>
    void Add(Tensor batch, KeptAxes axes)
    {
        var x = DTypes.IsFloat(batch.dtype) ? batch : batch.to_type(ScalarType.Float64);
        var (variance, mean) = axes.Others.Length > 0 ? torch.var_mean(x, axes.Others, unbiased: false) : (torch.zeros_like(x), x);
        Merge(Values(mean), Values(variance), Array.ConvertAll(axes.Others, a => (double)batch.size((int)a)).Aggregate(1.0, (product, size) => product * size));
    }

    // Each part counts by its size; how far its mean is from the common one adds to the variance.
    void Merge(double[] mean, double[] variance, double count)
    {
        if (Count == 0) (Mean, Variance) = (new double[mean.Length], new double[mean.Length]);
        Count += count;
        var (fresh, old) = (count / Count, 1 - count / Count);
        for (int i = 0; i < mean.Length; i++)
        {
            var together = Mean[i] * old + mean[i] * fresh;
            Variance[i] = (Variance[i] + (Mean[i] - together) * (Mean[i] - together)) * old + (variance[i] + (mean[i] - together) * (mean[i] - together)) * fresh;
            Mean[i] = together;
        }
    }

    /// <summary>The elements of a tensor, row by row.</summary>
    internal static double[] Values(Tensor t) => MemoryMarshal.Cast<byte, double>(t.to_type(ScalarType.Float64).cpu().contiguous().bytes).ToArray();
}
