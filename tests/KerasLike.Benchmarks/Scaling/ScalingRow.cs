using System.Diagnostics;
using static System.FormattableString;

namespace KerasLike.Benchmarks;

/// <summary>How cost grows with size: one task at several sizes, the time of each as µs for a unit of it. Where the largest take no more than twice the least, cost is linear.</summary>
/// <param name="Name">What grows.</param>
/// <param name="Unit">What the time is for.</param>
/// <param name="Sizes">The sizes, ascending.</param>
/// <param name="Prepare">For a size: the task, and how many units it is.</param>
internal sealed record ScalingRow(string Name, string Unit, IReadOnlyList<int> Sizes, Func<int, (Action Run, double Units)> Prepare)
{
    const int WarmUp = 1_500;

    internal void Run(int repetitions)
    {
        Console.WriteLine($"{Name}: µs {Unit}, median of {repetitions}");
        foreach (var size in Sizes)
        {
            var (run, units) = Prepare(size);
            // The just-in-time compiler takes about a second until it has compiled what a step needs for good.
            for (var start = Stopwatch.StartNew(); start.ElapsedMilliseconds < WarmUp;) run();
            var times = new List<double>();
            for (int i = 0; i < repetitions; i++)
            {
                var start = Stopwatch.GetTimestamp();
                run();
                times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / units);
            }
            Console.WriteLine(Invariant($"  {size,9:N0}  {Times.Median(times),10:F3} [{times.Min():F3}-{times.Max():F3}]"));
        }
        Console.WriteLine();
    }
}
