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

    /// <summary>Strings in the shape of indices.</summary>
    internal static Strings Terms(Layer layer, Tensors indices, Func<Tensor, Token[]> lookUp)
    {
        using var scope = TensorScope.Open();
        var values = Check.NotNull(indices, layer.GetType().Name).Materialize().Single;
        return Strings.Of(Array.ConvertAll(lookUp(values), t => t.IsString(out var text) ? text : ""), Shape.Of(values));
    }

    /// <summary>The strings that a layer is given in a model.</summary>
    internal static Strings Read(Layer layer, Tensor inputs) => StringTensor.Is(Check.NotNull(inputs)) ? StringTensor.Read(inputs) : throw TakesStrings(layer, inputs.dtype, Shape.Of(inputs));

    /// <summary>Refuses symbolic numbers where strings are wanted.</summary>
    internal static void RequireStrings(Layer layer, (Shape Shape, ScalarType DType) input)
    {
        if (input.DType != DTypes.Text) throw TakesStrings(layer, input.DType, input.Shape);
    }

    /// <summary>What is said where a layer of strings is given numbers.</summary>
    internal static ArgumentException TakesStrings(Layer layer, ScalarType dtype, Shape shape) =>
        new($"{layer.Description} takes strings. Received: {DTypes.Name(dtype)} of shape {shape}. The input of a model that begins with it is Keras.Input(shape: 1, dtype: \"string\").");

    /// <summary>What is said where a layer that gives strings is put into a model.</summary>
    internal static InvalidOperationException GivesStrings(Layer layer) =>
        new($"{layer.Description}: with invert: true it gives strings, which no model does. Call it on what the model gives: layer.Apply(model.Predict(x))");

    /// <summary>Numbers on the device of models.</summary>
    internal static Tensor ToTensor(Array values, Shape shape) => ArrayConversion.ToTensor(values).reshape(shape.ToSizes()).to(Keras.Device);

    static Tensor Compute(Layer layer, Strings inputs, Func<Strings, Tensor> compute)
    {
        layer.EnsureBuilt([inputs.Shape]);
        return compute(inputs);
    }
}
