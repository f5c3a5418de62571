namespace KerasLike.Layers;

/// <summary>Casts what comes into a layer to the type that it computes in, where it wants that.</summary>
internal static class LayerCasts
{
    internal static Tensors Cast(Layer layer, Tensors inputs)
    {
        for (int i = 0; i < inputs.Count; i++)
            if (!Fits(layer, inputs[i])) return CastAll(layer, inputs);
        return inputs;
    }

    static Tensors CastAll(Layer layer, Tensors inputs) => new([.. ((IEnumerable<Tensor>)inputs).Select(t => Cast(layer, t))], inputs.Names as string[]);

    internal static Tensor Cast(Layer layer, Tensor input) => Fits(layer, input) ? input : Masks.Keep(input, input.to_type(layer.DType.ComputeDType));

    static bool Fits(Layer layer, Tensor input)
    {
        var (given, wanted) = (input.dtype, layer.DType.ComputeDType);
        return given == wanted || (DTypes.IsFloat(given) ? !layer.CastsInputs || !DTypes.IsFloat(wanted) : !layer.NeedsFloats);
    }
}
