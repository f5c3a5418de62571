using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>Normalizes each sample by the mean and variance of groups of channels: <c>gamma · (x − mean) / √(variance + epsilon) + beta</c>.</summary>
/// <param name="groups">The number of groups, which divides the channels; −1 makes each channel a group of its own (instance normalization). Default: 32.</param>
/// <param name="axis">The axis of the channels. Default: −1.</param>
/// <param name="epsilon">Added to the variance, so that nothing is divided by 0. Default: 0.001.</param>
/// <param name="center">Whether beta is added. Default: true.</param>
/// <param name="scale">Whether gamma is multiplied in. Default: true.</param>
/// <param name="betaInitializer">What gives beta its first value. Default: <c>"zeros"</c>.</param>
/// <param name="gammaInitializer">What gives gamma its first value. Default: <c>"ones"</c>.</param>
/// <param name="betaRegularizer">A penalty on beta that is added to the loss. Default: none.</param>
/// <param name="gammaRegularizer">A penalty on gamma that is added to the loss. Default: none.</param>
/// <param name="betaConstraint">A projection of beta after each update. Default: none.</param>
/// <param name="gammaConstraint">A projection of gamma after each update. Default: none.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights. Default: true.</param>
/// <param name="dtype">The number types to compute in and keep weights in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, …) with the channels on <c>axis</c>.<br/>
/// Output: the input's shape.<br/>
/// Weights: gamma, beta, each (channels,).<br/>
/// Keras: <c>keras.layers.GroupNormalization</c><br/>
/// Paper: Wu and He, 2018 (arXiv:1803.08494)
/// </remarks>
/// <example><code>model.Add(new GroupNormalization(groups: 8));</code></example>
public sealed class GroupNormalization(int groups = 32, int axis = -1, double epsilon = 0.001, bool center = true, bool scale = true, Initializer? betaInitializer = null, Initializer? gammaInitializer = null,
    Regularizer? betaRegularizer = null, Regularizer? gammaRegularizer = null, Constraint? betaConstraint = null, Constraint? gammaConstraint = null,
    Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : AffineNormalization(epsilon, center, scale, betaInitializer, gammaInitializer, betaRegularizer, gammaRegularizer, betaConstraint, gammaConstraint, inputShape, name, trainable, dtype)
{
    /// <summary>The number of groups; once built, −1 has become the number of channels.</summary>
    public int Groups { get; private set; } = groups > 0 || groups == -1 ? groups
        : throw Check.Error("`groups` must be positive, or -1 for a group for each channel", $"groups={groups}", nameof(groups));

    /// <summary>The axis of the channels.</summary>
    public int Axis { get; } = axis;

    internal override ImageLayout Layout => ImageAxes.HasChannelsLast(Axis, BuildShapes) ? ImageLayout.ChannelsFirst : ImageLayout.Keras;

    internal override Tensor CallChannelsFirst(Tensor inputs, bool training) => ComputeType.InFloat32(this, inputs, x =>
    {
        var beta = ComputeType.For(x, Beta);
        // The kernel's backward fails where there is a beta and no gamma.
        return functional.group_norm(x, Groups, ComputeType.For(x, Gamma) ?? (beta is null ? null : torch.ones_like(beta)), beta, Epsilon);
    });

    private protected override Tensor Normalize(Tensor x, bool training) => FeatureAxis.AtOne(x, Axis, turned => CallChannelsFirst(turned, training));

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        var channels = SizeOf(inputShape, Axis, first: 1);
        if (Groups == -1) Groups = channels;
        if (channels % Groups != 0) throw new ArgumentException($"{Description}: the input's channels must be a multiple of `groups`. Received: {channels} channels, groups={Groups}");
        AddGammaAndBeta(channels, Scale, Center);
        InputSpec = new(ndim: inputShape.Rank, axes: new Dictionary<int, int> { [Axis] = channels });
    }
}
