using System.Collections;

namespace KerasLike.Training;

/// <summary>An argument of <c>Compile</c> that is one for all outputs, a list of one for each, or a dictionary by their names.</summary>
/// <typeparam name="T">What an output has.</typeparam>
public abstract class PerOutput<T> : IEnumerable<T>
{
    private protected PerOutput(IReadOnlyList<T> items, IReadOnlyList<string>? names = null, bool isSingle = false) => (Items, Names, IsSingle) = (items, names, isSingle);

    /// <summary>The values, in order.</summary>
    internal IReadOnlyList<T> Items { get; }

    /// <summary>The outputs they are for, or null where they are in the order of the outputs.</summary>
    internal IReadOnlyList<string>? Names { get; }

    /// <summary>Whether one value was given, for all outputs.</summary>
    internal bool IsSingle { get; }

    /// <summary>The value of each output; default where it has none.</summary>
    internal T?[] For(IReadOnlyList<string> outputs, string argument)
    {
        if (IsSingle) return [.. outputs.Select(_ => Items[0])];
        if (Names is null)
            return Items.Count == outputs.Count ? [.. Items] : throw new ArgumentException($"Compile: `{argument}` must have one entry for each of the {outputs.Count} outputs ({string.Join(", ", outputs)}). Received: {Items.Count}", argument);
        if (Names.FirstOrDefault(n => !outputs.Contains(n)) is string unknown)
            throw new ArgumentException($"Compile: `{argument}` must have the names of outputs: {string.Join(", ", outputs)}. Received: \"{unknown}\"", argument);
        return [.. outputs.Select(o => Names.ToList().IndexOf(o) is >= 0 and var at ? Items[at] : default)];
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => Items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
