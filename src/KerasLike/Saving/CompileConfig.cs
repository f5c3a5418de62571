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
        ["optimizer"] = Config.Serialize(compiled.GivenOptimizer),
        ["loss"] = WriteAll(compiled.Losses, WriteNamed),
        ["loss_weights"] = WriteAll(compiled.LossWeights, weight => ConfigValue.Write(weight)),
        ["metrics"] = WriteAll(compiled.Metrics, WriteGroup),
        ["weighted_metrics"] = WriteAll(compiled.WeightedMetrics, WriteGroup),
        ["run_eagerly"] = compiled.RunEagerly,
        ["steps_per_execution"] = compiled.StepsPerExecution,
        ["jit_compile"] = false,
    };

    /// <summary>Compiles a model as its config says; not at all where the config is empty.</summary>
    internal static void Apply(Model model, JsonObject config)
    {
        if (config["optimizer"] is not { } optimizer) return;
        model.Compile((Optimizer)ConfigValue.Read(optimizer, typeof(Optimizer), "compile_config: \"optimizer\"")!,
            Read<OutputLosses, Loss?>(config["loss"], "loss", ReadLoss, one => one, many => many, named => named!),
            Read<OutputLossWeights, double?>(config["loss_weights"], "loss_weights", node => (double?)node, one => one!.Value, many => OutputLossWeights.Create(many), named => named.ToDictionary(n => n.Key, n => n.Value!.Value)),
            ReadMetrics(config, "metrics"), ReadMetrics(config, "weighted_metrics"), (bool?)config["run_eagerly"] ?? false, (int?)config["steps_per_execution"] ?? 1);
    }

    /// <summary>Compiles a model as another is, with an optimizer and metrics that begin anew; not at all where the other is not compiled.</summary>
    internal static void Copy(Model model, Model other)
    {
        var compilesItself = model.GetType().GetMethod(nameof(Model.CompileFromConfig))!.DeclaringType != typeof(Model);
        if (compilesItself && model.GetCompileConfig() is { } config) other.CompileFromConfig(config);
        else if (!compilesItself && model.CompiledOrNull is { } compiled)
            other.Compile(compiled.GivenOptimizer, compiled.Losses, compiled.LossWeights, Anew(compiled.Metrics), Anew(compiled.WeightedMetrics), compiled.RunEagerly, compiled.StepsPerExecution,
                autoScaleLoss: compiled.Optimizer != compiled.GivenOptimizer);
    }

    static OutputMetrics? Anew(OutputMetrics? metrics) => metrics is null ? null
        : metrics.Names is { } names ? names.Zip(metrics.Items).Where(m => m.Second is not null).ToDictionary(m => m.First, m => Anew(m.Second)!)
        : OutputMetrics.Create([.. metrics.Items.Select(Anew)]);

    static MetricGroup? Anew(MetricGroup? group) => group is null ? null : group.IsSingle ? Anew(group.Single()) : group.Select(Anew).ToArray();

    // A function goes into no config.
    static Metric Anew(Metric metric) => metric is MeanMetricWrapper { Fn: var function } ? new MeanMetricWrapper(function, metric.Name, metric.DType)
        : metric.Identifier is { } id ? id : (Metric)Config.Create(metric.GetType(), metric.GetConfig());

    // What was given by name is written by name.
    static JsonNode? WriteNamed(KerasObject? value) => value is null ? null : value.Identifier ?? (JsonNode?)Config.Serialize(value);

    static JsonNode? WriteGroup(MetricGroup? group) => group is null ? null : group.IsSingle ? WriteNamed(group.Single()) : new JsonArray([.. group.Select(WriteNamed)]);

    static JsonNode? WriteAll<T>(PerOutput<T>? all, Func<T, JsonNode?> write) => all is null || all.Items.Count == 0 ? null
        : all.IsSingle ? write(all.Items[0])
        : all.Names is { } names ? new JsonObject(names.Zip(all.Items, (n, v) => KeyValuePair.Create(n, write(v))))
        : new JsonArray([.. all.Items.Select(write)]);

    static Loss? ReadLoss(JsonNode? node) => ReadNamed<Loss>(node, id => id);

    static Metric ReadMetric(JsonNode? node) => ReadNamed<Metric>(node, id => id) ?? throw Unexpected("metrics", node);

    static T? ReadNamed<T>(JsonNode? node, Func<string, T> byName) where T : KerasObject => node switch
    {
        null => null,
        JsonObject { } entry => (T)Config.Deserialize(entry, typeof(T)),
        _ => byName((string)node!),
    };

    static MetricGroup? ReadGroup(JsonNode? node) => node is null ? null : node is JsonArray list ? list.Select(ReadMetric).ToArray() : ReadMetric(node);

    static OutputMetrics? ReadMetrics(JsonObject config, string key) =>
        Read<OutputMetrics, MetricGroup?>(config[key], key, ReadGroup, one => OutputMetrics.Create([one]), many => OutputMetrics.Create(many), named => named!);

    // An object of a class, or a dictionary by the names of outputs.
    static TAll? Read<TAll, T>(JsonNode? node, string key, Func<JsonNode?, T> read, Func<T, TAll?> one, Func<T[], TAll> many, Func<Dictionary<string, T>, TAll> named) where TAll : class
    {
        try
        {
            return node switch
            {
                null => null,
                JsonArray list => many([.. list.Select(read)]),
                JsonObject map when !map.ContainsKey("class_name") => named(map.ToDictionary(m => m.Key, m => read(m.Value))),
                _ => one(read(node)),
            };
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            throw Unexpected(key, node);
        }
    }

    static InvalidDataException Unexpected(string key, JsonNode? node) => new($"compile_config: \"{key}\" cannot be read. Received: {node?.ToJsonString() ?? "null"}. Load with compile: false, and compile the model yourself.");
}
