using System.Runtime.CompilerServices;
using KerasLike.Metrics;

namespace KerasLike.Training;

/// <summary>
/// The <c>metrics</c> of <c>Compile</c>: those of the only output, <c>["accuracy"]</c>; of each output, <c>[["mae"], ["accuracy"]]</c>; or by name, as a dictionary.
/// </summary>
[CollectionBuilder(typeof(OutputMetrics), nameof(Create))]
public sealed class OutputMetrics : PerOutput<MetricGroup?>
{
    OutputMetrics(IReadOnlyList<MetricGroup?> items, IReadOnlyList<string>? names = null)
        : base(items, names) { }

    /// <summary>Metrics, or groups of them.</summary>
    /// <param name="metrics">The metrics of the only output, or a group for each output.</param>
    public static OutputMetrics Create(ReadOnlySpan<MetricGroup?> metrics) => new([.. metrics]);

    /// <summary>Groups by the names of their outputs.</summary>
    /// <param name="named">The groups.</param>
    public static implicit operator OutputMetrics(Dictionary<string, MetricGroup> named) => new([.. Check.NotNull(named).Values], [.. named.Keys]);

    /// <summary>The metrics of the only output, or one for each.</summary>
    /// <param name="metrics">The metrics.</param>
    public static implicit operator OutputMetrics(Metric[] metrics) => new([.. Check.NotNull(metrics).Select(m => (MetricGroup)m)]);

    /// <inheritdoc cref="op_Implicit(Metric[])"/>
    public static implicit operator OutputMetrics(List<Metric> metrics) => Check.NotNull(metrics).ToArray();

    /// <summary>The metrics of each output.</summary>
    internal IReadOnlyList<Metric>[] Groups(IReadOnlyList<string> outputs, string argument) => outputs.Count == 1 && Names is null
        ? [[.. Items.OfType<MetricGroup>().SelectMany(g => g)]] : [.. For(outputs, argument).Select(g => g?.ToList() ?? [])];
}

/// <summary>The metrics of one output: one, <c>"mae"</c>, or several, <c>["mae", "mse"]</c>.</summary>
[CollectionBuilder(typeof(MetricGroup), nameof(Create))]
public sealed class MetricGroup : IEnumerable<Metric>
{
    readonly Metric[] metrics;

    MetricGroup(Metric[] metrics, bool isSingle = false) => (this.metrics, IsSingle) = (metrics, isSingle);

    /// <summary>Whether it was given as one metric, rather than as a list.</summary>
    internal bool IsSingle { get; }

    /// <summary>Several metrics.</summary>
    /// <param name="metrics">The metrics.</param>
    public static MetricGroup Create(ReadOnlySpan<Metric> metrics) => new(metrics.ToArray());

    /// <summary>One metric.</summary>
    /// <param name="metric">The metric.</param>
    public static implicit operator MetricGroup(Metric metric) => new([Check.NotNull(metric)], isSingle: true);

    /// <summary>One metric by its name.</summary>
    /// <param name="id">Its name.</param>
    public static implicit operator MetricGroup(string id) => (Metric)id;

    /// <summary>Several metrics.</summary>
    /// <param name="metrics">The metrics.</param>
    public static implicit operator MetricGroup(Metric[] metrics) => new([.. Check.NotNull(metrics)]);

    /// <inheritdoc/>
    public IEnumerator<Metric> GetEnumerator() => ((IEnumerable<Metric>)metrics).GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}
