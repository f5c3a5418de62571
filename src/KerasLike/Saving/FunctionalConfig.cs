using System.Text.Json.Nodes;
using KerasLike.Layers;
using KerasLike.Models;

namespace KerasLike.Saving;

/// <summary>The config of a model made of a graph: its layers, what each was called with, and which tensors are inputs and outputs.</summary>
internal static class FunctionalConfig
{
    internal static JsonObject Write(Model model, Graph graph)
    {
        var calls = graph.Calls.Concat(graph.Inputs.Select(i => i.Producer)).ToHashSet();
        // A layer's calls are numbered among those of this model.
        int Number(LayerCall call) => call.Layer.Calls.Where(calls.Contains).ToList().IndexOf(call);
        JsonArray Place(KerasTensor tensor) => [tensor.Producer.Layer.Name, Number(tensor.Producer) + FirstNumber(tensor.Producer.Layer), tensor.Index];
        var layers = new JsonArray();
        foreach (var layer in graph.Layers)
        {
            var entry = Config.SerializeLayer(layer);
            entry["name"] = layer.Name;
            entry["inbound_nodes"] = new JsonArray([.. layer.Calls.Where(c => calls.Contains(c) && !c.IsInput).Select(c => CallConfig.Write(c, Number))]);
            layers.Add(entry);
        }
        return new()
        {
            ["name"] = model.Name,
            ["trainable"] = model.Trainable,
            ["layers"] = layers,
            ["input_layers"] = Write(graph.Inputs, Place),
            ["output_layers"] = Write(graph.Outputs, Place),
        };
    }

    internal static Model Read(JsonObject config)
    {
        var entries = List(config, "layers").Select(e => e as JsonObject ?? throw Unexpected("layers", e)).ToList();
        var layers = new Dictionary<string, Layer>();
        foreach (var entry in entries)
        {
            var layer = (Layer)Config.Deserialize(entry, typeof(Layer));
            if (!layers.TryAdd((string?)entry["name"] ?? layer.Name, layer)) throw new InvalidDataException($"Functional: two layers are named \"{layer.Name}\".");
            if (layer is InputLayer input) _ = input.Tensor;
        }
        var before = layers.Values.ToDictionary(l => l, l => l is InputLayer ? 0 : l.Calls.Count);
        Connect(entries, layers, before);
        KerasTensor Find(JsonArray place) => CallConfig.Find(place, layers, before, FirstNumber);
        var model = new Model(Tensors(config, "input_layers", Find), Tensors(config, "output_layers", Find), (string?)config["name"], (bool?)config["trainable"] ?? true);
        // Keras does not write the policy of the model itself, by which compiling decides whether to scale the loss.
        if (layers.Values.FirstOrDefault(l => l.DType.IsMixed) is { } mixed) model.DType = mixed.DType;
        return model;
    }

    // A call may need what a layer listed later gives, where layers are shared: so the list is gone through until all calls are made.
    static void Connect(List<JsonObject> entries, Dictionary<string, Layer> layers, Dictionary<Layer, int> before)
    {
        var waiting = entries.Select(e => (Entry: e, Calls: new Queue<JsonNode?>(e["inbound_nodes"] as JsonArray ?? []))).Where(w => w.Calls.Count > 0).ToList();
        while (waiting.Count > 0)
        {
            var left = waiting.Sum(w => w.Calls.Count);
            foreach (var (entry, calls) in waiting)
            {
                var layer = layers[(string?)entry["name"] ?? ""];
                while (calls.TryPeek(out var call) && CallConfig.Read(call!, layer, layers, before) is { } arguments)
                {
                    layer.Record(arguments);
                    calls.Dequeue();
                }
            }
            waiting.RemoveAll(w => w.Calls.Count == 0);
            if (waiting.Sum(w => w.Calls.Count) == left)
                throw new InvalidDataException($"Functional: the graph has a cycle or misses layers: the inputs of {string.Join(", ", waiting.Select(w => $"\"{w.Entry["name"]}\""))} are never made.");
        }
    }

    // In lists of inputs and outputs Keras counts the graph of a functional model as its first call.
    static int FirstNumber(Layer layer) => layer is Model { Graph: not null } and not Sequential ? 1 : 0;

    static JsonNode Write(KerasTensors tensors, Func<KerasTensor, JsonArray> place) =>
        tensors.IsSingle ? place(tensors[0])
        : tensors.Names is { } names ? new JsonObject(names.Zip(tensors, (n, t) => KeyValuePair.Create<string, JsonNode?>(n, place(t))))
        : new JsonArray([.. tensors.Select(place)]);

    static KerasTensors Tensors(JsonObject config, string key, Func<JsonArray, KerasTensor> find) => config[key] switch
    {
        JsonArray and [JsonValue, _, _] one => find(one),
        JsonArray many => many.Select(t => find(t as JsonArray ?? throw Unexpected(key, t))).ToArray(),
        JsonObject named => named.ToDictionary(n => n.Key, n => find(n.Value as JsonArray ?? throw Unexpected(key, n.Value))),
        var other => throw Unexpected(key, other),
    };

    static JsonArray List(JsonObject config, string key) => config[key] as JsonArray ?? throw Unexpected(key, config[key]);

    static InvalidDataException Unexpected(string key, JsonNode? received) => new($"Functional: config key \"{key}\" cannot be read. Received: {received?.ToJsonString() ?? "nothing"}");
}
