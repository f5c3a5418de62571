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

    public IEnumerator<Variable> GetEnumerator() => trainable.Concat(others).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
        foreach (var variable in this) variable.Dispose();
    }
}
