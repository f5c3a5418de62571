using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using KerasLike.Losses;

namespace KerasLike.Training;

/// <summary>The <c>loss</c> of <c>Compile</c>: one, <c>"mse"</c>; one for each output, <c>["mse", "binary_crossentropy"]</c>; or by name, <c>new() { ["price"] = "mse" }</c> as a dictionary. Null for an output without one.</summary>
[CollectionBuilder(typeof(OutputLosses), nameof(Create))]
public sealed class OutputLosses : PerOutput<Loss?>
{
    OutputLosses(IReadOnlyList<Loss?> items, IReadOnlyList<string>? names = null, bool isSingle = false)
        : base(items, names, isSingle) { }

    /// <summary>One for each output, in order.</summary>
    /// <param name="losses">The losses.</param>
    public static OutputLosses Create(ReadOnlySpan<Loss?> losses) => new([.. losses]);

    /// <summary>One loss, for all outputs.</summary>
    /// <param name="loss">The loss.</param>
    [return: NotNullIfNotNull(nameof(loss))]
    public static implicit operator OutputLosses?(Loss? loss) => loss is null ? null : new([loss], isSingle: true);

    /// <summary>One loss by its name, for all outputs.</summary>
    /// <param name="id">Its name.</param>
    [return: NotNullIfNotNull(nameof(id))]
    public static implicit operator OutputLosses?(string? id) => id is null ? null : (Loss)id;

    /// <summary>Losses by the names of their outputs.</summary>
    /// <param name="named">The losses.</param>
    public static implicit operator OutputLosses(Dictionary<string, Loss> named) => new([.. Check.NotNull(named).Values], [.. named.Keys]);

    /// <summary>One for each output, in order.</summary>
    /// <param name="losses">The losses.</param>
    public static implicit operator OutputLosses(Loss?[] losses) => new(Check.NotNull(losses));
}
