using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>Runs a recurrent layer over a sequence forwards, and another one backwards, and joins their outputs.</summary>
/// <param name="layer">The layer; a copy of it runs forwards.</param>
/// <param name="mergeMode">How the outputs are joined: <c>"concat"</c>, <c>"sum"</c>, <c>"mul"</c>, <c>"ave"</c>; null gives both. Default: <c>"concat"</c>.</param>
/// <param name="backwardLayer">The layer that runs backwards, with <c>goBackwards: true</c>; null takes a copy of the layer. Default: null.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights. Default: true.</param>
/// <param name="dtype">The number types to compute in and keep weights in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, steps, features), optionally followed by the initial states, the forward layer's first.<br/>
/// Output: the layer's, with twice the features for <c>"concat"</c>; the states after it where the layer returns them.<br/>
/// Weights: the forward layer's, then the backward layer's.<br/>
/// Keras: <c>keras.layers.Bidirectional</c>
/// </remarks>
/// <example><code>model.Add(new Bidirectional(new LSTM(64)));</code></example>
public sealed class Bidirectional(RecurrentLayer layer, string? mergeMode = "concat", RecurrentLayer? backwardLayer = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, dtype, inputShape)
{
    /// <summary>How the outputs are joined, or null.</summary>
    public string? MergeMode { get; } = mergeMode is null ? null : Check.OneOf(mergeMode, ["concat", "sum", "mul", "ave"], name: nameof(mergeMode));

    /// <summary>The layer that runs forwards.</summary>
    [ConfigKey("layer")]
    public RecurrentLayer ForwardLayer { get; } = Copy(Check.NotNull(layer), "forward_", layer.GoBackwards);

    /// <summary>The layer that runs backwards.</summary>
    public RecurrentLayer BackwardLayer { get; } = Copy(backwardLayer ?? layer, "backward_", backwardLayer?.GoBackwards ?? !layer.GoBackwards);

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool TakesMask => true;

    internal override bool NeedsFloats => true;

    /// <summary>Makes stateful layers begin the next batch anew.</summary>
    public void ResetState()
    {
        ForwardLayer.ResetState();
        BackwardLayer.ResetState();
    }

    /// <inheritdoc/>
    public override Tensor? ComputeMask(Tensors inputs, IReadOnlyList<Tensor?> previousMask) => ForwardLayer.ReturnSequences ? base.ComputeMask(inputs, previousMask) : null;

    /// <inheritdoc/>
    public override Tensors Call(Tensors inputs, CallContext context)
    {
        var states = ((IEnumerable<Tensor>)Check.NotNull(inputs)).Skip(1).ToArray();
        Tensors Given(Tensor[] half) => new([inputs[0], .. half]);
        var forward = ForwardLayer.Run(Given(states[..(states.Length / 2)]), context);
        var backward = BackwardLayer.Run(Given(states[(states.Length / 2)..]), context);
        var (y, reversed) = (forward[0], ForwardLayer.ReturnSequences ? backward[0].flip(1) : backward[0]);
        Tensor[] outputs = MergeMode is null ? [y, reversed] : [Merge(y, reversed)];
        return ForwardLayer.ReturnState ? new([.. outputs, .. ((IEnumerable<Tensor>)forward).Skip(1), .. ((IEnumerable<Tensor>)backward).Skip(1)]) : new(outputs);
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape)
    {
        var one = ForwardLayer.ComputeOutputShape(inputShape);
        return MergeMode == "concat" ? one.With(-1, one[^1] * 2) : one;
    }

    internal override CallArguments Arguments(KerasTensors inputs, bool? training) => ForwardLayer.Arguments(inputs, training);

    internal override IReadOnlyList<(Shape Shape, ScalarType DType)> OutputSpecs(IReadOnlyList<(Shape Shape, ScalarType DType)> inputs, CallArguments? arguments = null)
    {
        var (output, one) = ((ComputeOutputShape(inputs[0].Shape), DType.ComputeDType), ForwardLayer.OutputSpecs(inputs));
        var states = one.Skip(1).ToList();
        return [output, .. MergeMode is null ? [output] : Array.Empty<(Shape, ScalarType)>(), .. states, .. states];
    }

    internal override IEnumerable<Shape> Specified(IReadOnlyList<Shape> inputs) => inputs.Take(1);

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        if (ForwardLayer.GoBackwards == BackwardLayer.GoBackwards) throw Different("goBackwards", "different values", ForwardLayer.GoBackwards, BackwardLayer.GoBackwards);
        foreach (var (name, a, b) in new[] { ("stateful", ForwardLayer.Stateful, BackwardLayer.Stateful), ("returnSequences", ForwardLayer.ReturnSequences, BackwardLayer.ReturnSequences), ("returnState", ForwardLayer.ReturnState, BackwardLayer.ReturnState) })
            if (a != b) throw Different(name, "the same value", a, b);
        InputSpec = ForwardLayer.InputSpec;
        ForwardLayer.EnsureBuilt([inputShape]);
        BackwardLayer.EnsureBuilt([inputShape]);
    }

    Tensor Merge(Tensor y, Tensor reversed) => MergeMode switch
    {
        "concat" => torch.cat([y, reversed], -1),
        "sum" => y.Plus(reversed),
        "ave" => y.Plus(reversed).mul(Scalars.Half),
        _ => y.mul(reversed),
    };

    // As in Keras: steps that are padding give 0 where all steps are returned.
    static RecurrentLayer Copy(RecurrentLayer layer, string prefix, bool goBackwards)
    {
        var config = layer.GetConfig();
        config["name"] = prefix + (layer.Name.StartsWith(prefix, StringComparison.Ordinal) ? layer.Name[prefix.Length..] : layer.Name);
        (config["go_backwards"], config["zero_output_for_mask"]) = (goBackwards, layer.ReturnSequences);
        return (RecurrentLayer)Config.Create(layer.GetType(), config);
    }

    ArgumentException Different(string name, string expected, bool forward, bool backward) =>
        new($"{Description}: the forward and the backward layer must have {expected} of `{name}`. Received: forward {name}={Said(forward)}, backward {name}={Said(backward)}");

    static string Said(bool value) => value ? "true" : "false";
}
