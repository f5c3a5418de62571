namespace KerasLike.Benchmarks;

/// <summary>One task, done in several ways that are compared within one run.</summary>
internal abstract class Workload
{
    // The names of the ways that most workloads have.
    internal const string Docs = "docs", Expert = "expert", Floor = "floor", Ours = "KerasLike";

    internal abstract string Name { get; }

    /// <summary>What one repetition of a variant does.</summary>
    internal abstract string Unit { get; }

    /// <summary>What must hold of the times.</summary>
    internal virtual IReadOnlyList<Bound> Bounds => [];

    /// <summary>The ways. Each call is one repetition.</summary>
    internal abstract IReadOnlyList<(string Name, Action Run)> Variants();
}
