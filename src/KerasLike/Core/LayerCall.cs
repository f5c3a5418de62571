using KerasLike.Layers;

namespace KerasLike;

/// <summary>One application of a layer to symbolic tensors: a node of a model's graph.</summary>
internal sealed class LayerCall
{
    internal LayerCall(Layer layer, CallArguments arguments, IEnumerable<(Shape Shape, ScalarType DType)> outputs)
    {
        (Layer, Arguments) = (layer, arguments);
        Outputs = [.. outputs.Select((output, index) => new KerasTensor(output.Shape, output.DType, this, index))];
    }

    internal Layer Layer { get; }

    /// <summary>What the layer is called with.</summary>
    internal CallArguments Arguments { get; }

    internal IReadOnlyList<KerasTensor> Inputs => Arguments.Tensors;

    internal IReadOnlyList<KerasTensor> Outputs { get; }

    /// <summary>Whether it is where data enters, rather than a computation.</summary>
    internal bool IsInput => Layer is InputLayer;
}
