using System.Text.Json.Nodes;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>
/// What an operator between symbolic tensors draws into a graph: <c>a + b</c>, <c>x * 2</c>, <c>x[.., 0]</c>. Saved as Keras saves its operations of the same names.
/// </summary>
[KerasModule("keras.src.ops.numpy")]
internal sealed class Operation : Layer, ILeavesOutput, IOverwritesInput
{
    const string First = "x1", Second = "x2", Key = "key";

    internal Operation(string function, string? name = null) : base(name ?? Naming.Unique(Naming.SnakeCase(function))) =>
        Function = Operators.Binary.ContainsKey(function) || Operators.Unary.ContainsKey(function) || function == "GetItem" ? function
            : throw new ArgumentException($"Unknown operation \"{function}\". Known: {string.Join(", ", Operators.Binary.Keys.Concat(Operators.Unary.Keys).Append("GetItem"))}. Put what it does into a layer of your own, or into a Lambda.");

    /// <summary>What Keras calls it.</summary>
    internal string Function { get; }

    bool ILeavesOutput.LeavesOutput => Function is "Add" or "Subtract";

    int IOverwritesInput.Operands => Function == "Add" ? 2 : 0;

    Tensor IOverwritesInput.CallOver(Tensor over, Tensor? other) => over.PlusInPlace(other!);

    internal override ImageLayout Layout => Operators.Binary.ContainsKey(Function) && Function != "Matmul" ? ImageLayout.Any : ImageLayout.Keras;

    internal override bool SavesBuildShape => false;

    internal override IReadOnlyList<string>? PositionalNames => Operators.Binary.ContainsKey(Function) ? [First, Second] : ["x", Key];

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
        SliceKeys.Check(tensor, key);
        return Draw("GetItem", tensor, new List<object?>(key.Select(k => k.IsPlace ? (int)k.Start!.Value : k == TensorSlice.NewAxis ? null : (object?)k)));
    }

    /// <inheritdoc/>
    public override Tensors Call(Tensors inputs, CallContext context)
    {
        if (Operators.Unary.TryGetValue(Function, out var unary)) return unary(inputs[0]);
        if (Function == "GetItem") return inputs[0][[.. SliceKeys.Of(Description, context.Option<object>(Key, 0)).Select(s => s.ToTorch())]];
        var (a, b) = (context.Option<object?>(First, null), context.Option<object?>(Second, null));
        return Operators.Binary[Function](a is null ? inputs[0] : Constant(a, inputs[0]), b is null ? inputs[^1] : Constant(b, inputs[0]));
    }

    // A whole number stays one, as with Keras's rule for types; between integers and a fraction the type of the layer decides.
    Tensor Constant(object value, Tensor beside) => value switch
    {
        int whole => torch.tensor(whole, beside.dtype, beside.device),
        double number => torch.tensor(number, beside.is_floating_point() ? beside.dtype : DType.ComputeDType, beside.device),
        _ => throw new ArgumentException($"{Description}: takes tensors and numbers. Received: {value}"),
    };
}
