namespace KerasLike.Layers;

/// <summary>The terms that one layer added to the loss during the last call. Each thread has its own, since each may call the layer.</summary>
internal sealed class AddedLosses
{
    // Most programs never add a loss: then there is nothing to look for.
    static bool everUsed;

    readonly Lock making = new();
    volatile ThreadLocal<Terms>? threads;

    internal void Add(Tensor loss)
    {
        if (!CallContext.CurrentCollectsLosses) return;
        if (threads is null)
            lock (making) threads ??= new(() => new());
        threads.Value!.Losses.Add(loss);
        everUsed = true;
    }

    /// <summary>Adds the penalty on a layer's output, per sample.</summary>
    internal static void AddActivity(Layer layer, Tensor output)
    {
        using Scalar samples = Math.Max(1, output.ndim > 0 ? output.size(0) : 1);
        layer.AddedLosses.Add(layer.ActivityRegularizer!.Apply(DTypes.Lengthen(output)) / samples);
    }

    /// <summary>The terms of a layer and of the layers inside, and the penalties on its trainable weights.</summary>
    internal static IReadOnlyList<Tensor> All(Layer layer)
    {
        List<Tensor>? all = null;
        if (everUsed) Collect(layer, all = []);
        var weights = layer.TrainableWeights;
        for (int i = 0; i < weights.Count; i++)
            if (weights[i].Regularizer is { } regularizer) (all ??= []).Add(regularizer.Apply(weights[i].ToKeras()));
        return all ?? [];
    }

    /// <summary>Forgets the terms of the call before.</summary>
    internal static void Clear(Layer layer)
    {
        if (!everUsed) return;
        layer.AddedLosses.threads?.Value!.Clear();
        foreach (var inside in layer.SubLayers) Clear(inside);
    }

    /// <summary>Lets the terms outlive a call that a user made outside of training, until the next call.</summary>
    internal static void Keep(Layer layer, TensorScope scope)
    {
        if (!everUsed) return;
        if (layer.AddedLosses.threads?.Value is { } terms)
        {
            foreach (var loss in terms.Losses) scope.KeepForever(loss);
            terms.Kept = terms.Losses.Count > 0;
        }
        foreach (var inside in layer.SubLayers) Keep(inside, scope);
    }

    static void Collect(Layer layer, List<Tensor> all)
    {
        if (layer.AddedLosses.threads?.Value is { } terms) all.AddRange(terms.Losses);
        foreach (var inside in layer.SubLayers) Collect(inside, all);
    }

    sealed class Terms
    {
        internal List<Tensor> Losses { get; } = [];

        // Whether they are in no scope, and so to be freed here.
        internal bool Kept { get; set; }

        internal void Clear()
        {
            if (Kept)
                foreach (var loss in Losses) loss.Dispose();
            Losses.Clear();
            Kept = false;
        }
    }
}
