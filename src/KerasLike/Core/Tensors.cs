using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace KerasLike;

/// <summary>
/// One or more tensors, in order and optionally named: the type of every <c>x</c> and <c>y</c>. Comes from a <see cref="torch.Tensor"/>, a .NET array of any
/// rank and number type (<c>float[,]</c>, <c>double[]</c>, <c>byte[,,]</c>, jagged), a span, <see cref="Strings"/> or an array of strings, or a tuple, list or dictionary of those;
/// becomes a tensor where it holds one.
/// </summary>
/// <remarks>An array is copied when it is used, and the copy freed by what used it. A list of single strings is one input, <c>["a", "b"]</c>; any other has an input in each place.</remarks>
[CollectionBuilder(typeof(Tensors), nameof(Create))]
public sealed class Tensors : IReadOnlyList<Tensor>
{
    readonly object[] items; // each a Tensor, an Array of numbers, or Strings

    Tensors(object[] items, string[]? names) => (this.items, Names) = (items, names);

    /// <summary>Holds tensors in order.</summary>
    /// <param name="tensors">The tensors.</param>
    public Tensors(params IEnumerable<Tensor> tensors) => items = [.. tensors];

    /// <summary>Holds tensors in order, with the names that a layer knows them by.</summary>
    internal Tensors(Tensor[] tensors, string[]? names)
        : this((object[])tensors, names) { }

    /// <summary>Joins tensors, arrays and groups of them, as a collection expression writes them.</summary>
    /// <param name="parts">The parts, in order.</param>
    public static Tensors Create(ReadOnlySpan<Tensors> parts)
    {
        var items = new List<object>();
        foreach (var part in parts) items.AddRange(part.items);
        return items.Count > 0 && items.TrueForAll(i => i is Strings { Shape.Rank: 0 }) ? Strings.Create([.. items.Cast<Strings>()]) : new Tensors([.. items], null);
    }

    /// <summary>The names, in order, or null where the tensors have none.</summary>
    public IReadOnlyList<string>? Names { get; }

    /// <summary>How many there are.</summary>
    public int Count => items.Length;

    /// <summary>One of them.</summary>
    /// <param name="index">Its place.</param>
    public Tensor this[int index] => items[index] as Tensor ?? Keep(index);

    /// <summary>One of them, by name.</summary>
    /// <param name="name">Its name.</param>
    public Tensor this[string name] => Names?.ToList().IndexOf(name) is >= 0 and var index ? this[index]
        : throw new KeyNotFoundException($"No tensor is named \"{name}\". Named: {(Names is null ? "none" : string.Join(", ", Names))}");

    /// <summary>The tensor, where there is one only.</summary>
    public Tensor Single => Count == 1 ? this[0] : throw new InvalidOperationException($"One tensor is expected. Received: {Count}");

    /// <summary>Those that are tensors already, not arrays still to be copied.</summary>
    internal IEnumerable<Tensor> Made => items.OfType<Tensor>();

    /// <summary>The tensors, in order.</summary>
    internal Tensor[] ToArray()
    {
        var tensors = new Tensor[Count];
        for (int i = 0; i < tensors.Length; i++) tensors[i] = this[i];
        return tensors;
    }

    /// <summary>Whether all are tensors already.</summary>
    internal bool IsMade
    {
        get
        {
            foreach (var item in items)
                if (item is not Tensor) return false;
            return true;
        }
    }

    /// <summary>The shape of one of them, known without making a tensor of an array.</summary>
    internal Shape ShapeOf(int index) => items[index] switch
    {
        Tensor tensor => StringTensor.ShapeOf(tensor),
        Strings texts => texts.Shape,
        var array => ArrayConversion.ShapeOf((Array)array),
    };

    /// <summary>The number of samples in one of them: the size of its first axis.</summary>
    internal int CountOf(int index) => items[index] is Tensor { ndim: > 0 } tensor && !StringTensor.Is(tensor) ? (int)tensor.size(0) : ShapeOf(index)[0]!.Value;

