using System.Runtime.CompilerServices;

namespace KerasLike.Training;

/// <summary>The <c>lossWeights</c> of <c>Compile</c>: a factor of the loss, one for each output, <c>[1, 0.2]</c>, or by name.</summary>
[CollectionBuilder(typeof(OutputLossWeights), nameof(Create))]
public sealed class OutputLossWeights : PerOutput<double?>
{
    OutputLossWeights(IReadOnlyList<double?> items, IReadOnlyList<string>? names = null, bool isSingle = false)
        : base(items, names, isSingle) { }

    /// <summary>One for each output, in order.</summary>
    /// <param name="weights">The factors.</param>
    public static OutputLossWeights Create(ReadOnlySpan<double?> weights) => new([.. weights]);

    /// <summary>One factor.</summary>
    /// <param name="weight">The factor.</param>
    public static implicit operator OutputLossWeights(double weight) => new([weight], isSingle: true);

    /// <summary>Factors by the names of their outputs.</summary>
    /// <param name="named">The factors.</param>
    public static implicit operator OutputLossWeights(Dictionary<string, double> named) => new([.. Check.NotNull(named).Values.Select(v => (double?)v)], [.. named.Keys]);

    /// <summary>One for each output, in order.</summary>
    /// <param name="weights">The factors.</param>
    public static implicit operator OutputLossWeights(double[] weights) => new([.. Check.NotNull(weights).Select(w => (double?)w)]);
}
