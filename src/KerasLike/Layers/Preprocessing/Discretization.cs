using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using KerasLike.Saving;
using KerasLike.Training;

namespace KerasLike.Layers;

/// <summary>Numbers as the index of the bin that they fall into: (−∞, b₀), [b₀, b₁), …, [bₙ, ∞).</summary>
/// <param name="binBoundaries">The boundaries between the bins, in ascending order; null learns them by <c>Adapt</c>. Default: null.</param>
/// <param name="numBins">How many bins of equally many values are learned, where no boundaries are given. Default: null.</param>
/// <param name="epsilon">How exact quantiles are found, from 0 to 1: about the share of the data by which a bin may be off. Default: 0.01.</param>
/// <param name="outputMode"><c>"int"</c> for the index, <c>"one_hot"</c> for a vector of each value, <c>"multi_hot"</c> for one of a sample, with 1 for each bin it hits, <c>"count"</c> for how often it does. Default: <c>"int"</c>.</param>
/// <param name="dtype">The number type of vectors; null is float32. Indices are int32. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <remarks>
/// Input: any shape, numbers.<br/>
/// Output: the input's shape, int32; with <c>"one_hot"</c> and the others as <c>CategoryEncoding</c> over the bins.<br/>
/// Weights: none; what was learned is in the config.<br/>
/// Keras: <c>keras.layers.Discretization</c>
/// </remarks>
/// <example><code>var bins = new Discretization(binBoundaries: [0, 1, 2]).Apply(x);</code></example>
[ConfigConstant("sparse", false), NamesDType]
public sealed class Discretization(IReadOnlyList<double>? binBoundaries = null, int? numBins = null, double epsilon = 0.01, string outputMode = "int", DTypePolicy? dtype = null, string? name = null, Shape? inputShape = null)
    : Layer(name, dtype: dtype, inputShape: inputShape)
{
    BinEdges? edges = BinEdges.Of(binBoundaries);

    /// <summary>The boundaries between the bins, given or learned; null before <c>Adapt</c>.</summary>
    public IReadOnlyList<double>? BinBoundaries => edges?.Values;

    /// <summary>How many bins are learned, or null where the boundaries were given.</summary>
    public int? NumBins { get; } = numBins is null == binBoundaries is null
        ? throw Check.Error("either `binBoundaries` or `numBins` must be given", $"binBoundaries={ConfigValue.Print(binBoundaries)}, numBins={ConfigValue.Print(numBins)}", nameof(numBins)) : Check.Positive(numBins);

    /// <summary>How exact quantiles are found.</summary>
    public double Epsilon { get; } = epsilon is > 0 and <= 1 ? epsilon : throw Check.Error("`epsilon` must be greater than 0 and at most 1", FormattableString.Invariant($"epsilon={epsilon}"), nameof(epsilon));

    /// <summary>What is given for a bin.</summary>
    public string OutputMode { get; } = Check.OneOf(outputMode, CategoricalEncoding.Modes);

    int Depth => (BinBoundaries?.Count + 1) ?? NumBins!.Value;

    ScalarType OutputType => OutputMode == CategoricalEncoding.Int ? ScalarType.Int32 : DType.ComputeDType;

    /// <summary>Makes a layer of its config: what was learned is there beside the number of bins.</summary>
    /// <param name="config">What <see cref="KerasObject.GetConfig"/> gave.</param>
    public static Discretization FromConfig(JsonObject config)
    {
        var copy = Check.NotNull(config).DeepClone().AsObject();
        var learned = copy["num_bins"] is null ? null : BinEdges.Read(copy["bin_boundaries"]);
        if (learned is not null) copy["bin_boundaries"] = null;
        var layer = (Discretization)Config.Construct(typeof(Discretization), copy);
        layer.edges ??= learned;
        return layer;
    }

    /// <summary>Learns the boundaries from data, a tensor or an array of any shape: bins that hold equally many of its values. What was learned before is forgotten.</summary>
    /// <param name="data">The data.</param>
    public void Adapt(Tensors data) => Adapt([new Batch(data)]);

    /// <summary>Learns the boundaries from batches of data, of which it looks at the inputs.</summary>
    /// <param name="data">The batches.</param>
    [OverloadResolutionPriority(1)]
    public void Adapt(IEnumerable<Batch> data)
    {
        if (NumBins is not int bins) throw new InvalidOperationException($"{Description}: it was given its boundaries, so there is nothing to learn. Give numBins instead of binBoundaries to adapt it.");
        edges = BinEdges.Between(Check.NotNull(data), bins, Epsilon) ?? throw new ArgumentException($"{Description}: there must be data to adapt to. Received: none", nameof(data));
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => CategoricalEncoding.ShapeOf(Check.NotNull(inputShape), OutputMode, Depth);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training) => CategoricalEncoding.Encode((edges ?? throw new InvalidOperationException(
        $"{Description}: it has no boundaries yet. Call Adapt on data, or give binBoundaries.")).BinsOf(inputs), OutputMode, Depth, OutputType);

    internal override IReadOnlyList<(Shape Shape, ScalarType DType)> OutputSpecs(IReadOnlyList<(Shape Shape, ScalarType DType)> inputs, CallArguments? arguments = null) =>
        [(ComputeOutputShape(inputs[0].Shape), OutputType)];
}
