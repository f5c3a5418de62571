using KerasLike.Metrics;

namespace KerasLike.Training;

/// <summary>The metrics a model was compiled with, and the names they have in logs.</summary>
internal sealed class CompiledMetrics
{
    readonly Metric[] plain, weighted;

    internal CompiledMetrics(IEnumerable<Metric>? metrics, IEnumerable<Metric>? weightedMetrics)
    {
        (plain, weighted) = ([.. metrics ?? []], [.. weightedMetrics ?? []]);
        // A metric given by name is called as it was given: "mse", not "mean_squared_error".
        foreach (var metric in plain.Concat(weighted)) metric.Name = metric.Identifier ?? metric.Name;
        Named = Name(plain, weighted);
    }

    /// <summary>Those measured without sample weights.</summary>
    internal IReadOnlyList<Metric> Plain => plain;

    /// <summary>Those measured with sample weights.</summary>
    internal IReadOnlyList<Metric> Weighted => weighted;

    /// <summary>The metrics with their names, in order.</summary>
    internal IReadOnlyList<(string Name, Metric Metric)> Named { get; }

    internal void Update(Tensor yTrue, Tensor yPred, Tensor? sampleWeight)
    {
        foreach (var metric in plain) metric.UpdateState(yTrue, yPred);
        foreach (var metric in weighted) metric.UpdateState(yTrue, yPred, sampleWeight);
    }

    internal void Reset()
    {
        foreach (var (_, metric) in Named) metric.ResetState();
    }

    // As Keras tells equal names apart: a number behind them, or "weighted_" before.
    static List<(string, Metric)> Name(Metric[] plain, Metric[] weighted)
    {
        var named = new List<(string Name, Metric)>();
        var uses = new Dictionary<string, int>();
        string Next(string name) => (uses[name] = uses.GetValueOrDefault(name) + 1) is var use && use == 1 ? name : $"{name}_{use - 1}";
        foreach (var metric in plain) named.Add((Next(metric.Name), metric));
        foreach (var metric in weighted) named.Add((Next(uses.ContainsKey(metric.Name) ? $"weighted_{metric.Name}" : metric.Name), metric));
        return named;
    }
}
