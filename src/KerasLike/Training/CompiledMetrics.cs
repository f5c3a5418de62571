using KerasLike.Metrics;

namespace KerasLike.Training;

/// <summary>The metrics an output was compiled with, and the names they have in logs.</summary>
internal sealed class CompiledMetrics
{
    readonly Metric[] plain, weighted;

    internal CompiledMetrics(IEnumerable<Metric>? metrics, IEnumerable<Metric>? weightedMetrics, string prefix)
    {
        (plain, weighted) = ([.. metrics ?? []], [.. weightedMetrics ?? []]);
        // A metric given by name is called as it was given: "mse", not "mean_squared_error".
        foreach (var metric in plain.Concat(weighted)) metric.Name = metric.Identifier ?? metric.Name;
        Named = Name(plain, weighted, prefix);
    }

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
    static List<(string, Metric)> Name(Metric[] plain, Metric[] weighted, string prefix)
    {
        var named = new List<(string Name, Metric)>();
        var uses = new Dictionary<string, int>();
        string Next(string name) => (uses[name] = uses.GetValueOrDefault(name) + 1) is var use && use == 1 ? name : $"{name}_{use - 1}";
        foreach (var metric in plain) named.Add((Next(prefix + metric.Name), metric));
        foreach (var metric in weighted) named.Add((Next(uses.ContainsKey(prefix + metric.Name) ? $"{prefix}weighted_{metric.Name}" : prefix + metric.Name), metric));
        return named;
    }
}
