namespace KerasLike.Layers;

/// <summary>
/// Building from outside: <c>model.Build((null, 784))</c>. A method of its own class, since in a layer <c>Build</c> is what makes the weights, and is only called
/// through this or the first call, with the checks that belong to it.
/// </summary>
public static class LayerBuilding
{
    /// <summary>Makes the weights of a layer or model for inputs of a shape, before any data is seen.</summary>
    /// <param name="layer">The layer or model.</param>
    /// <param name="inputShape">The shape of the input, batch first; null for unknown dimensions: <c>(null, 784)</c>.</param>
    /// <remarks>A derived class is called on zeros where its layers have not been built by its own <c>Build</c>; Keras 3 leaves those unbuilt.<br/>Keras: <c>keras.Model.build</c></remarks>
    public static void Build(this Layer layer, Shape inputShape)
    {
        Check.NotNull(layer).EnsureBuilt([Check.NotNull(inputShape)]);
        // The layers of a derived class are built by its Call.
        if (!AllBuilt(layer)) ShapeProbe.Outputs(layer, [(inputShape, layer.DType.ComputeDType)]);
        if (layer.BuildShapes is [var built] && !built.Skip(1).SequenceEqual(inputShape.Skip(1)))
            throw new InvalidOperationException($"{layer.Description}: it has been built already, for inputs of shape {built}. Received: inputShape={inputShape}. Make a new one for another shape.");
    }

    static bool AllBuilt(Layer layer) => layer.Built && layer.SubLayers.All(AllBuilt);
}
