using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>Integers from 0 to a known number as vectors: one for each, or one for each sample.</summary>
/// <param name="numTokens">How many different integers there are; it must be given. Default: null.</param>
/// <param name="outputMode"><c>"one_hot"</c> for a vector of each integer, <c>"multi_hot"</c> for one of a sample, with 1 where an integer is in it, <c>"count"</c> for how often it is. Default: <c>"multi_hot"</c>.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type of the output; null is float32. Default: null.</param>
/// <remarks>
/// Input: integers, (batch, length); with <c>"count"</c> also weights of the same shape, <c>layer.Apply(x, countWeights)</c>.<br/>
/// Output: (batch, numTokens); with <c>"one_hot"</c> (batch, length, numTokens), where a length of 1 goes away.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.CategoryEncoding</c>
/// </remarks>
/// <example><code>var encoded = new CategoryEncoding(numTokens: 4, outputMode: "one_hot").Apply(new long[] { 3, 2, 0, 1 });</code></example>
[ConfigConstant("sparse", false)]
public sealed class CategoryEncoding(int? numTokens = null, string outputMode = "multi_hot", Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, dtype, inputShape)
{
    const string WeightsKey = "count_weights";

    readonly Scalar depth = Scalars.Of(numTokens ?? 0);

    /// <summary>How many different integers there are.</summary>
    public int NumTokens { get; } = Check.Positive(numTokens ?? throw Check.Error("`numTokens` must be given; where it is not known, IntegerLookup finds it", "numTokens=null", nameof(numTokens)), name: nameof(numTokens));

    /// <summary>What is encoded, and how.</summary>
    public string OutputMode { get; } = Check.OneOf(outputMode == "binary" ? CategoricalEncoding.MultiHot : outputMode, [CategoricalEncoding.MultiHot, CategoricalEncoding.OneHot, CategoricalEncoding.Count], name: nameof(outputMode));

    internal override IReadOnlyList<string> PositionalNames => ["", WeightsKey];

    /// <summary>Encodes integers.</summary>
    /// <param name="inputs">The integers, an array of any rank.</param>
    public Tensor Apply(Array inputs) => Apply((Tensors)Check.NotNull(inputs), training: null).Single;

    /// <summary>Counts with weights.</summary>
    /// <param name="inputs">The integers.</param>
    /// <param name="countWeights">What each counts, in the same shape.</param>
    public Tensor Apply(Tensors inputs, Tensors countWeights)
    {
        var (values, weights) = (Check.NotNull(inputs).Materialize().Single, Check.NotNull(countWeights).Materialize().Single);
        return Apply(new Tensors([values, weights], ["", WeightsKey])).Single;
    }

    /// <summary>Counts with weights, in the graph of a model.</summary>
    /// <param name="inputs">The integers.</param>
    /// <param name="countWeights">What each counts, in the same shape.</param>
    public KerasTensor Apply(KerasTensor inputs, KerasTensor countWeights) => Record(new([inputs], new Dictionary<string, object?> { [WeightsKey] = countWeights }))[0];

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => CategoricalEncoding.ShapeOf(Check.NotNull(inputShape), OutputMode, NumTokens);

    /// <inheritdoc/>
    public override Tensors Call(Tensors inputs, CallContext context)
    {
        var (values, weights) = (Check.NotNull(inputs)[0], inputs.Count > 1 ? inputs[1] : null);
        if (weights is not null && OutputMode != CategoricalEncoding.Count) throw new ArgumentException($"{Description}: `countWeights` need outputMode: \"count\". Received: outputMode=\"{OutputMode}\"", nameof(inputs));
        if (weights is not null && Shape.Of(weights) != Shape.Of(values)) throw new ArgumentException($"{Description}: `countWeights` must have the shape of the input, {Shape.Of(values)}. Received: shape {Shape.Of(weights)}", nameof(inputs));
        if (values.numel() > 0 && Fetch.Truth(values.ge(depth).any()))
            throw new ArgumentException($"{Description}: expected integers from 0 to {NumTokens - 1}. Received: {Fetch.Integer(values.max().to(ScalarType.Int64))}. Give a greater numTokens.", nameof(inputs));
        return CategoricalEncoding.Encode(values, OutputMode, NumTokens, DType.ComputeDType, weights?.to_type(DType.ComputeDType));
    }

    internal override IReadOnlyList<(Shape Shape, ScalarType DType)> OutputSpecs(IReadOnlyList<(Shape Shape, ScalarType DType)> inputs, CallArguments? arguments = null) =>
        [(ComputeOutputShape(inputs[0].Shape), DType.ComputeDType)];
}
