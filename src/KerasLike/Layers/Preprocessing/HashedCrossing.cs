using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>Two or more features together as the number of a bin, which the hash of their combination says.</summary>
/// <param name="numBins">How many bins there are.</param>
/// <param name="outputMode"><c>"int"</c> for the number, <c>"one_hot"</c> for a vector. Default: <c>"int"</c>.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="dtype">The number type of the output; null is int64 for numbers of bins, else float32. Default: null.</param>
/// <remarks>
/// Input: two or more features, strings or integers, all (batch), (batch, 1) or single values.<br/>
/// Output: the shape of one feature; with <c>"one_hot"</c> (batch, numBins).<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.HashedCrossing</c>, with the same numbers.
/// </remarks>
/// <example><code>var bins = new HashedCrossing(numBins: 5).Apply(new[] { "A", "B" }, new[] { 101, 102 });</code></example>
[ConfigConstant("sparse", false), NamesDType]
public sealed class HashedCrossing(int numBins, string outputMode = "int", string? name = null, DTypePolicy? dtype = null)
    : Layer(name, dtype: dtype is null && outputMode == CategoricalEncoding.Int ? "int64" : dtype)
{
    // Where TensorFlow starts.
    const ulong Start = 0xDECAFCAFFE;

    /// <summary>How many bins there are.</summary>
    public int NumBins { get; } = Check.Positive(numBins);

    /// <summary>What is given for a bin.</summary>
    public string OutputMode { get; } = Check.OneOf(outputMode, [CategoricalEncoding.Int, CategoricalEncoding.OneHot]);

    /// <summary>Crosses features.</summary>
    /// <param name="features">The features, strings or integers, of equal shape.</param>
    public Tensor Apply(params IReadOnlyList<Feature> features)
    {
        RequireShapes([.. Check.NotNull(features).Select(f => f.Shape)]);
        EnsureBuilt([.. features.Select(f => f.Shape)]);
        if (TensorScope.IsOpen) return Cross(features);
        using var scope = TensorScope.Open();
        return scope.Keep(Cross(features));
    }

    /// <inheritdoc/>
    public override Tensors Call(Tensors inputs, CallContext context)
    {
        RequireShapes([.. ((IEnumerable<Tensor>)Check.NotNull(inputs)).Select(StringTensor.ShapeOf)]);
        return Cross([.. ((IEnumerable<Tensor>)inputs).Select(t => StringTensor.Is(t) ? StringTensor.Read(t) : (Feature)t)]);
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => CategoricalEncoding.ShapeOf(Check.NotNull(inputShape), OutputMode, NumBins);

    /// <inheritdoc/>
    protected override void Build(IReadOnlyList<Shape> inputShapes) => RequireShapes(inputShapes);

    internal override IReadOnlyList<(Shape Shape, ScalarType DType)> OutputSpecs(IReadOnlyList<(Shape Shape, ScalarType DType)> inputs, CallArguments? arguments = null) =>
        [(ComputeOutputShape(inputs[0].Shape), DType.ComputeDType)];

    internal override bool TakesStrings => true;

    Tensor Cross(IReadOnlyList<Feature> features)
    {
        var hashes = features[0].Hashes().Select(_ => Start).ToArray();
        foreach (var feature in features)
            foreach (var (hash, i) in feature.Hashes().Select((h, i) => (h, i))) hashes[i] = FarmHash.Combine(hashes[i], hash);
        var bins = Array.ConvertAll(hashes, h => (long)(h % (ulong)NumBins));
        return CategoricalEncoding.Encode(StringCalls.ToTensor(bins, features[0].Shape), OutputMode, NumBins, DType.ComputeDType);
    }

    void RequireShapes(IReadOnlyList<Shape> shapes)
    {
        if (shapes.Count < 2) throw new ArgumentException($"{Description} takes two or more features: layer.Apply(a, b). Received: {shapes.Count}");
        if (shapes[0] is not ([] or [_] or [_, 1])) throw new ArgumentException($"{Description}: features must have shape (), (batch) or (batch, 1). Received: shapes {string.Join(", ", shapes)}");
        if (shapes.Any(s => !s.Accepts(shapes[0]))) throw new ArgumentException($"{Description}: features must have the same shape. Received: shapes {string.Join(", ", shapes)}");
    }
}
