namespace KerasLike.Layers;

/// <summary>The statistics of a batch, feature by feature. Features are on axis 1.</summary>
internal static class BatchMoments
{
    static readonly Scalar Tiny = Scalars.Of(1e-7);

    /// <summary>The mean and the biased variance of each feature, of what is there.</summary>
    internal static (Tensor Mean, Tensor Variance) Of(Tensor x, Tensor? mask = null)
    {
        long[] others = [.. Enumerable.Range(0, (int)x.ndim).Where(axis => axis != 1)];
        if (mask is null) return (x.mean(others), x.var(others, unbiased: false));
        // Where nothing is there, both are 0.
        var count = mask.sum(others, keepdim: true, type: x.dtype).Plus(Tiny);
        Tensor Mean(Tensor values) => torch.where(mask, values, torch.zeros_like(values)).sum(others, keepdim: true) / count;
        var mean = Mean(x);
        return (mean.flatten(), Mean(x.add(mean, Scalars.MinusOne).Squared()).flatten());
    }
}
