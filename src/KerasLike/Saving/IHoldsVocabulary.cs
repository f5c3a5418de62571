using KerasLike.Layers;

namespace KerasLike.Saving;

/// <summary>A layer whose state is more than weights and config: files have its vocabulary too, and the weights of terms.</summary>
internal interface IHoldsVocabulary
{
    /// <summary>What it knows of its terms.</summary>
    LookupIndex Index { get; }
}
