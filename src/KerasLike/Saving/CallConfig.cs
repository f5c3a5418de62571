using System.Text.Json;
using System.Text.Json.Nodes;
using KerasLike.Layers;

namespace KerasLike.Saving;

/// <summary>A call of a layer in the config of a graph: its arguments, with symbolic tensors told by the layer, the call and the output that they come from.</summary>
internal static class CallConfig
{
    const string TensorClass = "__keras_tensor__", History = "keras_history", SliceClass = "__slice__", RestClass = "__ellipsis__";

    internal static JsonObject Write(LayerCall call, Func<LayerCall, int> number) => new()
    {
        ["args"] = new JsonArray([.. call.Arguments.Positional.Select(a => Write(a, number))]),
        ["kwargs"] = new JsonObject(call.Arguments.Keyword.Select(k => KeyValuePair.Create(k.Key, Write(k.Value, number)))),
    };

    /// <summary>The arguments; null as long as a tensor among them is not made yet.</summary>
    internal static CallArguments? Read(JsonNode node, Layer layer, Dictionary<string, Layer> layers, Dictionary<Layer, int> before)
    {
        var isReady = true;
        object? Value(JsonNode? value) => value switch
        {
            null => null,
            JsonArray and [JsonValue first, JsonValue, JsonValue, ..] place when first.GetValueKind() == JsonValueKind.String => Tensor(place),
            JsonArray list => list.Select(Value).ToList(),
            JsonObject entry when (string?)entry["class_name"] == TensorClass => Tensor(entry["config"]?[History] as JsonArray ?? throw Unexpected(layer, entry)),
            JsonObject entry when (string?)entry["class_name"] == SliceClass => TensorSlice.Between((long?)entry["config"]?["start"], (long?)entry["config"]?["stop"], (long?)entry["config"]?["step"]),
            JsonObject entry when (string?)entry["class_name"] == RestClass => TensorSlice.Rest,
            JsonObject entry => throw Unexpected(layer, entry),
            _ => Scalar(value),
        };
        KerasTensor? Tensor(JsonArray place)
        {
            var found = Made(place, layers, before);
            isReady &= found is not null;
            return found;
        }
        var (positional, keyword) = node is JsonArray old ? (Positional(old), Keyword(old)) : (node["args"] as JsonArray ?? [], node["kwargs"] as JsonObject ?? []);
        List<object?> values = [.. positional.Select(Value)];
        var named = keyword.ToDictionary(k => k.Key, k => Value(k.Value));
        return isReady ? new(values, named, layer.PositionalNames) : null;
    }

    /// <summary>The tensor that a config tells by its layer, call and output.</summary>
    internal static KerasTensor Find(JsonArray place, Dictionary<string, Layer> layers, Dictionary<Layer, int> before, Func<Layer, int> firstNumber) =>
        layers.TryGetValue((string)place[0]!, out var layer) && Made([(string)place[0]!, (int)place[1]! - firstNumber(layer), (int)place[2]!], layers, before) is { } tensor ? tensor
            : throw new InvalidDataException($"Functional: there is no tensor {place.ToJsonString()} in the graph. Layers: {string.Join(", ", layers.Keys)}");

    static JsonNode? Write(object? value, Func<LayerCall, int> number) => value switch
    {
        KerasTensor tensor => new JsonObject
        {
            ["class_name"] = TensorClass,
            ["config"] = new JsonObject
            {
                ["shape"] = ConfigValue.Write(tensor.Shape),
                ["dtype"] = DTypes.Name(tensor.DType),
                [History] = new JsonArray(tensor.Producer.Layer.Name, number(tensor.Producer), tensor.Index),
            },
        },
        TensorSlice { IsRest: true } => new JsonObject { ["class_name"] = RestClass, ["config"] = new JsonObject() },
        TensorSlice slice => new JsonObject { ["class_name"] = SliceClass, ["config"] = new JsonObject { ["start"] = slice.Start, ["stop"] = slice.Stop, ["step"] = slice.Step } },
        System.Collections.IList list => new JsonArray([.. list.Cast<object?>().Select(v => Write(v, number))]),
        _ => ConfigValue.Write(value),
    };

    static KerasTensor? Made(JsonArray place, Dictionary<string, Layer> layers, Dictionary<Layer, int> before)
    {
        var name = (string)place[0]!;
        if (!layers.TryGetValue(name, out var layer)) throw new InvalidDataException($"Functional: a layer is called on the output of \"{name}\", which is not in the graph. Layers: {string.Join(", ", layers.Keys)}");
        var (call, output) = ((int)place[1]! + before[layer], (int)place[2]!);
        return call < 0 || call >= layer.Calls.Count ? null
            : output >= 0 && output < layer.Calls[call].Outputs.Count ? layer.Calls[call].Outputs[output]
            : throw new InvalidDataException($"Functional: layer \"{name}\" has no output {output}.");
    }

    // Keras 2: a list of [layer, call, output, named arguments].
    static JsonArray Positional(JsonArray node)
    {
        JsonNode?[] tensors = [.. node.Select(t => new JsonArray([.. t!.AsArray().Take(3).Select(v => v!.DeepClone())]))];
        return tensors is [var one] ? [one] : [new JsonArray(tensors)];
    }

    static JsonObject Keyword(JsonArray node) => node.Count > 0 && node[0] is JsonArray and [_, _, _, JsonObject keyword, ..] ? keyword : [];

    static object Scalar(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.True or JsonValueKind.False => (bool)value,
        JsonValueKind.String => (string)value!,
        _ => value.ToJsonString().Contains('.', StringComparison.Ordinal) ? (double)value : (object)(int)value,
    };

    static InvalidDataException Unexpected(Layer layer, JsonNode received) => new($"Functional: a call of {layer.Description} has an argument that cannot be read. Received: {received.ToJsonString()}");
}
