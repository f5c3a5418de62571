using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace KerasLike;

/// <summary>
/// One or more symbolic tensors, in order and optionally named: what layers of several inputs are applied to, and what a model is made of. Comes from a
/// <see cref="KerasTensor"/>, or a list, tuple or dictionary of them: <c>[a, b]</c>.
/// </summary>
[CollectionBuilder(typeof(KerasTensors), nameof(Create))]
public sealed class KerasTensors : IReadOnlyList<KerasTensor>
{
    readonly KerasTensor[] items;

    KerasTensors(KerasTensor[] items, string[]? names = null, bool isSingle = false) => (this.items, Names, IsSingle) = (items, names, isSingle);

    /// <summary>The names, in order, or null where the tensors have none.</summary>
    public IReadOnlyList<string>? Names { get; }

    /// <summary>How many there are.</summary>
    public int Count => items.Length;

    /// <summary>Whether it was given as one tensor, rather than as a list of one.</summary>
    internal bool IsSingle { get; }

    /// <summary>One of them.</summary>
    /// <param name="index">Its place.</param>
    public KerasTensor this[int index] => items[index];

    /// <summary>Holds symbolic tensors in order, as a collection expression writes them.</summary>
    /// <param name="tensors">The tensors.</param>
    public static KerasTensors Create(ReadOnlySpan<KerasTensor> tensors) => new(tensors.ToArray());

    /// <summary>One symbolic tensor.</summary>
    /// <param name="tensor">The tensor.</param>
    [return: NotNullIfNotNull(nameof(tensor))]
    public static implicit operator KerasTensors?(KerasTensor? tensor) => tensor is null ? null : new([tensor], isSingle: true);

    /// <summary>Symbolic tensors in order.</summary>
    /// <param name="tensors">The tensors.</param>
    public static implicit operator KerasTensors(KerasTensor[] tensors) => new([.. Check.NotNull(tensors)]);

    /// <inheritdoc cref="op_Implicit(KerasTensor[])"/>
    public static implicit operator KerasTensors(List<KerasTensor> tensors) => new([.. Check.NotNull(tensors)]);

    /// <summary>Two symbolic tensors.</summary>
    /// <param name="tensors">The tensors, in order.</param>
    public static implicit operator KerasTensors((KerasTensor, KerasTensor) tensors) => new([tensors.Item1, tensors.Item2]);

    /// <summary>Named symbolic tensors.</summary>
    /// <param name="named">The tensors by their names; their order is the dictionary's.</param>
    public static implicit operator KerasTensors(Dictionary<string, KerasTensor> named) => new([.. Check.NotNull(named).Values], [.. named.Keys]);

    /// <summary>Takes two apart.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    public void Deconstruct(out KerasTensor first, out KerasTensor second) => (first, second) = (this[0], this[1]);

    /// <summary>Takes three apart.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    /// <param name="third">The third.</param>
    public void Deconstruct(out KerasTensor first, out KerasTensor second, out KerasTensor third) => (first, second, third) = (this[0], this[1], this[2]);

    /// <summary>Other tensors in the same places.</summary>
    internal KerasTensors Map(Func<KerasTensor, KerasTensor> other) => new([.. items.Select(other)], Names as string[], IsSingle);

    /// <inheritdoc/>
    public IEnumerator<KerasTensor> GetEnumerator() => ((IEnumerable<KerasTensor>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The tensors.</summary>
    public override string ToString() => $"[{string.Join(", ", items.AsEnumerable())}]";
}
