using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>A vector for each number, and back: with <c>reverse: true</c> a score for each number from a vector, <c>inputs · embeddingsᵀ</c>, as the end of a language model wants it.</summary>
/// <param name="inputDim">The number of rows; inputs are from 0 to one less.</param>
/// <param name="outputDim">The size of each vector, positive.</param>
/// <param name="tieWeights">Whether the way back uses the same table, rather than another. Default: true.</param>
/// <param name="embeddingsInitializer">What gives the table its first value. Default: <c>"uniform"</c>.</param>
/// <param name="embeddingsRegularizer">A penalty on the table that is added to the loss. Default: none.</param>
/// <param name="embeddingsConstraint">A projection of the table after each update. Default: none.</param>
/// <param name="maskZero">Whether 0 is padding, which the layers after it skip. Default: false.</param>
/// <param name="reverseDtype">The number type of the way back, such as <c>"float32"</c>; null is the layer's. Default: null.</param>
/// <param name="logitSoftCap">A bound c for scores, which become <c>c · tanh(score / c)</c>; null for none. Default: null.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights. Default: true.</param>
/// <param name="dtype">The number types to compute in and keep weights in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, …) of integers; in reverse, (batch, …, outputDim).<br/>
/// Output: (batch, …, outputDim); in reverse, (batch, …, inputDim).<br/>
/// Weights: embeddings (inputDim, outputDim); unless tied, reverse_embeddings (outputDim, inputDim).<br/>
/// Keras: <c>keras.layers.ReversibleEmbedding</c><br/>
/// Paper: Press and Wolf, 2016 (arXiv:1608.05859)
/// </remarks>
/// <example><code>var scores = embedding.Apply(transformer.Apply(embedding.Apply(tokens)), reverse: true);</code></example>
public sealed class ReversibleEmbedding(int inputDim, int outputDim, bool tieWeights = true, Initializer? embeddingsInitializer = null, Regularizer? embeddingsRegularizer = null,
    Constraint? embeddingsConstraint = null, bool maskZero = false, string? reverseDtype = null, double? logitSoftCap = null,
    Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : EmbeddingTable(inputDim, outputDim, embeddingsInitializer, embeddingsRegularizer, embeddingsConstraint, maskZero, inputShape, name, trainable, dtype)
{
    readonly ReverseLookup back = new(outputDim, reverseDtype, logitSoftCap);

    /// <summary>Whether the way back uses the same table.</summary>
    public bool TieWeights { get; } = tieWeights;

    /// <summary>The number type of the way back, or null.</summary>
    public string? ReverseDtype { get; } = reverseDtype is null ? null : Check.OneOf(reverseDtype, ["float32", "float64", "float16", "bfloat16"]);

    /// <summary>The bound for scores, or null.</summary>
    public double? LogitSoftCap { get; } = Check.Positive(logitSoftCap);

    /// <summary>The table of the way back, unless it is the same: (outputDim, inputDim).</summary>
    public Variable? ReverseEmbeddings { get; private set; }

    internal override bool MakesMask => MaskZero;

    /// <summary>Calls the layer, forth or back.</summary>
    /// <param name="inputs">Integers; in reverse, vectors.</param>
    /// <param name="reverse">Whether this is the way back.</param>
    /// <param name="training">Whether this is training; null takes the outer call's, else false. Default: null.</param>
    public Tensor Apply(Tensor inputs, bool reverse, bool? training = null) => ApplyWith(inputs, training, ReverseLookup.Options(reverse)!).Single;

    /// <summary>Applies the layer to a symbolic tensor, forth or back.</summary>
    /// <param name="inputs">The symbolic input.</param>
    /// <param name="reverse">Whether this is the way back.</param>
    /// <param name="training">Whether this call is always, or never, training; null leaves it to the model. Default: null.</param>
    public KerasTensor Apply(KerasTensor inputs, bool reverse, bool? training = null) => Record(new([Check.NotNull(inputs)], ReverseLookup.Options(reverse, training)))[0];

    /// <inheritdoc/>
    public override Tensors Call(Tensors inputs, CallContext context) => Check.NotNull(context).Option(ReverseLookup.Key, false)
        ? back.Scores(Check.NotNull(inputs).Single, ReverseEmbeddings ?? Embeddings, this)
        : MaskZero ? Masks.Set(Lookup(Check.NotNull(inputs).Single), inputs[0].ne(Scalars.Zero)) : Lookup(Check.NotNull(inputs).Single);

    // The way forth sets its mask itself, and the way back has none.
    /// <inheritdoc/>
    public override Tensor? ComputeMask(Tensors inputs, IReadOnlyList<Tensor?> previousMask) => null;

    internal override IReadOnlyList<(Shape Shape, ScalarType DType)> OutputSpecs(IReadOnlyList<(Shape Shape, ScalarType DType)> inputs, CallArguments? arguments = null) =>
        [(arguments?.Options?.GetValueOrDefault(ReverseLookup.Key) is true ? inputs[0].Shape.With(-1, InputDim) : ComputeOutputShape(inputs[0].Shape), DType.ComputeDType)];

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        base.Build(inputShape);
        if (!TieWeights) ReverseEmbeddings = AddWeight("reverse_embeddings", (OutputDim, InputDim), KernelLayout.Dense, EmbeddingsInitializer);
    }
}
