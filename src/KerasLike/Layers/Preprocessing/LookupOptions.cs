namespace KerasLike.Layers;

/// <summary>What lookup layers of strings and of integers are both told.</summary>
internal sealed record LookupOptions(int? MaxTokens, int NumOovIndices, Vocabulary? Vocabulary, Numbers? IdfWeights, bool Invert, string OutputMode, bool PadToMaxTokens, string OovMethod, Salt? Salt);
