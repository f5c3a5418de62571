using System.Text.Json.Nodes;
using KerasLike.Layers;

namespace KerasLike.Models;

/// <summary>A layer made of other layers: of the graph between symbolic inputs and outputs, or of what a class holds in its fields. Base of <see cref="Model"/>, which can be trained.</summary>
public abstract class Network : Layer
{
    readonly Graph? graph;

    private protected Network(KerasTensors inputs, KerasTensors outputs, string name, bool trainable)
        : base(name, trainable)
    {
        graph = GraphInputs.Close(Description, Check.NotNull(inputs), Check.NotNull(outputs));
        if (!trainable) Trainable = false;
        EnsureBuilt([.. inputs.Select(i => i.Shape)]);
    }

    private protected Network(string? name, bool trainable, DTypePolicy? dtype)
        : base(name, trainable, dtype) { }

    /// <summary>The layers, in order.</summary>
    public virtual IReadOnlyList<Layer> Layers => Graph?.Layers ?? base.SubLayers;

    /// <summary>The symbolic inputs.</summary>
    public KerasTensors Inputs => RequireGraph().Inputs;

    /// <summary>The symbolic outputs.</summary>
    public KerasTensors Outputs => RequireGraph().Outputs;

    /// <summary>The first symbolic input.</summary>
    public override KerasTensor Input => Graph is { } flow ? flow.Inputs[0] : base.Input;

    /// <summary>The first symbolic output.</summary>
    public override KerasTensor Output => Graph is { } flow ? flow.Outputs[0] : base.Output;

    /// <summary>The names of the outputs: the keys of the dictionary it was made of, or the names of the layers they come from.</summary>
    public IReadOnlyList<string> OutputNames => Outputs.Names ?? [.. Outputs.Select(o => o.Producer.Layer.Name)];

    /// <summary>The names of the inputs: the keys of the dictionary it was made of, or the names of the input layers.</summary>
    public IReadOnlyList<string> InputNames => Inputs.Names ?? [.. Inputs.Select(o => o.Producer.Layer.Name)];

    /// <summary>The shape of the output, batch first: <c>(None, 10)</c>.</summary>
    public Shape OutputShape => Outputs[0].Shape;

    /// <summary>A layer by its name.</summary>
    /// <param name="name">The name.</param>
    public Layer GetLayer(string name) => Layers.FirstOrDefault(l => l.Name == name)
        ?? throw new ArgumentException($"{Description}: no layer has that name. Received: name=\"{name}\". Layers: {string.Join(", ", Layers.Select(l => l.Name))}", nameof(name));

    /// <summary>A layer by its place.</summary>
    /// <param name="index">Its place, from 0.</param>
    public Layer GetLayer(int index) => index >= 0 && index < Layers.Count ? Layers[index]
        : throw new ArgumentOutOfRangeException(nameof(index), $"{Description}: it has {Layers.Count} layers. Received: index={index}");

    internal override IReadOnlyList<Layer> SubLayers => Layers;

    internal override bool TakesMask => Graph is not null;

    // Each input of a graph has its own type.
    internal override bool CastsInputs => Graph is null;

    // Its layers say themselves.
    internal override bool TakesStrings => true;

    /// <inheritdoc/>
    public override JsonObject? GetBuildConfig() => graph is null ? base.GetBuildConfig() : new() { ["input_shape"] = null };

    /// <summary>The graph, or null where a class of its own says what the model does.</summary>
    internal virtual Graph? Graph => graph;

    /// <inheritdoc/>
    public override Tensors Call(Tensors inputs, CallContext context) => Graph is { } flow ? flow.Run(inputs, context) : base.Call(inputs, context);

    internal override IReadOnlyList<(Shape Shape, ScalarType DType)> OutputSpecs(IReadOnlyList<(Shape Shape, ScalarType DType)> inputs, CallArguments? arguments = null) =>
        Graph is { } flow && inputs.Zip(flow.Inputs).All(i => i.First.Shape.Skip(1).SequenceEqual(i.Second.Shape.Skip(1))) ? [.. flow.Outputs.Select(o => (o.Shape, o.DType))]
            : ShapeProbe.Outputs(this, inputs, arguments);

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => Graph is { } flow ? new([Check.NotNull(inputShape)[0], .. flow.Outputs[0].Shape.WithoutBatch]) : base.ComputeOutputShape(inputShape);

    Graph RequireGraph() => Graph ?? throw new InvalidOperationException($"{Description}: it has no symbolic inputs and outputs{(this is Sequential ? " before its input shape is known. Give its first layer an inputShape, or call it on data" : ", since its class says what it does")}.");
}
