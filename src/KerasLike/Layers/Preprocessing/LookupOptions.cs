using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>What lookup layers of strings and of integers are both told.</summary>
internal sealed record LookupOptions(int? MaxTokens, int NumOovIndices, Vocabulary? Vocabulary, Numbers? IdfWeights, bool Invert, string OutputMode, bool PadToMaxTokens, string OovMethod, Salt? Salt)
{
    static readonly string[] Modes = [.. CategoricalEncoding.Modes, IndexLookup.TfIdf];

    /// <summary>The same, the mode by its name of today, once it is certain that all fit together.</summary>
    internal LookupOptions Checked(string owner)
    {
        Check.NotNegative(NumOovIndices, owner, "numOovIndices");
        Check.OneOf(OovMethod, [IndexLookup.FloorMod, IndexLookup.FarmHashMethod], owner, "oovMethod");
        var mode = Check.OneOf(OutputMode switch { "binary" => CategoricalEncoding.MultiHot, "tf-idf" => IndexLookup.TfIdf, var known => known }, Modes, owner, "outputMode");
        if (MaxTokens <= 1) throw Wrong(owner, "`maxTokens` must be greater than 1", $"maxTokens={MaxTokens}");
        if (PadToMaxTokens && MaxTokens is null) throw Wrong(owner, "padToMaxTokens: true needs `maxTokens`", "maxTokens=null");
        if (Invert && mode != CategoricalEncoding.Int) throw Wrong(owner, "`outputMode` must be \"int\" with invert: true", $"outputMode=\"{mode}\"");
        if (IdfWeights is not null && mode != IndexLookup.TfIdf) throw Wrong(owner, "`idfWeights` are for outputMode: \"tf_idf\"", $"outputMode=\"{mode}\"");
        if (Vocabulary is not null && mode == IndexLookup.TfIdf && IdfWeights is null) throw Wrong(owner, "a vocabulary for outputMode: \"tf_idf\" needs `idfWeights`", "idfWeights=null");
        return this with { OutputMode = mode };
    }

    /// <summary>Refuses weights where nothing is weighed, and their lack where something is.</summary>
    internal void CheckWeights(Numbers? idfWeights, string owner)
    {
        if (idfWeights.HasValue != (OutputMode == IndexLookup.TfIdf))
            throw Wrong(owner, $"`idfWeights` are {(idfWeights is null ? "needed" : "only")} for outputMode: \"tf_idf\"", $"outputMode=\"{OutputMode}\", idfWeights={ConfigValue.Print(idfWeights)}");
    }

    /// <summary>The weight of each term, or null.</summary>
    internal static double[]? WeightsOf(IReadOnlyList<Token> terms, Numbers? idfWeights, string owner) => idfWeights is not { } weights ? null
        : weights.Shape == (Shape)terms.Count ? weights.Values.ToArray()
        : throw Wrong(owner, "`idfWeights` must have one weight for each term", $"{terms.Count} terms, idfWeights of shape {weights.Shape}");

    static ArgumentException Wrong(string owner, string expected, string received) => new($"{owner}: {expected}. Received: {received}");
}
