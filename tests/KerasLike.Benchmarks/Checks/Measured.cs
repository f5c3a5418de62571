using static System.FormattableString;

namespace KerasLike.Benchmarks;

/// <summary>A number that was measured, and what it must not exceed, if anything.</summary>
internal sealed record Measured(string What, double Value, double? AtMost = null)
{
    internal string Text => Invariant($"{What}: {Value:0.###}{(AtMost is { } most ? Invariant($" (at most {most:0.###}){(Value <= most ? "" : " EXCEEDED")}") : "")}");
}
