using System.Text.Json.Nodes;
using KerasLike.Models;
using KerasLike.Optimizers.Schedules;
using KerasLike.Training;

namespace KerasLike.Saving.Legacy;

/// <summary>Configs as Keras 2 wrote them, and Keras 3 writes them in its older format, to those of today and back.</summary>
internal static class LegacyConfig
{
    // What Keras 2 wrote and Keras 3 does not know: other ways to compute the same.
    static readonly string[] Gone = ["implementation", "time_major", "fused", "virtual_batch_size", "input_length", "is_legacy_optimizer", "jit_compile", "experimental_aggregate_gradients"];

    internal static JsonObject Write(Model model) => new() { ["class_name"] = Registry.ClassNameOf(model), ["config"] = WithoutModules(model.GetConfig()) };

    internal static JsonObject WriteTraining(CompiledModel compiled)
    {
        var config = CompileConfig.Write(compiled);
        var optimizer = config["optimizer"]!.AsObject();
        config.Remove("optimizer");
        config["optimizer_config"] = new JsonObject { ["class_name"] = optimizer["class_name"]!.DeepClone(), ["config"] = optimizer["config"]!.DeepClone() };
        return config;
    }

    /// <summary>The config of a model as Keras 3 has it.</summary>
    internal static JsonObject Upgrade(JsonObject entry)
    {
        entry = entry.DeepClone().AsObject();
        UpgradeInside(entry);
        return entry;
    }

    /// <summary>What a model was compiled with, as Keras 3 has it.</summary>
    internal static JsonObject UpgradeTraining(JsonObject training)
    {
        training = training.DeepClone().AsObject();
        UpgradeInside(training);
        if (training["optimizer_config"] is JsonObject optimizer)
        {
            training.Remove("optimizer_config");
            training["optimizer"] = UpgradeOptimizer(optimizer);
        }
        foreach (var key in new[] { "metrics", "weighted_metrics" })
            if (training[key] is JsonArray metrics) training[key] = new JsonArray([.. Flat(metrics).Select(UpgradeMetric)]);
        return training;
    }

    static JsonObject WithoutModules(JsonObject config)
    {
        if (config["layers"] is not JsonArray layers) return config;
        foreach (var entry in layers.OfType<JsonObject>())
        {
            foreach (var key in new[] { "module", "registered_name", "build_config", "compile_config" }) entry.Remove(key);
            if (entry["config"] is JsonObject inner) WithoutModules(inner);
        }
        return config;
    }

    static void UpgradeInside(JsonNode? node)
    {
        if (node is JsonArray list)
            foreach (var item in list) UpgradeInside(item);
        if (node is not JsonObject entry) return;
        if (entry["class_name"] is JsonValue name && name.GetValueKind() == System.Text.Json.JsonValueKind.String) UpgradeEntry((string)name!, entry);
        foreach (var (_, value) in entry.ToList()) UpgradeInside(value);
    }

    static void UpgradeEntry(string className, JsonObject entry)
    {
        // The first versions of Keras 2 had the layers of a stack for its config.
        if (entry["config"] is JsonArray stack)
        {
            entry.Remove("config");
            entry["config"] = new JsonObject { ["layers"] = stack };
        }
        if (entry["config"] is not JsonObject config) return;
        foreach (var key in Gone) config.Remove(key);
        if (className == "Sequential" && config["layers"] is JsonArray layers) AddInput(layers);
        if (className == "InputLayer") Rename(config, "batch_input_shape", "batch_shape");
        else config.Remove("batch_input_shape");
        if (className == "BatchNormalization" && config["axis"] is JsonArray { Count: 1 } axis) config["axis"] = axis[0]!.DeepClone();
        if ((string?)(config["reduction"] as JsonValue) == "auto") config["reduction"] = "sum_over_batch_size";
        foreach (var (key, value) in config)
            if (key.EndsWith("_initializer", StringComparison.Ordinal) && value?["config"] is JsonObject initializer) initializer.Remove("dtype");
    }

    // The first layer of a stack knew the shape of the input; now there is a layer for that.
    static void AddInput(JsonArray layers)
    {
        if (layers.FirstOrDefault() is not JsonObject first || first["config"]?["batch_input_shape"] is not JsonArray shape || (string?)first["class_name"] == "InputLayer") return;
        layers.Insert(0, new JsonObject { ["class_name"] = "InputLayer", ["config"] = new JsonObject { ["batch_shape"] = shape.DeepClone(), ["name"] = $"{first["config"]!["name"]}_input" } });
    }

    static JsonObject UpgradeOptimizer(JsonObject optimizer)
    {
        if (optimizer["config"] is JsonObject config)
        {
            Rename(config, "lr", "learning_rate");
            if (config["decay"] is JsonValue decay && config.Remove("decay") && (double)decay != 0 && config["learning_rate"] is JsonValue rate)
                config["learning_rate"] = Config.Serialize(new InverseTimeDecay((double)rate, decaySteps: 1, decayRate: (double)decay));
        }
        return optimizer;
    }

    static JsonNode? UpgradeMetric(JsonNode? metric) => metric is JsonObject entry && (string?)entry["class_name"] == "MeanMetricWrapper" && entry["config"] is JsonObject config
        ? (string?)config["name"] is "accuracy" or "acc" ? "accuracy" : config["fn"]?.DeepClone()
        : metric?.DeepClone();

    static IEnumerable<JsonNode?> Flat(JsonArray list) => list.SelectMany(item => item is JsonArray inner ? Flat(inner) : [item]);

    static void Rename(JsonObject config, string from, string to)
    {
        if (!config.TryGetPropertyValue(from, out var value)) return;
        config.Remove(from);
        config[to] = value?.DeepClone();
    }
}
