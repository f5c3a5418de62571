using System.Text.Json.Nodes;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>What the config says of a layer that writes and reads its own, as it holds what is no data: a function or a module.</summary>
/// <param name="config">The config.</param>
/// <param name="owner">The class, for messages.</param>
internal sealed class WrittenLayer(JsonObject config, string owner)
{
    internal string? Name => (string?)config["name"];

    internal bool Trainable => (bool?)config["trainable"] ?? true;

    internal DTypePolicy? DType => Read<DTypePolicy>("dtype");

    internal Shape? OutputShape => Read<Shape>("output_shape");

    /// <summary>The config of a layer: what every layer writes, and more.</summary>
    internal static JsonObject Of(Layer layer, params (string Key, JsonNode? Value)[] more)
    {
        var config = new JsonObject { ["name"] = layer.Name, ["trainable"] = layer.Trainable, ["dtype"] = ConfigValue.Write(layer.DType) };
        foreach (var (key, value) in more) config[key] = value;
        return config;
    }

    T? Read<T>(string key) where T : class => (T?)ConfigValue.Read(config[key], typeof(T), $"{owner}: config key \"{key}\"");
}
