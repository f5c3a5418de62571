using KerasLike.Layers;

namespace KerasLike;

/// <summary>An input of a model's graph: checks a tensor that comes in for it, and brings it to its type.</summary>
internal sealed class GraphInput(string owner, KerasTensor input, string name, IEnumerable<Layer> consumers)
{
    readonly int?[] sizes = [.. input.Shape];
    readonly Layer[] consumers = [.. consumers];
    readonly bool takesStrings = input.DType == DTypes.Text;

    /// <summary>Tensors given by name, in the order of the inputs.</summary>
    internal static Tensors ByName(GraphInput[] inputs, Tensors values) => new(Array.ConvertAll(inputs, i => values.Names!.Contains(i.Name) ? values[i.Name]
        : throw new ArgumentException($"{i.Owner}: there must be data for input \"{i.Name}\". Received: {string.Join(", ", values.Names!)}")), (string[]?)null);

    internal static ArgumentException WrongNumber(GraphInput[] inputs, Tensors values) =>
        new($"{inputs[0].Owner} takes {inputs.Length} input{(inputs.Length == 1 ? "" : "s")} ({string.Join(", ", inputs.Select(i => i.Name))}). Received: {values.Count}");

    string Name => name;

    string Owner => owner;

    internal Tensor Take(Tensor given)
    {
        var value = given;
        if (StringTensor.Is(value) != takesStrings) throw new ArgumentException($"{owner}: input \"{name}\" takes {(takesStrings ? "strings" : "numbers, of " + DTypes.Name(input.DType))}. Received: {(takesStrings ? "numbers, of " + DTypes.Name(value.dtype) : "strings")}");
        var (axes, last) = takesStrings ? (value.ndim - 1, -2) : (value.ndim, -1);
        // Keras's leniency: a last axis of size 1 may be missing or too many.
        if (axes == sizes.Length + 1 && value.size(last) == 1) value = value.squeeze(last);
        else if (axes == sizes.Length - 1 && sizes[^1] == 1) value = value.unsqueeze(last);
        if (!Fits(value, value.ndim - given.ndim + axes)) throw Mismatch(StringTensor.ShapeOf(value));
        return Masks.Keep(given, takesStrings || value.dtype == input.DType ? value : value.to_type(input.DType));
    }

    bool Fits(Tensor value, long axes)
    {
        if (axes != sizes.Length) return false;
        for (int i = 0; i < sizes.Length; i++)
            if (sizes[i] is int size && value.size(i) != size) return false;
        return true;
    }

    // The layer that would stumble over it says best what it wants.
    ArgumentException Mismatch(Shape received) =>
        new(consumers.Select(c => c.InputSpec?.Mismatch(received) is string mismatch ? $"{c.Description}: {mismatch}" : null).FirstOrDefault(m => m is not null)
            ?? $"{owner}: expected an input of shape {input.Shape}. Received: shape {received}");
}
