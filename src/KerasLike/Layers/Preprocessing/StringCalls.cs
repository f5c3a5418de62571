namespace KerasLike.Layers;

/// <summary>What layers of strings have in common.</summary>
internal static class StringCalls
{
    /// <summary>Calls a layer on strings: builds it if need be, and frees what was made on the way.</summary>
    internal static Tensor Run(Layer layer, Strings inputs, Func<Strings, Tensor> compute)
    {
        Check.NotNull(inputs, layer.Description);
        if (TensorScope.IsOpen) return Compute(layer, inputs, compute);
        using var scope = TensorScope.Open();
        return scope.Keep(Compute(layer, inputs, compute));
    }

    /// <summary>What is said where a layer of strings is given tensors, or stands in the graph of a model.</summary>
    internal static InvalidOperationException TakesStrings(Layer layer) =>
        new($"{layer.Description} takes strings, of which libtorch has no tensors, so it cannot stand in the graph of a model. Call it on the strings, and give the model what it gives: model.Predict(layer.Apply(texts))");

    /// <summary>Numbers on the device of models.</summary>
    internal static Tensor ToTensor(Array values, Shape shape) => ArrayConversion.ToTensor(values).reshape(shape.ToSizes()).to(Keras.Device);

    static Tensor Compute(Layer layer, Strings inputs, Func<Strings, Tensor> compute)
    {
        layer.EnsureBuilt([inputs.Shape]);
        return compute(inputs);
    }
}
