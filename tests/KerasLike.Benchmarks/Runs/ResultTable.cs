using static System.FormattableString;

namespace KerasLike.Benchmarks;

/// <summary>The table for the README: each workload's times as multiples of the docs loop's, or of the expert's where there is none, and its bounds.</summary>
internal static class ResultTable
{
    static readonly string[] Columns = [Workload.Docs, Workload.Expert, Workload.Floor, Workload.Ours];

    internal static void Print(IReadOnlyList<(Workload Workload, Times Times)> results)
    {
        Console.WriteLine("| workload | docs | expert | kernels alone | KerasLike | must hold |");
        Console.WriteLine("|---|---:|---:|---:|---:|---|");
        foreach (var (workload, times) in results.Where(r => r.Times.Has(Workload.Ours) && r.Times.Has(Workload.Expert)))
        {
            var unit = times.Has(Workload.Docs) ? Workload.Docs : Workload.Expert;
            var cells = Columns.Select(c => times.Has(c) ? Invariant($"{times.Ratio(c, unit):F2}") : "");
            Console.WriteLine($"| {workload.Name} | {string.Join(" | ", cells)} | {string.Join("; ", workload.Bounds.Select(b => b.Text(times)))} |");
        }
    }
}
