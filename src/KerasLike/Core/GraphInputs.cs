using KerasLike.Layers;

namespace KerasLike;

/// <summary>Closes a graph: where it begins at the output of a layer, an input takes that place, and the calls behind it are made again on the input.</summary>
internal static class GraphInputs
{
    internal static Graph Close(string owner, KerasTensors inputs, KerasTensors outputs)
    {
        if (inputs.All(i => i.Producer.IsInput)) return new(owner, inputs, outputs);
        var replaced = new Dictionary<KerasTensor, KerasTensor>();
        KerasTensor Now(KerasTensor tensor) => replaced.GetValueOrDefault(tensor, tensor);
        foreach (var input in inputs.Where(i => !i.Producer.IsInput)) replaced[input] = new InputLayer(batchShape: input.Shape, dtype: DTypes.Name(input.DType)).Tensor;
        foreach (var call in new GraphOrder(owner, inputs, outputs).Calls.Where(c => c.Inputs.Any(replaced.ContainsKey)))
            foreach (var (before, after) in call.Outputs.Zip(call.Layer.Record(call.Arguments.Map(Now, call.Layer.PositionalNames)))) replaced[before] = after;
        return new(owner, inputs.Map(Now), outputs.Map(Now));
    }
}
