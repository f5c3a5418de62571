namespace KerasLike.Losses;

/// <summary>From a value for each sample to one number, as Keras weighs and reduces.</summary>
internal static class Reducing
{
    internal static Tensor Reduce(Tensor values, Tensor? sampleWeight, Tensor? mask, string reduction, string owner)
    {
        if (mask is not null) sampleWeight = Masked(sampleWeight, mask, values.dtype, reduction, owner);
        if (sampleWeight is not null)
        {
            sampleWeight = sampleWeight.to_type(values.dtype);
            (values, sampleWeight) = Ranks.Match(values, sampleWeight);
            if (!Ranks.Broadcast(values, sampleWeight)) throw Misfit(owner, values, sampleWeight);
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

    /// <summary>The error of weights that do not go with the values they weigh.</summary>
    internal static ArgumentException Misfit(string owner, Tensor values, Tensor weight) =>
        new($"{owner}: `sampleWeight` must have one weight for each of the values {Shape.Of(values)} that it weighs. Received: sampleWeight {Shape.Of(weight)}."
            + (weight.ndim == 1 && values.ndim > 1 && weight.size(0) == values.size(0)
                ? $" For one weight a sample give it the shape ({string.Join(", ", Enumerable.Repeat("1", (int)values.ndim - 1).Prepend(weight.size(0).ToString(System.Globalization.CultureInfo.InvariantCulture)))})." : ""));

    // Where the reduction divides by all values, those that count weigh more, so that the mean is over them alone.
    static Tensor Masked(Tensor? sampleWeight, Tensor mask, ScalarType dtype, string reduction, string owner)
    {
        var weight = mask.to_type(dtype);
        if (reduction is "mean" or "sum_over_batch_size")
        {
            using Scalar total = mask.numel();
            weight = weight.mul(total).DivideOrZero(weight.sum());
        }
        if (sampleWeight is null) return weight;
        (weight, sampleWeight) = Ranks.Match(weight, sampleWeight.to_type(dtype));
        if (!Ranks.Broadcast(weight, sampleWeight)) throw Misfit(owner, weight, sampleWeight);
        return weight * sampleWeight;
    }
}
