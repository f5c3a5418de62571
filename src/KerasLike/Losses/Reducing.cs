namespace KerasLike.Losses;

/// <summary>From a value for each sample to one number, as Keras weighs and reduces.</summary>
internal static class Reducing
{
    internal static Tensor Reduce(Tensor values, Tensor? sampleWeight, Tensor? mask, string reduction)
    {
        if (mask is not null) sampleWeight = Masked(sampleWeight, mask, values.dtype, reduction);
        if (sampleWeight is not null)
        {
            sampleWeight = sampleWeight.to_type(values.dtype);
            (values, sampleWeight) = Ranks.Match(values, sampleWeight);
            values *= sampleWeight;
        }
        if (reduction == "none" || values.ndim == 0 || values.numel() == 0) return values;
        return reduction == "sum" ? values.sum()
            : reduction == "mean_with_sample_weight" && sampleWeight is not null ? values.sum().DivideOrZero(sampleWeight.sum())
            : values.mean();
    }

    /// <summary>What counts in both masks.</summary>
    internal static Tensor? Both(Tensor? a, Tensor? b)
    {
        if (a is null || b is null) return a ?? b;
        var (one, other) = Ranks.Match(a, b);
        return one.logical_and(other);
    }

    // Where the reduction divides by all values, those that count weigh more, so that the mean is over them alone.
    static Tensor Masked(Tensor? sampleWeight, Tensor mask, ScalarType dtype, string reduction)
    {
        var weight = mask.to_type(dtype);
        if (reduction is "mean" or "sum_over_batch_size")
        {
            using Scalar total = mask.numel();
            weight = weight.mul(total).DivideOrZero(weight.sum());
        }
        if (sampleWeight is null) return weight;
        (weight, sampleWeight) = Ranks.Match(weight, sampleWeight.to_type(dtype));
        return weight * sampleWeight;
    }
}
