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
    static readonly Scalar Epsilon = Scalars.Of(1e-7);

    ConstantTensor? givenMean, givenDeviation;
    Variable? learnedMean, learnedVariance;
    KeptAxes axes = null!;

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
        using var noGrad = torch.no_grad();
        var moments = new RunningMoments();
        foreach (var batch in Check.NotNull(data))
        {
            using var scope = TensorScope.Open();
            var x = batch.X.Materialize().Single;
            EnsureBuilt([Shape.Of(x)]);
            if (!axes.Fits(x)) throw new ArgumentException($"{Description}: it was built on shape {BuildShapes![0]}, which data must have along axis {Axis}. Received: shape {Shape.Of(x)}", nameof(data));
            moments.Add(x, axes);
        }
        if (moments.Count == 0) throw new ArgumentException($"{Description}: there must be data to adapt to. Received: no batch", nameof(data));
        using var assigning = TensorScope.Open();
        learnedMean!.Assign(ArrayConversion.ToTensor(moments.Mean).reshape(axes.Sizes));
        learnedVariance!.Assign(ArrayConversion.ToTensor(moments.Variance).reshape(axes.Sizes));
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => Check.NotNull(inputShape);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training)
    {
        var x = inputs.to_type(DType.ComputeDType);
        var mean = givenMean?.Like(x) ?? ((Tensor)learnedMean!).reshape(axes.Broadcast);
        var deviation = givenDeviation?.Like(x) ?? ((Tensor)learnedVariance!).reshape(axes.Broadcast).sqrt().clamp_min(Epsilon);
        return Invert ? (x * deviation).Plus(mean) : x.add(mean, Scalars.MinusOne) / deviation;
    }

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        axes = new(Axis, inputShape, Description);
        if (Mean is { } mean && Variance is { } variance)
        {
            var sizes = axes.Expand(mean.Shape) ?? throw new ArgumentException($"{Description}: `mean` and `variance` do not fit the input. Received: mean shape={mean.Shape}, input shape={inputShape}, axis={Axis}");
            givenMean = new(mean.Flat.Values, sizes);
            givenDeviation = new(Array.ConvertAll(variance.Flat.Values, v => Math.Max(Math.Sqrt(v), Epsilon.ToDouble())), sizes);
            return;
        }
        Shape shape = new([.. axes.Sizes.Select(s => (int?)s)]);
        learnedMean = AddWeight("mean", shape, "zeros", trainable: false);
        learnedVariance = AddWeight("variance", shape, "ones", trainable: false);
        AddWeight("count", new(), null, "zeros", trainable: false, dtype: "int32"); // Keras's files have it, and nobody reads it
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        givenMean?.Dispose();
        givenDeviation?.Dispose();
        base.Dispose(disposing);
    }
}
