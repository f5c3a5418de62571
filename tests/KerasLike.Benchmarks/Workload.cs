namespace KerasLike.Benchmarks;

/// <summary>One task, done in several ways that are compared within one run.</summary>
internal abstract class Workload
{
    internal abstract string Name { get; }

    /// <summary>What one repetition of a variant does.</summary>
    internal abstract string Unit { get; }

    /// <summary>The ways, the first being what the others are measured against. Each call is one repetition.</summary>
    internal abstract IReadOnlyList<(string Name, Action Run)> Variants();
}
