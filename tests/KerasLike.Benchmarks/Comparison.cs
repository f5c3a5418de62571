using System.Diagnostics;

namespace KerasLike.Benchmarks;

/// <summary>Runs the variants of a workload in turn, after a warm-up, each repetition in another order, and prints the median, the spread, and the ratio to the first.</summary>
internal static class Comparison
{
    const int WarmUps = 2;

    internal static void Run(Workload workload, int repetitions)
    {
        var variants = workload.Variants();
        var times = variants.Select(_ => new List<double>()).ToArray();
        for (int repetition = -WarmUps; repetition < repetitions; repetition++)
            for (int i = 0; i < variants.Count; i++)
            {
                var turn = (i + repetition + WarmUps) % variants.Count;
                GC.Collect();
                var start = Stopwatch.GetTimestamp();
                variants[turn].Run();
                if (repetition >= 0) times[turn].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        Console.WriteLine($"{workload.Name}, ms {workload.Unit}, {repetitions} repetitions");
        for (int i = 0; i < variants.Count; i++)
        {
            var ratios = times[i].Zip(times[0], (a, b) => a / b).ToList();
            Console.WriteLine(FormattableString.Invariant($"  {variants[i].Name,-28} {Median(times[i]),9:F2} [{times[i].Min():F2}-{times[i].Max():F2}]  ratio {Median(ratios):F3}"));
        }
        Console.WriteLine();
    }

    static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
