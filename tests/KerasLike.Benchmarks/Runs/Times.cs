namespace KerasLike.Benchmarks;

/// <summary>The times of a workload's ways in ms, repetition by repetition.</summary>
internal sealed class Times(IReadOnlyList<string> names)
{
    readonly List<double>[] times = [.. names.Select(_ => new List<double>())];

    internal IReadOnlyList<string> Names => names;

    internal IReadOnlyList<double> Of(string name) => times[names.ToList().IndexOf(name)];

    internal void Add(int way, double milliseconds) => times[way].Add(milliseconds);

    internal bool Has(string name) => names.Contains(name);

    internal double Median(string name) => Median(Of(name));

    /// <summary>The median of the ratios within a repetition: what slows the machine down for a while slows both.</summary>
    internal double Ratio(string of, string against) => Median(Of(of).Zip(Of(against), (a, b) => a / b));

    internal double Difference(string of, string against) => Median(Of(of).Zip(Of(against), (a, b) => a - b));

    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
