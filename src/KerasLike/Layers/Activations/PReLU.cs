using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>The rectifier with a slope that is learned: x where positive, else alpha · x.</summary>
/// <param name="alphaInitializer">What gives the slopes their first value. Default: <c>"zeros"</c>.</param>
/// <param name="alphaRegularizer">A penalty on the slopes that is added to the loss. Default: none.</param>
/// <param name="alphaConstraint">A projection of the slopes after each update. Default: none.</param>
/// <param name="sharedAxes">Axes along which one slope is shared, from 1: <c>[1, 2]</c> gives an image one slope for each channel. Default: none.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights. Default: true.</param>
/// <param name="dtype">The number types to compute in and keep weights in; null is float32. Default: null.</param>
/// <remarks>
/// Input: any shape, batch first.<br/>
/// Output: the input's shape.<br/>
/// Weights: alpha, the shape of one sample, with size 1 on the shared axes.<br/>
/// Keras: <c>keras.layers.PReLU</c><br/>
/// Paper: He et al., 2015 (arXiv:1502.01852)
/// </remarks>
/// <example><code>model.Add(new PReLU(sharedAxes: [1, 2]));</code></example>
public sealed class PReLU(Initializer? alphaInitializer = null, Regularizer? alphaRegularizer = null, Constraint? alphaConstraint = null, IReadOnlyList<int>? sharedAxes = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, dtype, inputShape)
{
    /// <summary>What gives the slopes their first value.</summary>
    public Initializer AlphaInitializer { get; } = alphaInitializer ?? "Zeros";

    /// <summary>A penalty on the slopes, or null.</summary>
    public Regularizer? AlphaRegularizer { get; } = alphaRegularizer;

    /// <summary>A projection of the slopes after each update, or null.</summary>
    public Constraint? AlphaConstraint { get; } = alphaConstraint;

    /// <summary>Axes along which one slope is shared, or null.</summary>
    public IReadOnlyList<int>? SharedAxes { get; } = sharedAxes;

    /// <summary>The slopes.</summary>
    public Variable Alpha { get; private set; } = null!;

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool NeedsFloats => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => Check.NotNull(inputShape);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training) => inputs.relu().Plus((Tensor)Alpha * inputs.clamp_max(Scalars.Zero));

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        var shape = Check.NotNull(inputShape).WithoutBatch;
        foreach (var axis in SharedAxes ?? [])
            shape = axis >= 1 && axis < inputShape.Rank ? shape.With(axis - 1, 1) : throw new ArgumentException($"{Description}: `sharedAxes` must be axes of the input from 1. Received: sharedAxes=[{string.Join(", ", SharedAxes!)}], input shape={inputShape}");
        if (!shape.IsFullyDefined) throw new ArgumentException($"{Description}: the axes of the input that are not shared must be known. Received: input shape={inputShape}");
        Alpha = AddWeight("alpha", shape, AlphaInitializer, AlphaRegularizer, AlphaConstraint);
        InputSpec = new(ndim: inputShape.Rank, axes: SharedAxes is null ? null : Enumerable.Range(1, inputShape.Rank - 1).Except(SharedAxes).ToDictionary(a => a, a => inputShape[a]!.Value));
    }
}
