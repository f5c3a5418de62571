namespace KerasLike.Layers;

/// <summary>The states with which a stateful layer ended a batch. They outlive the step, and no gradient flows back through them.</summary>
internal sealed class KeptStates : IFreedWithLayer
{
    readonly List<Tensor> states = [];

    /// <summary>The states; none before the first batch.</summary>
    internal IReadOnlyList<Tensor> States => states;

    /// <summary>Copies of states, in place of those of the batch before.</summary>
    internal void Keep(IReadOnlyList<Tensor> ended)
    {
        var now = ended.Select(s => s.detach().clone().DetachFromDisposeScope()).ToList();
        foreach (var old in states) old.Dispose();
        states.Clear();
        states.AddRange(now);
    }

    /// <summary>The states for a batch, sample by sample; null before the first one.</summary>
    internal IReadOnlyList<Tensor>? For(Layer owner, Tensor sequences) => states.Count == 0 ? null
        : states[0].size(0) == sequences.size(0) ? [.. states]
        : throw new ArgumentException($"{owner.Description}: a stateful layer takes batches of one size. Received: {sequences.size(0)} samples after {states[0].size(0)}. Call ResetState, or drop the last, smaller batch.");

    public void Dispose() => Keep([]);
}
