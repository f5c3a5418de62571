using KerasLike.Saving.Hdf5;

namespace KerasLike.Saving;

/// <summary>A layer that keeps numbers in weights files under names, beside its weights, which are numbered there.</summary>
internal interface ISavesArrays
{
    /// <summary>The arrays to write.</summary>
    IEnumerable<(string Name, Tensor Value)> Arrays();

    /// <summary>Takes over what is in a file.</summary>
    /// <param name="arrays">The arrays by their names.</param>
    void SetArrays(IReadOnlyDictionary<string, Hdf5Array> arrays);
}
