using KerasLike.Losses;

namespace KerasLike.Metrics;

/// <summary>The sum of values given to it.</summary>
/// <param name="name">Its name in logs. Default: <c>"sum"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>Keras: <c>keras.metrics.Sum</c></remarks>
/// <example><code>var seen = new Sum(name: "seen"); seen.UpdateState(weights);</code></example>
public sealed class Sum(string name = "sum", string? dtype = null) : Metric(name, dtype)
{
    readonly MetricState total = new();

    /// <summary>Takes in values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="sampleWeight">A factor for each sample, or for each value; null is 1. Default: null.</param>
    public void UpdateState(Tensor values, Tensor? sampleWeight = null)
    {
        using var noGrad = torch.no_grad();
        if (sampleWeight is not null)
        {
            (values, sampleWeight) = Ranks.Match(values, sampleWeight);
            values *= sampleWeight;
        }
        total.Add(values.sum());
    }

    /// <inheritdoc/>
    public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null) =>
        throw new NotSupportedException("Sum \"" + Name + "\": it takes values, not targets and predictions. Call UpdateState(values).");

    /// <inheritdoc/>
    public override Tensor Result() => Cast(total);
}
