using KerasLike.Activations;
using KerasLike.Layers;

namespace KerasLike;

/// <summary>The layer calls between the inputs and the outputs of a model, in an order in which each comes after those it needs.</summary>
internal sealed class Graph
{
    ExecutionPlan? plan;

    internal Graph(string owner, KerasTensors inputs, KerasTensors outputs)
    {
        (Owner, Inputs, Outputs) = (owner, inputs, outputs);
        var order = new GraphOrder(owner, inputs, outputs);
        (Calls, Layers) = ([.. order.Calls.Where(c => !c.IsInput)], order.Layers());
        foreach (var name in Layers.GroupBy(l => l.Name).Where(g => g.Count() > 1).Select(g => g.Key))
            throw new ArgumentException($"{owner}: its layers must have different names. Received: several layers named \"{name}\". Give them names of their own.");
    }

    /// <summary>The model, as messages name it.</summary>
    internal string Owner { get; }

    internal KerasTensors Inputs { get; }

    internal KerasTensors Outputs { get; }

    /// <summary>The calls, sorted, without those of input layers.</summary>
    internal IReadOnlyList<LayerCall> Calls { get; }

    /// <summary>The layers called, each once, in Keras's order: those that are farthest from the outputs first.</summary>
    internal IReadOnlyList<Layer> Layers { get; }

    /// <summary>Whether each layer is called once, on what one other gives to it alone, so that their order says all.</summary>
    internal bool IsChain => Inputs.Count == 1 && Calls.All(c => c.Inputs.Count == 1) && Calls.DistinctBy(c => c.Inputs[0].Producer).Count() == Calls.Count && Calls.DistinctBy(c => c.Layer).Count() == Calls.Count;

    /// <summary>The softmax or sigmoid that makes the only output, or null.</summary>
    internal ActivationFunction? LastActivation => Plan.LastActivation;

    ExecutionPlan Plan => plan ??= new(this);

    /// <summary>Computes the outputs.</summary>
    internal Tensors Run(Tensors inputs, CallContext context) => Plan.Run(inputs, context, toLogits: false);

    /// <summary>Computes what the last activation would be given.</summary>
    internal Tensors RunToLogits(Tensors inputs, CallContext context) => Plan.Run(inputs, context, toLogits: true);
}
