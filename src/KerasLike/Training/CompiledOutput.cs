using KerasLike.Losses;
using KerasLike.Metrics;

namespace KerasLike.Training;

/// <summary>How one output of a model is trained and measured.</summary>
internal sealed class CompiledOutput(string name, Loss? loss, double? lossWeight, Mean? lossTracker, CompiledMetrics metrics)
{
    /// <summary>Its loss, or null.</summary>
    internal Loss? Loss { get; } = loss;

    internal CompiledMetrics Metrics { get; } = metrics;

    // Only where there are several losses.
    Mean? LossTracker { get; } = lossTracker;

    internal static CompiledOutput[] All(IReadOnlyList<string> names, OutputLosses? losses, OutputLossWeights? lossWeights, OutputMetrics? metrics, OutputMetrics? weightedMetrics)
    {
        var several = names.Count > 1;
        var loss = losses?.For(names, "loss") ?? new Loss?[names.Count];
        var weight = lossWeights?.For(names, "lossWeights") ?? new double?[names.Count];
        var (plain, weighted) = (metrics?.Groups(names, "metrics"), weightedMetrics?.Groups(names, "weightedMetrics"));
        var tracked = several && loss.Count(l => l is not null) > 1;
        return [.. names.Select((name, i) => new CompiledOutput(name, loss[i], weight[i], tracked && loss[i] is not null ? new Mean($"{name}_loss") : null,
            new(plain?[i], weighted?[i], several ? $"{name}_" : "")))];
    }

    /// <summary>All numbers by their names, in the order in which Keras's <c>evaluate</c> gives them.</summary>
    internal static IReadOnlyList<(string Name, Metric Metric)> Results(Mean lossTracker, CompiledOutput[] outputs)
    {
        var metrics = outputs.SelectMany(o => o.Metrics.Named);
        return [("loss", lossTracker), .. outputs.Select(o => o.LossTracker).OfType<Mean>().Select(t => (t.Name, (Metric)t)),
            .. outputs.Length == 1 ? metrics : metrics.OrderBy(m => m.Name, StringComparer.Ordinal)];
    }

    /// <summary>The targets of each output: by name, or in order, where outputs without a loss may be left out.</summary>
    internal static Tensor[] Targets(CompiledOutput[] outputs, Tensors y)
    {
        if (y.Names is { } names) return [.. outputs.Select(o => names.Contains(o.Name) ? y[o.Name] : o.Loss is null ? null! : throw new ArgumentException($"`y` must have targets for output \"{o.Name}\". Received: {string.Join(", ", names)}", nameof(y)))];
        if (y.Count == outputs.Length) return y.ToArray();
        var next = 0;
        return y.Count == outputs.Count(o => o.Loss is not null) ? [.. outputs.Select(o => o.Loss is null ? null! : y[next++])]
            : throw new ArgumentException($"`y` must have targets for each of the {outputs.Length} outputs ({string.Join(", ", outputs.Select(o => o.Name))}). Received: {y.Count}", nameof(y));
    }

    /// <summary>The weights of an output's samples: its own, or those that are for all.</summary>
    internal static Tensor? WeightOf(CompiledOutput[] outputs, int index, Tensors? weights) => weights is null ? null
        : weights.Names is { } names ? (names.Contains(outputs[index].Name) ? weights[outputs[index].Name] : null)
        : weights.Count == 1 ? weights[0]
        : weights.Count == outputs.Length ? weights[index]
        : throw new ArgumentException($"`sampleWeight` must be one for all outputs, or one for each of {outputs.Length}. Received: {weights.Count}", nameof(weights));

    internal Tensor? ComputeLoss(Tensor yTrue, Tensor yPred, Tensor? sampleWeight)
    {
        if (Loss is null) return null;
        var value = Loss.Compute(yTrue, yPred, sampleWeight);
        if (value.ndim > 0) value = value.mean();
        // What is logged is not weighed.
        LossTracker?.UpdateState(value, (int)yPred.size(0));
        return Weigh(value);
    }

    internal Tensor Weigh(Tensor value)
    {
        if (lossWeight is not double weight) return value;
        using Scalar factor = weight;
        return value.mul(factor);
    }

    internal void Reset()
    {
        LossTracker?.ResetState();
        Metrics.Reset();
    }

    string Name => name;
}
