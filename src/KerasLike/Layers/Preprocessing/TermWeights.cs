using KerasLike.Saving.Hdf5;

namespace KerasLike.Layers;

/// <summary>What each term of a vocabulary weighs: its inverse document frequency, in the order of indices.</summary>
internal sealed class TermWeights : IDisposable
{
    const string Key = "idf_weights";

    ConstantTensor? idf;

    /// <summary>Takes weights over. Nothing is known of unknown terms, so they count as a term does on the average.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="unknown">How many indices there are in front of those that have weights.</param>
    /// <param name="size">How many indices there may be, if vectors have a place for all of them.</param>
    internal void Set(double[] weights, int unknown, int? size)
    {
        if (unknown > 0) weights = [.. Enumerable.Repeat(weights.Average(), unknown), .. weights];
        if (size is int all) Array.Resize(ref weights, all);
        idf?.Dispose();
        idf = new(weights, [weights.Length]);
    }

    /// <summary>Counts of terms, weighed.</summary>
    internal Tensor Weigh(Tensor counts, Layer owner) =>
        counts * (idf ?? throw new InvalidOperationException($"{owner.Description}: it has no idf weights yet. Call Adapt on data, or SetVocabulary with idfWeights.")).Like(counts);

    /// <summary>What to write into a file of weights.</summary>
    internal IEnumerable<(string Name, Tensor Value)> Arrays() => idf is null ? [] : [(Key, idf.Copy())];

    /// <summary>Takes over what is in a file of weights.</summary>
    internal void SetArrays(IReadOnlyDictionary<string, Hdf5Array> arrays, int? size)
    {
        if (!arrays.TryGetValue(Key, out var array)) return;
        using var scope = torch.NewDisposeScope();
        Set(RunningMoments.Values(array.ToTensor()), 0, size);
    }

    public void Dispose() => idf?.Dispose();
}
