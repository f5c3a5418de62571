using KerasLike.Layers;
using KerasLike.Saving;

namespace KerasLike.Models;

/// <summary>Makes a model again of new layers, or of others in their places.</summary>
/// <param name="cloneFunction">What takes the place of a layer; null makes an equal one.</param>
/// <param name="callFunction">What is done where a layer was called; null calls its clone as it was called.</param>
/// <param name="recursive">Whether layers of models inside are cloned one by one too.</param>
internal sealed class Cloning(Func<Layer, Layer>? cloneFunction, Func<Layer, KerasTensors, KerasTensors>? callFunction, bool recursive)
{
    // A layer that is shared is cloned once.
    readonly Dictionary<Layer, Layer> clones = [];

    internal Model Clone(Model model, KerasTensors? inputs)
    {
        var clone = Anew(model, inputs);
        CompileConfig.Copy(model, clone);
        return clone;
    }

    Model Anew(Model model, KerasTensors? inputs)
    {
        if (inputs is null && cloneFunction is null && callFunction is null && !recursive) return ModelConfig.Clone(model);
        if (model is Sequential stack) return Stack(stack, inputs);
        if (model.GetType() == typeof(Model)) return OfGraph(model, inputs);
        if (inputs is not null || cloneFunction is not null || callFunction is not null)
            throw new ArgumentException($"CloneModel: {model.Description} is of a class of its own, whose layers cannot be put in by others. Received: inputTensors, cloneFunction or callFunction. Clone it without them.");
        return ModelConfig.Clone(model);
    }

    Layer Clone(Layer layer)
    {
        if (clones.TryGetValue(layer, out var known)) return known;
        if (layer is Operation) return layer;
        var clone = recursive && layer is Model model ? new Cloning(cloneFunction, model is Sequential ? null : callFunction, true).Clone(model, null)
            : layer is Model inner && cloneFunction is null ? ModelConfig.Clone(inner)
            : (cloneFunction ?? Equal)(layer) ?? throw new InvalidOperationException($"CloneModel: `cloneFunction` must give a layer for each. Received: null for {layer.Description}");
        clones[layer] = clone;
        return clone;
    }

    static Layer Equal(Layer layer) => (Layer)Config.Create(layer.GetType(), layer.GetConfig());

    Sequential Stack(Sequential model, KerasTensors? inputs)
    {
        if (callFunction is not null) throw new ArgumentException($"CloneModel: `callFunction` is for models made of a graph, since the layers of a Sequential are called by it. Received: {model.Description}. Use cloneFunction.");
        if (inputs is { Count: not 1 }) throw new ArgumentException($"CloneModel: {model.Description} has one input. Received: {inputs.Count} inputTensors", nameof(inputs));
        Layer? input = inputs is not null ? NewInput(inputs[0]) : model.FirstInput is { } first ? NewInput(first) : null;
        var layers = model.Layers.Select(Clone).ToList();
        return new Sequential(input is null ? layers : layers.Prepend(input), model.Trainable, model.Name);
    }

    Model OfGraph(Model model, KerasTensors? inputs)
    {
        var graph = model.Graph!;
        if (inputs is not null && inputs.Count != graph.Inputs.Count)
            throw new ArgumentException($"CloneModel: `inputTensors` must have one tensor for each input of {model.Description}: {string.Join(", ", model.InputNames)}. Received: {inputs.Count}", nameof(inputs));
        var now = new Dictionary<KerasTensor, KerasTensor>();
        foreach (var (before, i) in graph.Inputs.Select((t, i) => (t, i))) now[before] = inputs?[i] ?? NewInput(before).Tensor;
        foreach (var call in graph.Calls)
        {
            var outputs = Call(Clone(call.Layer), call, t => now[t]);
            if (outputs.Count != call.Outputs.Count)
                throw new ArgumentException($"CloneModel: what takes the place of {call.Layer.Description} must give {call.Outputs.Count} output{(call.Outputs.Count == 1 ? "" : "s")}. Received: {outputs.Count}");
            foreach (var (before, after) in call.Outputs.Zip(outputs)) now[before] = after;
        }
        return new Model(graph.Inputs.Map(t => now[t]), graph.Outputs.Map(t => now[t]), model.Name, model.Trainable);
    }

    KerasTensors Call(Layer clone, LayerCall call, Func<KerasTensor, KerasTensor> now)
    {
        // What a call holds besides tensors would be lost on the way through a function.
        if (callFunction is null || call.Arguments is { Options: not null } or { Training: not null } || clone is Operation) return clone.Record(call.Arguments.Map(now, clone.PositionalNames));
        KerasTensors inputs = call.Inputs.Select(now).ToArray();
        return callFunction(clone, inputs is [var one] ? one : inputs) ?? throw new InvalidOperationException($"CloneModel: `callFunction` must give the outputs. Received: null for {clone.Description}");
    }

    static InputLayer NewInput(KerasTensor like) => new(batchShape: like.Shape, dtype: DTypes.Name(like.DType), name: like.Producer.IsInput ? like.Producer.Layer.Name : null);
}
