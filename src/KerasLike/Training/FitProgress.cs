using System.Globalization;
using System.Text.Json.Nodes;
using KerasLike.Layers;
using KerasLike.Models;

namespace KerasLike.Training;

/// <summary>How far a run of <c>Fit</c> is, and all that decides how it goes on besides the weights and the optimizer's state: written down, another process can go on from it.</summary>
internal sealed class FitProgress(Model model, BatchFeed feed, int epoch)
{
    /// <summary>The epoch that runs, from 0.</summary>
    internal int Epoch { get; set; } = epoch;

    /// <summary>How many of its batches are done.</summary>
    internal int Batch { get; set; }

    /// <summary>Writes it down.</summary>
    /// <param name="epochIsOver">Whether the next epoch is where to go on, rather than the next batch.</param>
    internal JsonObject Write(bool epochIsOver) => new()
    {
        ["epoch"] = epochIsOver ? Epoch + 1 : Epoch,
        ["batch"] = epochIsOver ? 0 : Batch,
        ["learning_rate"] = model.Optimizer.Rate,
        ["data_position"] = feed.Position,
        ["data_order"] = feed.OrderPosition is { } order ? Write(order) : null,
        ["layer_seeds"] = new JsonArray([.. Seeds().Select(s => (JsonNode)Write(s.Position))]),
        ["random_state"] = RandomState.Position,
    };

    internal FitProgress Read(JsonObject written)
    {
        (Epoch, Batch) = ((int)written["epoch"]!, (int)written["batch"]!);
        model.Optimizer.Rate = (double?)written["learning_rate"];
        feed.GoTo((int)written["data_position"]!, written["data_order"] is { } order ? Read(order) : null);
        foreach (var (seeds, at) in Seeds().Zip(written["layer_seeds"]!.AsArray())) seeds.Position = Read(at!);
        RandomState.Position = (long)written["random_state"]!;
        return this;
    }

    IEnumerable<SeedGenerator> Seeds() => SeedFields.Of(model);

    // JSON's numbers are not for 64 bits without a sign.
    static string Write((ulong Start, long Uses) position) => string.Create(CultureInfo.InvariantCulture, $"{position.Start} {position.Uses}");

    static (ulong Start, long Uses) Read(JsonNode node) =>
        ((string)node!).Split(' ') is [var start, var uses] ? (ulong.Parse(start, CultureInfo.InvariantCulture), long.Parse(uses, CultureInfo.InvariantCulture)) : throw new FormatException($"two numbers are expected. Received: {node}");
}
