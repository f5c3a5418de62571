using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KerasLike.Saving;

namespace KerasLike.Callbacks;

/// <summary>How often numbers are written: <c>"epoch"</c> at the end of each epoch, <c>"batch"</c> after each batch too, a number after that many batches.</summary>
public readonly record struct UpdateFrequency : IConfigValue
{
    UpdateFrequency(int batches) => Batches = batches;

    /// <summary>The number of batches; 0 for epochs.</summary>
    internal int Batches { get; }

    /// <summary>Whether numbers are written after a batch.</summary>
    /// <param name="batch">Its number, from 1.</param>
    internal bool IsDue(long batch) => Batches > 0 && batch % Batches == 0;

    /// <summary>By number of batches.</summary>
    /// <param name="batches">The number, at least 1.</param>
    public static implicit operator UpdateFrequency(int batches) => new(Check.Positive(batches, name: "updateFreq"));

    /// <summary>By word.</summary>
    /// <param name="word"><c>"epoch"</c> or <c>"batch"</c>.</param>
    public static implicit operator UpdateFrequency(string word) => new(Check.OneOf(word, ["epoch", "batch"], name: "updateFreq") is "epoch" ? 0 : 1);

    /// <summary>Reads what a config holds.</summary>
    /// <param name="node">The word, or the number.</param>
    public static UpdateFrequency FromConfig(JsonNode node) => Check.NotNull(node).GetValueKind() == JsonValueKind.String ? (string)node! : (int)node;

    JsonNode? IConfigValue.Write() => Batches == 0 ? "epoch" : Batches;

    /// <summary>The word, or the number.</summary>
    public override string ToString() => Batches == 0 ? "epoch" : Batches.ToString(CultureInfo.InvariantCulture);
}
