using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using KerasLike.Saving;
using KerasLike.Training;

namespace KerasLike.Layers;

/// <summary>Shifts and scales values to mean 0 and variance 1, (x − mean) / √variance, by the mean and variance of data it was shown, or given.</summary>
/// <param name="axis">The axes along which each index has a mean and variance of its own; <c>[]</c> for one of all values, Keras's None. Default: -1.</param>
/// <param name="mean">The mean, a number or one for each index of the axes, together with <paramref name="variance"/>; null learns both by <c>Adapt</c>. Default: null.</param>
/// <param name="variance">The variance, in the shape of <paramref name="mean"/>. Default: null.</param>
/// <param name="invert">Whether it brings normalized values back: √variance · x + mean. Default: false.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Its weights are not trained; kept for the config. Default: true.</param>
/// <param name="dtype">The floating-point type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: any shape, any number type.<br/>
/// Output: the input's shape.<br/>
/// Weights: mean and variance, in the shape of the axes, and a count; none where mean and variance are given.<br/>
/// Keras: <c>keras.layers.Normalization</c>
/// </remarks>
/// <example><code>var normalization = new Normalization();
/// normalization.Adapt(xTrain);
/// var model = new Sequential([normalization, new Dense(1)]);</code></example>
public sealed class Normalization(Dims? axis = null, Numbers? mean = null, Numbers? variance = null, bool invert = false, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, Check.Floating(dtype), inputShape)
{
    FeatureMoments moments = null!;

    /// <summary>The axes along which each index has a mean and variance of its own.</summary>
    public Dims Axis { get; } = new([.. (axis ?? -1).Values]);

    /// <summary>The mean as given, or null.</summary>
    public Numbers? Mean { get; } = mean.HasValue == variance.HasValue ? mean
        : throw Check.Error("`mean` and `variance` must be given together", $"mean={ConfigValue.Print(mean)}, variance={ConfigValue.Print(variance)}", nameof(mean));

    /// <summary>The variance as given, or null.</summary>
    public Numbers? Variance { get; } = variance?.Shape == mean?.Shape ? variance
        : throw Check.Error("`mean` and `variance` must have the same shape", $"mean shape={mean?.Shape}, variance shape={variance?.Shape}", nameof(variance));

    /// <summary>Whether it brings normalized values back.</summary>
    public bool Invert { get; } = invert;

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool NeedsFloats => true;

    /// <inheritdoc/>
    public override void BuildFromConfig(JsonObject config) => base.BuildFromConfig(config);

    /// <summary>Learns mean and variance from data, batch first, as a tensor or an array. What was learned before is forgotten.</summary>
    /// <param name="data">The data.</param>
    public void Adapt(Tensors data) => Adapt([new Batch(data)]);

    /// <summary>Learns mean and variance from batches of data, of which it looks at the inputs.</summary>
    /// <param name="data">The batches.</param>
    [OverloadResolutionPriority(1)]
    public void Adapt(IEnumerable<Batch> data)
    {
        if (Mean is not null) throw new InvalidOperationException($"{Description}: it was given its mean and variance, so there is nothing to learn. Leave `mean` and `variance` out to adapt it.");
        var learned = RunningMoments.Of(Check.NotNull(data), Description, x =>
        {
            EnsureBuilt([Shape.Of(x)]);
            return moments.Axes.For(x);
        });
        moments.Learn(learned);
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => Check.NotNull(inputShape);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training) => moments.Apply(inputs.to_type(DType.ComputeDType), Invert);

    /// <inheritdoc/>
    protected override void Build(Shape inputShape) => moments = new(new(Axis, inputShape, Description), Mean, Variance,
        (weight, shape, initializer, type) => AddWeight(weight, shape, null, initializer, trainable: false, dtype: type));
}
