using KerasLike.Layers;

namespace KerasLike.Callbacks;

/// <summary>A copy of a model's weights, kept until a better one takes its place.</summary>
internal sealed class WeightsInMemory
{
    IReadOnlyList<Tensor> weights = [];

    internal bool IsEmpty => weights.Count == 0;

    internal void Take(Layer model)
    {
        Forget();
        weights = [.. model.GetWeights().Select(w => w.DetachFromDisposeScope())];
    }

    internal void Restore(Layer model) => model.SetWeights(weights);

    internal void Forget()
    {
        foreach (var weight in weights) weight.Dispose();
        weights = [];
    }
}
