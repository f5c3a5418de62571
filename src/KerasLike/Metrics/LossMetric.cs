using KerasLike.Losses;

namespace KerasLike.Metrics;

/// <summary>Base of metrics that are the mean of a loss.</summary>
public abstract class LossMetric : MeanMetric
{
    readonly Loss loss;

    private protected LossMetric(Loss loss, string name, string? dtype)
        : base(name, dtype) => this.loss = loss;

    internal override bool? MoreIsBetter => false;

    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred)
    {
        var (values, mask) = loss.Values(yTrue, yPred);
        if (mask is not null) Masks.Set(values, mask);
        return values;
    }
}
