using System.Collections;

namespace KerasLike.Layers;

/// <summary>The weights that a layer made itself, in Keras's order: those made trainable first.</summary>
internal sealed class LayerWeights : IEnumerable<Variable>, IDisposable
{
    readonly List<Variable> trainable = [], others = [];

    internal Variable Add(Variable variable, bool layerIsTrainable)
    {
        (variable.Trainable ? trainable : others).Add(variable);
        variable.Trainable &= layerIsTrainable;
        Structure.Changed();
        return variable;
    }

    internal void SetTrainable(bool value)
    {
        foreach (var variable in trainable) variable.Trainable = value;
    }

    /// <summary>Gives all weights of a layer new values, after checking that all fit.</summary>
    internal static void Set(Layer layer, IReadOnlyList<Tensors> values)
    {
        var weights = layer.Weights;
        if (Check.NotNull(values).Count != weights.Count)
            throw new ArgumentException($"{layer.Description}: expected {weights.Count} weights ({string.Join(", ", weights.Select(w => $"{w.Path} {w.Shape}"))}). Received: {values.Count}", nameof(values));
        for (int i = 0; i < weights.Count; i++)
            if (weights[i].Shape != values[i].ShapeOf(0))
                throw new ArgumentException($"{layer.Description}: weight {i}, {weights[i].Path}, must have shape {weights[i].Shape}. Received: shape {values[i].ShapeOf(0)}", nameof(values));
        foreach (var (variable, value) in weights.Zip(values)) variable.Assign(value);
    }

    /// <summary>What a file calls each of the weights.</summary>
    internal static string KeyOf(Layer layer, Variable variable, int i) => layer.SavesWeightsByName ? variable.Name : $"{i}";

    internal void Save(Layer layer, IDictionary<string, Tensor> store)
    {
        foreach (var (variable, i) in this.Select((v, i) => (v, i))) store[KeyOf(layer, variable, i)] = variable.ToKeras();
    }

    /// <summary>Takes values over, after checking that all are there and fit.</summary>
    internal void Load(Layer layer, IReadOnlyDictionary<string, Tensor> store)
    {
        var found = this.Select((v, i) => (Variable: v, Key: KeyOf(layer, v, i))).ToList();
        foreach (var (variable, key) in found)
            if (!store.TryGetValue(key, out var value) || Shape.Of(value) != variable.Shape)
                throw new InvalidDataException($"{layer.Description}: \"{key}\" must be there for its {variable.Name}, of shape {variable.Shape}. Received: {(value is null ? string.Join(", ", store.Keys) : $"shape {Shape.Of(value)}")}");
        foreach (var (variable, key) in found) variable.Assign(store[key]);
    }

    public IEnumerator<Variable> GetEnumerator() => trainable.Concat(others).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
        foreach (var variable in this) variable.Dispose();
    }
}