    /// <summary>Whether there are strings among them that are no tensor yet.</summary>
    internal bool HasStrings => Array.Exists(items, i => i is Strings);

    /// <summary>One of them where it is strings that are no tensor yet, else null.</summary>
    internal Strings? StringsAt(int index) => items[index] as Strings;

    /// <summary>The same, with each array copied into a new tensor that belongs to the dispose scope of the caller.</summary>
    internal Tensors Materialize() => Array.TrueForAll(items, i => i is Tensor) ? this : Replace(ToTensor);

    /// <summary>The same with strings left as they are: as tensors all would be as long as the longest.</summary>
    internal Tensors MaterializeNumbers() => Replace(i => i is Strings ? i : ToTensor(i));

    /// <summary>Samples of each, taken out of tensors by one function and out of strings by another.</summary>
    internal Tensors Pick(Func<Tensor, Tensor> rows, Func<Strings, Strings> texts) => Replace(i => i is Strings strings ? texts(strings) : rows((Tensor)i));

    /// <summary>Other tensors in the same places, under the same names.</summary>
    internal Tensors Map(Func<Tensor, Tensor> other) => Count == 1 && Names is null ? (Tensors)other(this[0]) : new Tensors([.. Enumerable.Range(0, Count).Select(i => (object)other(this[i]))], Names as string[]);

    // The user asks for the tensor of an array: it is theirs from then on.
    Tensor Keep(int index)
    {
        var tensor = ToTensor(items[index]).DetachFromDisposeScope();
        items[index] = tensor;
        return tensor;
    }

    Tensors Replace(Func<object, object> other) => new(Array.ConvertAll(items, i => other(i)), Names as string[]);

    static Tensor ToTensor(object item) => item switch
    {
        Tensor tensor => tensor,
        Strings texts => StringTensor.Of(texts),
        _ => ArrayConversion.ToTensor((Array)item),
    };

    /// <summary>The tensor.</summary>
    /// <param name="tensors">One tensor.</param>
    public static implicit operator Tensor(Tensors tensors) => tensors.Single;

    /// <summary>One tensor.</summary>
    /// <param name="tensor">The tensor; null gives null.</param>
    [return: NotNullIfNotNull(nameof(tensor))]
    public static implicit operator Tensors?(Tensor? tensor) => tensor is null ? null : new([tensor], null);

    /// <summary>A .NET array of numbers or strings, of any rank, or jagged; or of tensors.</summary>
    /// <param name="array">The array; null gives null.</param>
    [return: NotNullIfNotNull(nameof(array))]
    public static implicit operator Tensors?(Array? array) => array is null ? null : array is Tensor[] tensors ? new Tensors(tensors) : ArrayConversion.ElementType(array) == typeof(string) ? Strings.FromArray(array) : new Tensors([array], null);

    /// <summary>Strings, for a model whose input has <c>dtype: "string"</c>.</summary>
    /// <param name="texts">The strings; null gives null.</param>
    [return: NotNullIfNotNull(nameof(texts))]
    public static implicit operator Tensors?(Strings? texts) => texts is null ? null : new([texts], null);

    /// <summary>One string: what lets a collection expression hold some.</summary>
    /// <param name="text">The string; null gives null.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator Tensors?(string? text) => text is null ? null : (Strings)text;

    /// <summary>A list of strings.</summary>
    /// <param name="texts">The strings; null gives null.</param>
    [return: NotNullIfNotNull(nameof(texts))]
    public static implicit operator Tensors?(List<string>? texts) => texts is null ? null : (Strings)texts;

    /// <summary>Two tensors or arrays.</summary>
    /// <param name="tensors">The tensors, in order.</param>
    public static implicit operator Tensors((Tensors, Tensors) tensors) => Create([tensors.Item1, tensors.Item2]);

    /// <summary>Three tensors or arrays.</summary>
    /// <param name="tensors">The tensors, in order.</param>
    public static implicit operator Tensors((Tensors, Tensors, Tensors) tensors) => Create([tensors.Item1, tensors.Item2, tensors.Item3]);

