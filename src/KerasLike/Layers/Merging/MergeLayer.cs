using System.Text.Json.Nodes;

namespace KerasLike.Layers;

/// <summary>Base of layers that make one tensor of several. Tensors of fewer axes get axes of size 1 after the batch.</summary>
public abstract class MergeLayer : Layer
{
    private protected MergeLayer(string? name, bool trainable, DTypePolicy? dtype)
        : base(name, trainable, dtype) { }

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    /// <inheritdoc/>
    public override JsonObject? GetBuildConfig() => LayerBuild.ToConfig(BuildShapes);

    internal override CallArguments Arguments(KerasTensors inputs, bool? training) => CallArguments.Of([inputs.ToList()], training, takesMask: false);

    /// <inheritdoc/>
    public override Tensors Call(Tensors inputs, CallContext context)
    {
        var given = Check.NotNull(inputs).ToArray();
        if (InputCount is int count && given.Length != count) throw Expected($"{count} inputs", LayerInputs.ShapesOf(inputs));
        if (!AddsAxes) return Merge(given);
        var rank = given.Max(t => t.ndim);
        return Merge(Array.ConvertAll(given, t => Expand(t, rank)));
    }

    /// <summary>A step that is there in any input is there in the output, as long as all inputs have masks.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="previousMask">The mask of each input.</param>
    public override Tensor? ComputeMask(Tensors inputs, IReadOnlyList<Tensor?> previousMask) =>
        Check.NotNull(previousMask).All(m => m is not null) ? previousMask.Aggregate((a, b) => a!.logical_or(b!)) : null;

    /// <summary>Makes one tensor of tensors with the same number of axes.</summary>
    private protected abstract Tensor Merge(Tensor[] inputs);

    /// <summary>How many tensors it takes, or null for any number.</summary>
    private protected virtual int? InputCount => null;

    /// <summary>Whether tensors of fewer axes than others get more.</summary>
    private protected virtual bool AddsAxes => true;

    /// <summary>What is wrong with the shapes, or null.</summary>
    private protected virtual string? Mismatch(IReadOnlyList<Shape> shapes) => BroadcastShapes.Fit(shapes) ? null : "inputs of shapes that fit each other (equal, or 1, on each axis after the batch)";

    /// <inheritdoc/>
    protected override void Build(IReadOnlyList<Shape> inputShapes)
    {
        var expected = InputCount is int count && inputShapes.Count != count ? $"{count} inputs"
            : inputShapes.Count == 0 ? "at least one input"
            : inputShapes.Select(s => s[0]).OfType<int>().Distinct().Count() > 1 ? "inputs with the same number of samples" : Mismatch(inputShapes);
        if (expected is not null) throw Expected(expected, inputShapes);
    }

    ArgumentException Expected(string expected, IReadOnlyList<Shape> received) =>
        new($"{Description}: expected {expected}. Received: {(received.Count == 0 ? "none" : $"shapes {string.Join(", ", received)}")}");

    internal override IReadOnlyList<(Shape Shape, ScalarType DType)> OutputSpecs(IReadOnlyList<(Shape Shape, ScalarType DType)> inputs, CallArguments? arguments = null) =>
        [(ComputeOutputShape([.. inputs.Select(i => i.Shape)]), inputs.All(i => i.DType == inputs[0].DType) ? inputs[0].DType : DType.ComputeDType)];

    /// <summary>The shape of the output for several inputs.</summary>
    /// <param name="inputShapes">Their shapes, batch first.</param>
    public virtual Shape ComputeOutputShape(IReadOnlyList<Shape> inputShapes) => BroadcastShapes.Together(Check.NotNull(inputShapes));

    static Tensor Expand(Tensor input, long rank)
    {
        var expanded = input;
        while (expanded.ndim < rank) expanded = expanded.unsqueeze(1);
        return Masks.Keep(input, expanded);
    }
}
