using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KerasLike.Saving;

namespace KerasLike.Callbacks;

/// <summary>How often something is saved: <c>"epoch"</c> at the end of each epoch, a number after that many batches.</summary>
public readonly record struct SaveFrequency : IConfigValue
{
    SaveFrequency(int batches) => Batches = batches;

    /// <summary>The number of batches; 0 for epochs.</summary>
    internal int Batches { get; }

    internal bool IsEpoch => Batches == 0;

    /// <summary>By number of batches.</summary>
    /// <param name="batches">The number, at least 1.</param>
    public static implicit operator SaveFrequency(int batches) => new(Check.Positive(batches, name: "saveFreq"));

    /// <summary>By word.</summary>
    /// <param name="word"><c>"epoch"</c>.</param>
    public static implicit operator SaveFrequency(string word) => Check.OneOf(word, ["epoch"], name: "saveFreq") is "epoch" ? default : new(1);

    /// <summary>Reads what a config holds.</summary>
    /// <param name="node">The word, or the number.</param>
    public static SaveFrequency FromConfig(JsonNode node) => Check.NotNull(node).GetValueKind() == JsonValueKind.String ? (string)node! : (int)node;

    JsonNode? IConfigValue.Write() => IsEpoch ? "epoch" : Batches;

    /// <summary>The word, or the number.</summary>
    public override string ToString() => IsEpoch ? "epoch" : Batches.ToString(CultureInfo.InvariantCulture);
}
