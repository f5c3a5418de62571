using System.Diagnostics;
using static System.FormattableString;

namespace KerasLike.Benchmarks;

/// <summary>Runs the ways of a workload in turn, after a warm-up, each repetition in another order, and prints the median, the spread, and the ratio to the first.</summary>
internal static class Comparison
{
    const int WarmUps = 2;

    internal static Times Run(Workload workload, int repetitions)
    {
        var variants = workload.Variants();
        var times = new Times([.. variants.Select(v => v.Name)]);
        for (int repetition = -WarmUps; repetition < repetitions; repetition++)
            for (int i = 0; i < variants.Count; i++)
            {
                var turn = (i + repetition + WarmUps) % variants.Count;
                GC.Collect();
                var start = Stopwatch.GetTimestamp();
                variants[turn].Run();
                if (repetition >= 0) times.Add(turn, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        Print(workload, times, repetitions);
        return times;
    }

    static void Print(Workload workload, Times times, int repetitions)
    {
        Console.WriteLine($"{workload.Name}, ms {workload.Unit}, {repetitions} repetitions");
        foreach (var name in times.Names)
            Console.WriteLine(Invariant($"  {name,-28} {times.Median(name),9:F2} [{times.Of(name).Min():F2}-{times.Of(name).Max():F2}]  ratio {times.Ratio(name, times.Names[0]):F3}"));
        foreach (var bound in workload.Bounds) Console.WriteLine($"  {bound.Text(times)}");
        Console.WriteLine();
    }
}
