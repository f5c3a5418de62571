using KerasLike.Layers;

namespace KerasLike.Saving;

/// <summary>Names of weights that are unique in a model: those of the layers around, and the weight's own, as <c>bidirectional/forward_lstm/lstm_cell/kernel</c>.</summary>
internal static class WeightNames
{
    /// <summary>The weights inside a layer, each once, in order, with the names of the layers around it but not of the layer itself.</summary>
    internal static Dictionary<Variable, string> Inside(Layer layer)
    {
        var names = new Dictionary<Variable, string>();
        Add(layer, "", names);
        var twice = names.GroupBy(n => n.Value).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? names
            : throw new InvalidOperationException($"{layer.Description}: two weights have the same name, so a file cannot tell them apart. Received: \"{twice.Key}\". Give the layers, or the weights, different names.");
    }

    static void Add(Layer layer, string prefix, Dictionary<Variable, string> names)
    {
        foreach (var variable in layer.OwnWeights) names.TryAdd(variable, prefix + variable.Name);
        foreach (var inside in layer.SubLayers) Add(inside, $"{prefix}{inside.Name}/", names);
    }
}
