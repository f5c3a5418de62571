using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>
/// Normalizes each feature by its mean and variance: <c>gamma · (x − mean) / √(variance + epsilon) + beta</c>. In training they are the batch's, and moving
/// averages of them are kept; otherwise, and when the layer is frozen by <c>Trainable = false</c>, they are those averages.
/// </summary>
/// <param name="axis">The axis of the features. Default: −1.</param>
/// <param name="momentum">The share of the old value in a moving average. Default: 0.99.</param>
/// <param name="epsilon">Added to the variance, so that nothing is divided by 0. Default: 0.001.</param>
/// <param name="center">Whether beta is added. Default: true.</param>
/// <param name="scale">Whether gamma is multiplied in. Default: true.</param>
/// <param name="betaInitializer">What gives beta its first value. Default: <c>"zeros"</c>.</param>
/// <param name="gammaInitializer">What gives gamma its first value. Default: <c>"ones"</c>.</param>
/// <param name="movingMeanInitializer">What gives the moving mean its first value. Default: <c>"zeros"</c>.</param>
/// <param name="movingVarianceInitializer">What gives the moving variance its first value. Default: <c>"ones"</c>.</param>
/// <param name="betaRegularizer">A penalty on beta that is added to the loss. Default: none.</param>
/// <param name="gammaRegularizer">A penalty on gamma that is added to the loss. Default: none.</param>
/// <param name="betaConstraint">A projection of beta after each update. Default: none.</param>
/// <param name="gammaConstraint">A projection of gamma after each update. Default: none.</param>
/// <param name="renorm">Whether training corrects the batch's statistics towards moving ones (batch renormalization). Default: false.</param>
/// <param name="renormClipping">Limits of the corrections, any of <c>"rmin"</c>, <c>"rmax"</c> and <c>"dmax"</c>. Default: none.</param>
/// <param name="renormMomentum">The share of the old value in the moving statistics of the corrections. Default: 0.99.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights and uses the batch's statistics. Default: true.</param>
/// <param name="dtype">The number types to compute in and keep weights in; null is float32. Default: null.</param>
/// <remarks>
/// Input: any shape with the features on <c>axis</c>.<br/>
/// Output: the input's shape.<br/>
/// Weights: gamma, beta, moving_mean, moving_variance, each (features,); with renorm also moving_stddev, renorm_mean, renorm_stddev.<br/>
/// Keras: <c>keras.layers.BatchNormalization</c><br/>
/// Paper: Ioffe and Szegedy, 2015 (arXiv:1502.03167); renorm: Ioffe, 2017 (arXiv:1702.03275)
/// </remarks>
/// <example><code>model.Add(new BatchNormalization(momentum: 0.9));</code></example>
[ConfigConstant("synchronized", false)]
public sealed class BatchNormalization(int axis = -1, double momentum = 0.99, double epsilon = 0.001, bool center = true, bool scale = true,
    Initializer? betaInitializer = null, Initializer? gammaInitializer = null, Initializer? movingMeanInitializer = null, Initializer? movingVarianceInitializer = null,
    Regularizer? betaRegularizer = null, Regularizer? gammaRegularizer = null, Constraint? betaConstraint = null, Constraint? gammaConstraint = null,
    bool renorm = false, IReadOnlyDictionary<string, double>? renormClipping = null, double renormMomentum = 0.99,
    Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : AffineNormalization(epsilon, center, scale, betaInitializer, gammaInitializer, betaRegularizer, gammaRegularizer, betaConstraint, gammaConstraint, inputShape, name, trainable, dtype), ILeavesOutput
{
    readonly BatchStatistics statistics = new(momentum, epsilon);
    BatchRenormalization? renormalization;

    /// <summary>The axis of the features.</summary>
    public int Axis { get; } = axis;

    /// <summary>The share of the old value in a moving average.</summary>
    public double Momentum { get; } = Check.InRange(momentum, 0, 1);

    /// <summary>What gives the moving mean its first value.</summary>
    public Initializer MovingMeanInitializer { get; } = movingMeanInitializer ?? "zeros";

    /// <summary>What gives the moving variance its first value.</summary>
    public Initializer MovingVarianceInitializer { get; } = movingVarianceInitializer ?? "ones";

    /// <summary>Whether training corrects the batch's statistics towards moving ones.</summary>
    public bool Renorm { get; } = renorm;

    /// <summary>Limits of the corrections, or null.</summary>
    public IReadOnlyDictionary<string, double>? RenormClipping { get; } = renormClipping;

    /// <summary>The share of the old value in the moving statistics of the corrections.</summary>
    public double RenormMomentum { get; } = Check.InRange(renormMomentum, 0, 1);

    /// <summary>The moving average of the mean: (features,).</summary>
    public Variable MovingMean { get; private set; } = null!;

    /// <summary>The moving average of the variance: (features,).</summary>
    public Variable MovingVariance { get; private set; } = null!;

    internal override bool TakesMask => true;

    internal override bool CastsInputs => true;

    internal override ImageLayout Layout => ImageAxes.HasChannelsLast(Axis, BuildShapes) ? ImageLayout.ChannelsFirst : ImageLayout.Keras;

    bool ILeavesOutput.LeavesOutput => true;

    internal override Tensor CallChannelsFirst(Tensor inputs, bool training) => ComputeType.InFloat32(this, inputs, x => Normalize(x, training ? FeatureMask.Of(this, x, 1) : null, training));

    private protected override Tensor Normalize(Tensor x, bool training)
    {
        var mask = training ? FeatureMask.Of(this, x, -1) : null;
        return FeatureAxis.AtOne(x, Axis, turned => Normalize(turned, mask?.movedim([Axis], [1]), training));
    }

    Tensor Normalize(Tensor x, Tensor? mask, bool training) =>
        !(training && Trainable) ? statistics.Normalize(x, ComputeType.For(x, MovingMean), ComputeType.For(x, MovingVariance), ComputeType.For(x, Gamma), ComputeType.For(x, Beta))
        : renormalization is not null ? renormalization.Normalize(x, mask, MovingMean.Tensor, MovingVariance.Tensor, ComputeType.For(x, Gamma), ComputeType.For(x, Beta))
        : mask is not null ? statistics.NormalizeMasked(x, mask, MovingMean.Tensor, MovingVariance.Tensor, ComputeType.For(x, Gamma), ComputeType.For(x, Beta))
        : statistics.NormalizeAndUpdate(x, MovingMean.Tensor, MovingVariance.Tensor, ComputeType.For(x, Gamma), ComputeType.For(x, Beta));

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        if (inputShape.Rank < 2) throw new ArgumentException($"{Description}: expected at least 2 axes. Received: shape {inputShape}");
        var features = SizeOf(inputShape, Axis);
        AddGammaAndBeta(features, Scale, Center);
        MovingMean = AddWeight("moving_mean", features, MovingMeanInitializer, trainable: false);
        MovingVariance = AddWeight("moving_variance", features, MovingVarianceInitializer, trainable: false);
        if (Renorm)
            renormalization = new(statistics, Epsilon, RenormClipping, RenormMomentum, weightName =>
                AddWeight(weightName, features, weightName == "renorm_mean" ? MovingMeanInitializer : new SquareRootOf(MovingVarianceInitializer), trainable: false));
        InputSpec = new(ndim: inputShape.Rank, axes: new Dictionary<int, int> { [Axis] = features });
    }
}
