using System.Text.Json.Nodes;
using KerasLike.Layers;
using KerasLike.Saving;

namespace KerasLike.Models;

/// <summary>
/// A stack of layers, each fed by the one before. It is built layer by layer when the input shape is known from the start, else on the first data it meets.
/// </summary>
/// <remarks>Keras: <c>keras.Sequential</c></remarks>
/// <example><code>var model = new Sequential([new Dense(10, inputShape: 784, activation: "softmax")]);</code></example>
[KerasModule("keras")]
public sealed class Sequential : Model
{
    readonly List<Layer> layers = [];
    InputLayer? input;
    KerasTensor? output;
    Graph? graph;

    /// <summary>Makes a stack of layers.</summary>
    /// <param name="layers">The layers, first to last; the first may be <see cref="Keras.Input"/>. Default: none, to be added.</param>
    /// <param name="trainable">Whether training changes the weights. Default: true.</param>
    /// <param name="name">Its name; null makes one. Default: null.</param>
    public Sequential(IEnumerable<Layer>? layers = null, bool trainable = true, string? name = null)
        : base(name, trainable)
    {
        foreach (var layer in layers ?? []) Add(layer);
        if (!trainable) Trainable = false;
    }

    /// <summary>The layers, without the one that stands for the input.</summary>
    public override IReadOnlyList<Layer> Layers => layers;

    /// <summary>The input it was given or built on, or null.</summary>
    internal KerasTensor? FirstInput => input?.Tensor;

    internal override Graph? Graph => output is null ? null : graph ??= new(Description, input!.Tensor, output);

    /// <summary>Makes a stack from its config.</summary>
    /// <param name="config">What <see cref="GetConfig"/> of an equal stack gives.</param>
    public static new Sequential FromConfig(JsonObject config)
    {
        if (Check.NotNull(config)["layers"] is not JsonArray layers) throw new InvalidDataException($"Sequential: config key \"layers\" must be a list. Received: keys {string.Join(", ", config.Select(c => c.Key))}");
        var model = new Sequential(layers.Select(l => (Layer)Config.Deserialize((JsonObject)l!, typeof(Layer))), (bool?)config["trainable"] ?? true, (string?)config["name"]);
        if (config["dtype"] is { } policy) model.DType = (DTypePolicy)ConfigValue.Read(policy, typeof(DTypePolicy), "Sequential: config key \"dtype\"")!;
        if (model.output is null && config["build_input_shape"] is JsonArray shape) model.EnsureBuilt([new([.. shape.Select(d => (int?)d)])]);
        return model;
    }

    /// <summary>Adds a layer on top.</summary>
    /// <param name="layer">The layer, or the result of <see cref="Keras.Input"/> as the first.</param>
    public void Add(Layer layer)
    {
        Check.NotNull(layer);
        if (layers.Exists(l => l.Name == layer.Name && l != layer))
            throw new ArgumentException($"{Description}: its layers must have different names. Received: a second layer named \"{layer.Name}\". Give it another name.", nameof(layer));
        if (layer is InputLayer given)
        {
            if (input is not null || layers.Count > 0) throw new ArgumentException($"{Description}: an input can only come first. Received: input {given.BatchShape} after {(input is null ? $"layer \"{layers[^1].Name}\"" : $"input {input.BatchShape}")}", nameof(layer));
            SetInput(given);
            return;
        }
        if (layers.Count == 0 && input is null && ShapeTakenBy(layer) is { } shape) SetInput(new InputLayer(batchShape: shape, dtype: (layer as Model)?.Graph is { } inner ? DTypes.Name(inner.Inputs[0].DType) : DTypes.IsShort(layer.DType.ComputeDType) ? null : layer.DType));
        var extended = output is null ? null : layer.Apply(output);
        layers.Add(layer);
        (output, graph) = (extended, null);
        if (output is not null) EnsureBuilt([input!.BatchShape]);
        Structure.Changed();
    }

    /// <summary>Takes the top layer off.</summary>
    /// <returns>The layer.</returns>
    public Layer Pop()
    {
        if (layers.Count == 0) throw new InvalidOperationException($"{Description}: it has no layer to take off.");
        var top = layers[^1];
        layers.RemoveAt(layers.Count - 1);
        (output, graph) = (output?.Producer.Inputs[0], null);
        Structure.Changed();
        return top;
    }

    /// <inheritdoc/>
    public override JsonObject GetConfig()
    {
        var config = new JsonObject
        {
            ["name"] = Name,
            ["trainable"] = Trainable,
            ["dtype"] = ConfigValue.Write(DType),
            ["layers"] = new JsonArray([.. (input is null ? layers : layers.Prepend(input)).Select(Config.SerializeLayer)]),
        };
        if (output is not null) config["build_input_shape"] = ConfigValue.Write(input!.BatchShape);
        return config;
    }

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        if (layers.Count == 0) throw new InvalidOperationException($"{Description}: it has no layers. Add one before it is called.");
        if (output is not null) return;
        SetInput(new InputLayer(batchShape: inputShape.With(0, null), dtype: layers[0].InputType));
        foreach (var layer in layers) output = layer.Apply(output!);
    }

    // A model as the first layer knows its own input; any other layer may have been told.
    static Shape? ShapeTakenBy(Layer layer) => layer.InputShape?.Batched() ?? (layer as Model)?.Graph?.Inputs[0].Shape;

    void SetInput(InputLayer layer)
    {
        input = layer;
        output = layer.Tensor;
        graph = null;
    }
}
