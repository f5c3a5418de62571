using static System.FormattableString;

namespace KerasLike.Benchmarks;

/// <summary>What a measured number must not exceed.</summary>
/// <param name="AtMost">The greatest value allowed.</param>
/// <param name="Unit">What the value is in, such as <c>× expert</c>.</param>
/// <param name="Measure">Takes the value from the times of a workload.</param>
internal sealed record Bound(double AtMost, string Unit, Func<Times, double> Measure)
{
    /// <summary>The time as a multiple of another way's.</summary>
    internal static Bound Ratio(double atMost, string against, string of = Workload.Ours) => new(atMost, $"× {against}", t => t.Ratio(of, against));

    /// <summary>The time above another way's, in µs for each of so many calls in a repetition.</summary>
    internal static Bound MicrosecondsOver(double atMost, string against, int calls, string of = Workload.Ours) => new(atMost, $"µs over {against}", t => t.Difference(of, against) * 1000 / calls);

    internal string Text(Times times)
    {
        var value = Measure(times);
        return Invariant($"{value:0.00#} {Unit} (at most {AtMost:0.##}){(value <= AtMost ? "" : " EXCEEDED")}");
    }
}
