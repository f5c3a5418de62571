using KerasLike.Metrics;

namespace KerasLike.Training;

/// <summary>Logs that ask metrics.</summary>
internal static class MetricLogs
{
    /// <summary>The metrics under their names; those of <c>Compile</c> under the names it gave them.</summary>
    internal static Logs Of(IReadOnlyList<Metric> metrics, IReadOnlyList<(string Name, Metric Metric)>? compiled)
    {
        var names = compiled?.ToDictionary(c => c.Metric, c => c.Name);
        var logs = new Logs();
        foreach (var metric in metrics) logs.Add(names?.GetValueOrDefault(metric) ?? metric.Name, metric);
        return logs;
    }
}
