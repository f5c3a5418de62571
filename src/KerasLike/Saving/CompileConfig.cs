using System.Text.Json.Nodes;
using KerasLike.Losses;
using KerasLike.Metrics;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Training;

namespace KerasLike.Saving;

/// <summary>What a model was compiled with, as Keras writes it under <c>compile_config</c>.</summary>
internal static class CompileConfig
{
    internal static JsonObject Write(CompiledModel? compiled) => compiled is null ? [] : new()
    {
        ["optimizer"] = Config.Serialize(compiled.Optimizer),
        ["loss"] = WriteNamed(compiled.Loss),
        ["loss_weights"] = ConfigValue.Write(compiled.LossWeight),
        ["metrics"] = WriteList(compiled.Metrics.Plain),
        ["weighted_metrics"] = WriteList(compiled.Metrics.Weighted),
        ["run_eagerly"] = false,
        ["steps_per_execution"] = 1,
        ["jit_compile"] = false,
    };

    /// <summary>Compiles a model as its config says; not at all where the config is empty.</summary>
    internal static void Apply(Model model, JsonObject config)
    {
        if (config["optimizer"] is not { } optimizer) return;
        model.Compile((Optimizer)ConfigValue.Read(optimizer, typeof(Optimizer), "compile_config: \"optimizer\"")!,
            ReadNamed<Loss>(Single(config["loss"], "loss"), id => id),
            (double?)Single(config["loss_weights"], "loss_weights"),
            ReadList(config["metrics"], "metrics"), ReadList(config["weighted_metrics"], "weighted_metrics"));
    }

    // What was given by name is written by name.
    static JsonNode? WriteNamed(KerasObject? value) => value is null ? null : value.Identifier ?? (JsonNode?)Config.Serialize(value);

    static JsonArray? WriteList(IReadOnlyList<Metric> metrics) => metrics.Count == 0 ? null : [.. metrics.Select(WriteNamed)];

    static T? ReadNamed<T>(JsonNode? node, Func<string, T> byName) where T : KerasObject => node switch
    {
        null => null,
        JsonObject { } entry => (T)Config.Deserialize(entry, typeof(T)),
        _ => byName((string)node!),
    };

    static List<Metric>? ReadList(JsonNode? node, string key) =>
        node is null ? null : node is JsonArray list ? [.. list.OfType<JsonNode>().Select(m => ReadNamed<Metric>(m, id => id)!)] : throw Unexpected(key, node);

    // Keras lets one output have a list of one.
    static JsonNode? Single(JsonNode? node, string key) => node switch
    {
        JsonArray { Count: 1 } list => list[0],
        JsonArray => throw Unexpected(key, node),
        _ => node,
    };

    static InvalidDataException Unexpected(string key, JsonNode node) => new($"compile_config: \"{key}\" cannot be read. Received: {node.ToJsonString()}. Load with compile: false, and compile the model yourself.");
}
