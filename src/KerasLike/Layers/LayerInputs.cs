using System.Runtime.InteropServices;

namespace KerasLike.Layers;

/// <summary>Checks what comes into a layer, casts it to the layer's type, and words what a kernel says about it.</summary>
internal static class LayerInputs
{
    internal static void Check(Layer layer, IReadOnlyList<Shape> shapes)
    {
        if (layer.InputSpec is not { } spec) return;
        foreach (var shape in layer.Specified(shapes))
            if (spec.Mismatch(shape) is string mismatch) throw new ArgumentException($"{layer.Description}: {mismatch}");
    }

    /// <summary>The shapes of what a layer is built on: of all that it is given but masks.</summary>
    internal static List<Shape> ShapesOf(Tensors inputs) => [.. ((IEnumerable<Tensor>)inputs).Where((_, i) => !CallArguments.IsMask(inputs.Names?[i])).Select(Shape.Of)];

    internal static Tensors Cast(Layer layer, Tensors inputs)
    {
        var type = layer.DType.ComputeDType;
        bool Fits(Tensor t) => !layer.CastsInput || t.dtype == type || (DTypes.IsFloat(t.dtype) ? !DTypes.IsFloat(type) : !layer.NeedsFloats);
        return ((IEnumerable<Tensor>)inputs).All(Fits) ? inputs : new([.. ((IEnumerable<Tensor>)inputs).Select(t => Fits(t) ? t : Masks.Keep(t, t.to_type(type)))], inputs.Names as string[]);
    }

    /// <summary>A mask among the tensors that a layer is given goes along with the first of them.</summary>
    internal static Tensors TakeMask(Tensors inputs)
    {
        if (inputs.Names?.ToList().IndexOf(CallArguments.MaskKey) is not (>= 0 and var at)) return inputs;
        Tensor[] others = [.. ((IEnumerable<Tensor>)inputs).Where((_, i) => i != at)];
        others[0] = Masks.With(others[0], inputs[at]);
        return new(others, [.. inputs.Names.Where((_, i) => i != at)]);
    }

    /// <summary>What libtorch said, without its stack, under the layer's name.</summary>
    internal static InvalidOperationException NativeFailure(Layer layer, ExternalException e, Tensors inputs) =>
        new($"{layer.Description}: {e.Message.Split('\n')[0]} Received: input shape {string.Join(", ", ((IEnumerable<Tensor>)inputs).Select(Shape.Of))}", e);
}