    /// <summary>Named tensors or arrays.</summary>
    /// <param name="named">The tensors by their names; their order is the dictionary's.</param>
    public static implicit operator Tensors(Dictionary<string, Tensors> named) => new([.. named.Values.Select(t => t.items.Single())], [.. named.Keys]);

    // An array converts to a span as well as to Array, so the compiler must be told what it is.

    /// <summary>An array of numbers.</summary>
    /// <param name="array">The array.</param>
    public static implicit operator Tensors(float[] array) => (Array)array;

    /// <inheritdoc cref="op_Implicit(float[])"/>
    public static implicit operator Tensors(double[] array) => (Array)array;

    /// <inheritdoc cref="op_Implicit(float[])"/>
    public static implicit operator Tensors(byte[] array) => (Array)array;

    /// <inheritdoc cref="op_Implicit(float[])"/>
    public static implicit operator Tensors(int[] array) => (Array)array;

    /// <inheritdoc cref="op_Implicit(float[])"/>
    public static implicit operator Tensors(long[] array) => (Array)array;

    /// <summary>A span of numbers, copied.</summary>
    /// <param name="span">The span.</param>
    public static implicit operator Tensors(ReadOnlySpan<float> span) => span.ToArray();

    /// <inheritdoc cref="op_Implicit(ReadOnlySpan{float})"/>
    public static implicit operator Tensors(ReadOnlySpan<double> span) => span.ToArray();

    /// <inheritdoc cref="op_Implicit(ReadOnlySpan{float})"/>
    public static implicit operator Tensors(ReadOnlySpan<byte> span) => span.ToArray();

    /// <inheritdoc cref="op_Implicit(ReadOnlySpan{float})"/>
    public static implicit operator Tensors(ReadOnlySpan<int> span) => span.ToArray();

    /// <inheritdoc cref="op_Implicit(ReadOnlySpan{float})"/>
    public static implicit operator Tensors(ReadOnlySpan<long> span) => span.ToArray();

    /// <inheritdoc cref="op_Implicit(ReadOnlySpan{float})"/>
    public static implicit operator Tensors(Span<float> span) => span.ToArray();

    /// <inheritdoc cref="op_Implicit(ReadOnlySpan{float})"/>
    public static implicit operator Tensors(Span<double> span) => span.ToArray();

    /// <inheritdoc cref="op_Implicit(ReadOnlySpan{float})"/>
    public static implicit operator Tensors(Span<byte> span) => span.ToArray();

    /// <inheritdoc cref="op_Implicit(ReadOnlySpan{float})"/>
    public static implicit operator Tensors(Span<int> span) => span.ToArray();

    /// <inheritdoc cref="op_Implicit(ReadOnlySpan{float})"/>
    public static implicit operator Tensors(Span<long> span) => span.ToArray();

    /// <summary>Takes two tensors apart.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    public void Deconstruct(out Tensor first, out Tensor second) => (first, second) = (this[0], this[1]);

    /// <summary>Takes three tensors apart.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    /// <param name="third">The third.</param>
    public void Deconstruct(out Tensor first, out Tensor second, out Tensor third) => (first, second, third) = (this[0], this[1], this[2]);

    /// <summary>Each tensor by itself, as <c>Tensors</c>: this is what lets a collection expression hold arrays. Write <c>foreach (Tensor t in …)</c>.</summary>
    public IEnumerator<Tensors> GetEnumerator() => items.Select(i => new Tensors([i], null)).GetEnumerator();

    IEnumerator<Tensor> IEnumerable<Tensor>.GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<Tensor>)this).GetEnumerator();

    /// <summary>The shapes.</summary>
    public override string ToString() => $"Tensors({string.Join(", ", Enumerable.Range(0, Count).Select(i => (Names is null ? "" : Names[i] + ": ") + ShapeOf(i)))})";
}
