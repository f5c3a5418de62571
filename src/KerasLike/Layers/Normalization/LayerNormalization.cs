using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>Normalizes each sample by the mean and variance over one or several axes: <c>gamma · (x − mean) / √(variance + epsilon) + beta</c>.</summary>
/// <param name="axis">The axis, or several, that mean and variance are taken over; negative ones count from the end. Default: −1.</param>
/// <param name="epsilon">Added to the variance, so that nothing is divided by 0. Default: 0.001.</param>
/// <param name="center">Whether beta is added. Default: true.</param>
/// <param name="scale">Whether gamma is multiplied in. Default: true.</param>
/// <param name="betaInitializer">What gives beta its first value. Default: <c>"zeros"</c>.</param>
/// <param name="gammaInitializer">What gives gamma its first value. Default: <c>"ones"</c>.</param>
/// <param name="betaRegularizer">A penalty on beta that is added to the loss. Default: none.</param>
/// <param name="gammaRegularizer">A penalty on gamma that is added to the loss. Default: none.</param>
/// <param name="betaConstraint">A projection of beta after each update. Default: none.</param>
/// <param name="gammaConstraint">A projection of gamma after each update. Default: none.</param>
/// <param name="rmsScaling">Only for models that were made with it: <c>gamma · x / √(variance + epsilon)</c>, the mean not taken away. Otherwise use <see cref="RMSNormalization"/>. Default: false.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights. Default: true.</param>
/// <param name="dtype">The number types to compute in and keep weights in; null is float32. Default: null.</param>
/// <remarks>
/// Input: any shape.<br/>
/// Output: the input's shape.<br/>
/// Weights: gamma, beta, each of the sizes of the axes.<br/>
/// Keras: <c>keras.layers.LayerNormalization</c><br/>
/// Paper: Ba et al., 2016 (arXiv:1607.06450)
/// </remarks>
/// <example><code>model.Add(new LayerNormalization(epsilon: 1e-6));</code></example>
public sealed class LayerNormalization(Dims? axis = null, double epsilon = 0.001, bool center = true, bool scale = true, Initializer? betaInitializer = null, Initializer? gammaInitializer = null,
    Regularizer? betaRegularizer = null, Regularizer? gammaRegularizer = null, Constraint? betaConstraint = null, Constraint? gammaConstraint = null, bool rmsScaling = false,
    Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : AffineNormalization(epsilon, center, scale, betaInitializer, gammaInitializer, betaRegularizer, gammaRegularizer, betaConstraint, gammaConstraint, inputShape, name, trainable, dtype)
{
    readonly Scalar epsilonScalar = Scalars.Of(epsilon);
    AxesLast axes = null!;

    /// <summary>The axis, or several; once built, all of them counted from the start.</summary>
    public Dims Axis { get; private set; } = axis ?? -1;

    /// <summary>Whether the mean stays.</summary>
    public bool RmsScaling { get; } = rmsScaling;

    private protected override Tensor Normalize(Tensor x, bool training) => axes.Apply(x, (turned, sizes) =>
        !RmsScaling ? functional.layer_norm(turned, sizes, ComputeType.For(x, Gamma), ComputeType.For(x, Beta), Epsilon)
        : turned * turned.var(axes.Last, unbiased: false, keepdim: true).Plus(epsilonScalar).rsqrt() * ComputeType.For(x, Gamma!));

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        Axis = AxesLast.Sorted(this, Axis, inputShape);
        axes = new(Axis, inputShape.Rank);
        InputSpec = new(ndim: inputShape.Rank, axes: AxesLast.KnownSizes(Axis, inputShape));
        if (Scale || Center || RmsScaling)
            AddGammaAndBeta(new([.. Axis.Values.ToArray().Select(a => (int?)SizeOf(inputShape, a))]), gamma: Scale || RmsScaling, beta: Center && !RmsScaling);
    }
}
