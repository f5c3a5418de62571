using KerasLike.Layers;

namespace KerasLike;

/// <summary>One application of a layer to symbolic tensors: a node of a model's graph.</summary>
internal sealed class LayerCall
{
    internal LayerCall(Layer layer, IReadOnlyList<KerasTensor> inputs, IEnumerable<(Shape Shape, ScalarType DType)> outputs, bool? training)
    {
        (Layer, Inputs, Training) = (layer, inputs, training);
        Outputs = [.. outputs.Select((output, index) => new KerasTensor(output.Shape, output.DType, this, index))];
    }

    internal Layer Layer { get; }

    internal IReadOnlyList<KerasTensor> Inputs { get; }

    internal IReadOnlyList<KerasTensor> Outputs { get; }

    /// <summary>The <c>training</c> argument written at the call, which then holds whatever the model's is; null leaves it to the model.</summary>
    internal bool? Training { get; }
}
