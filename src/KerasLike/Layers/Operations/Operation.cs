using System.Text.Json.Nodes;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>
/// What an operator between symbolic tensors draws into a graph: <c>a + b</c>, <c>x * 2</c>, <c>x[.., 0]</c>. Saved as Keras saves its operations of the same names.
/// </summary>
[KerasModule("keras.src.ops.numpy")]
internal sealed class Operation : Layer
{
    const string First = "x1", Second = "x2", Key = "key";

    static readonly Dictionary<string, Func<Tensor, Tensor, Tensor>> Binary = new()
    {
        ["Add"] = (a, b) => a.Plus(b),
        ["Subtract"] = (a, b) => a.sub(b),
        ["Multiply"] = (a, b) => a.mul(b),
        ["Divide"] = (a, b) => a.div(b),
        ["TrueDivide"] = (a, b) => a.true_divide(b),
        ["Mod"] = (a, b) => a.remainder(b),
        ["Power"] = (a, b) => a.pow(b),
        ["Maximum"] = torch.maximum,
        ["Minimum"] = torch.minimum,
        ["Matmul"] = (a, b) => a.matmul(b),
    };

    static readonly Dictionary<string, Func<Tensor, Tensor>> Unary = new()
    {
        ["Negative"] = a => a.neg(),
        ["Absolute"] = a => a.abs(),
        ["Exp"] = a => a.exp(),
        ["Log"] = a => a.log(),
        ["Sqrt"] = a => a.sqrt(),
        ["Square"] = a => a.Squared(),
    };

    internal Operation(string function, string? name = null) : base(name ?? Naming.Unique(Naming.SnakeCase(function))) =>
        Function = Binary.ContainsKey(function) || Unary.ContainsKey(function) || function == "GetItem" ? function
            : throw new ArgumentException($"Unknown operation \"{function}\". Known: {string.Join(", ", Binary.Keys.Concat(Unary.Keys).Append("GetItem"))}. Put what it does into a layer of your own, or into a Lambda.");

    /// <summary>What Keras calls it.</summary>
    internal string Function { get; }

    internal override bool SavesBuildShape => false;

    internal override IReadOnlyList<string>? PositionalNames => Binary.ContainsKey(Function) ? [First, Second] : ["x", Key];

    /// <summary>Whether a config of that module is one of an operation.</summary>
    internal static bool IsModule(string? module) => module is "keras.src.ops.numpy" or "keras.ops" or "keras.ops.numpy";

    /// <inheritdoc/>
    public override JsonObject GetConfig() => new() { ["name"] = Name };

    /// <summary>Draws it between symbolic tensors and numbers.</summary>
    internal static KerasTensor Draw(string function, params object[] arguments)
    {
        var operation = new Operation(function);
        // A whole number is written as one.
        var written = Array.ConvertAll(arguments, a => a is double number && Math.Floor(number) == number && Math.Abs(number) < int.MaxValue ? (int)number : a);
        return operation.Record(new(written, null, operation.PositionalNames))[0];
    }

    /// <summary>Draws the part of a symbolic tensor.</summary>
    internal static KerasTensor Slice(KerasTensor tensor, TensorSlice[] key)
    {
        if (key.Count(k => k.IsRest) > 1) throw new ArgumentException($"An index can hold one `TensorSlice.Rest`. Received: [{string.Join(", ", key)}]", nameof(key));
        var taken = key.Where(k => k.IsPlace || k.IsRange).ToList();
        if (taken.Count > tensor.Shape.Rank) throw new ArgumentException($"{tensor} has {tensor.Shape.Rank} axes. Received: [{string.Join(", ", key)}]", nameof(key));
        var rest = Array.FindIndex(key, k => k.IsRest);
        for (int i = 0, axis = 0; i < key.Length; i++)
        {
            if (i == rest) axis = tensor.Shape.Rank - key.Skip(i + 1).Count(k => k.IsPlace || k.IsRange);
            if (!key[i].IsPlace && !key[i].IsRange) continue;
            if (key[i].IsPlace && tensor.Shape[axis] is int length && (key[i].Start >= length || key[i].Start < -length))
                throw new ArgumentOutOfRangeException(nameof(key), $"{tensor} has {length} elements on axis {axis}. Received: [{string.Join(", ", key)}]");
            axis++;
        }
        return Draw("GetItem", tensor, new List<object?>(key.Select(k => k.IsPlace ? (int)k.Start!.Value : k == TensorSlice.NewAxis ? null : (object?)k)));
    }

    /// <inheritdoc/>
    public override Tensors Call(Tensors inputs, CallContext context)
    {
        if (Unary.TryGetValue(Function, out var unary)) return unary(inputs[0]);
        if (Function == "GetItem") return inputs[0][[.. SlicesOf(context.Option<object>(Key, 0)).Select(s => s.ToTorch())]];
        var (a, b) = (context.Option<object?>(First, null), context.Option<object?>(Second, null));
        return Binary[Function](a is null ? inputs[0] : Constant(a, inputs[0]), b is null ? inputs[^1] : Constant(b, inputs[0]));
    }

    // A whole number stays one, as with Keras's rule for types; between integers and a fraction the type of the layer decides.
    Tensor Constant(object value, Tensor beside) => value switch
    {
        int whole => torch.tensor(whole, beside.dtype, beside.device),
        double number => torch.tensor(number, beside.is_floating_point() ? beside.dtype : DType.ComputeDType, beside.device),
        _ => throw new ArgumentException($"{Description}: takes tensors and numbers. Received: {value}"),
    };

    IEnumerable<TensorSlice> SlicesOf(object key) => key switch
    {
        System.Collections.IList list => list.Cast<object?>().Select(SliceOf),
        _ => [SliceOf(key)],
    };

    TensorSlice SliceOf(object? key) => key switch
    {
        null => TensorSlice.NewAxis,
        int place => place,
        TensorSlice slice => slice,
        _ => throw new ArgumentException($"{Description}: an index must be a number, a range, a new axis or the rest. Received: {key}"),
    };
}
