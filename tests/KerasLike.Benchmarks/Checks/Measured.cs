using static System.FormattableString;

namespace KerasLike.Benchmarks;

/// <summary>A number that was measured, and what it must not exceed.</summary>
internal sealed record Measured(string What, double Value, double AtMost)
{
    internal string Text => Invariant($"{What}: {Value:0.###} (at most {AtMost:0.###}){(Value <= AtMost ? "" : " EXCEEDED")}");
}
