using System.Runtime.InteropServices;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>A vector for each number: row <c>i</c> of a table for the integer <c>i</c>.</summary>
/// <param name="inputDim">The number of rows; inputs are from 0 to one less.</param>
/// <param name="outputDim">The size of each vector, positive.</param>
/// <param name="embeddingsInitializer">What gives the table its first value. Default: <c>"uniform"</c>.</param>
/// <param name="embeddingsRegularizer">A penalty on the table that is added to the loss. Default: none.</param>
/// <param name="embeddingsConstraint">A projection of the table after each update. Default: none.</param>
/// <param name="maskZero">Whether 0 is padding, which the layers after it skip. Default: false.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights. Default: true.</param>
/// <param name="dtype">The number types to compute in and keep weights in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, …) of integers.<br/>
/// Output: (batch, …, outputDim).<br/>
/// Weights: embeddings (inputDim, outputDim).<br/>
/// Keras: <c>keras.layers.Embedding</c>
/// </remarks>
/// <example><code>model.Add(new Embedding(20_000, 128));</code></example>
[ConfigConstant("quantization_config", null), ConfigConstant("activity_regularizer", null)]
public sealed class Embedding(int inputDim, int outputDim, Initializer? embeddingsInitializer = null, Regularizer? embeddingsRegularizer = null, Constraint? embeddingsConstraint = null, bool maskZero = false, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, dtype, inputShape)
{
    /// <summary>The number of rows.</summary>
    public int InputDim { get; } = Check.Positive(inputDim);

    /// <summary>The size of each vector.</summary>
    public int OutputDim { get; } = Check.Positive(outputDim);

    /// <summary>What gives the table its first value.</summary>
    public Initializer EmbeddingsInitializer { get; } = embeddingsInitializer ?? "uniform";

    /// <summary>A penalty on the table, or null.</summary>
    public Regularizer? EmbeddingsRegularizer { get; } = embeddingsRegularizer;

    /// <summary>A projection of the table after each update, or null.</summary>
    public Constraint? EmbeddingsConstraint { get; } = embeddingsConstraint;

    /// <summary>Whether 0 is padding.</summary>
    public bool MaskZero { get; } = maskZero;

    /// <summary>The table: (inputDim, outputDim).</summary>
    public Variable Embeddings { get; private set; } = null!;

    /// <inheritdoc/>
    public override bool SupportsMasking => MaskZero;

    internal override bool MakesMask => MaskZero;

    internal override bool CastsInputs => false;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => new([.. Check.NotNull(inputShape), OutputDim]);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training)
    {
        var indices = inputs.dtype is ScalarType.Int64 or ScalarType.Int32 ? inputs : inputs.to_type(ScalarType.Int64);
        try
        {
            return TorchScript.Embedding(Embeddings, indices).to_type(DType.ComputeDType);
        }
        catch (ExternalException)
        {
            var (least, greatest) = (indices.min().ToInt64(), indices.max().ToInt64());
            if (least >= 0 && greatest < InputDim) throw;
            throw new ArgumentException($"{Description}: expected integers from 0 to {InputDim - 1}. Received: {least} to {greatest}. Set inputDim to the greatest number plus 1.", nameof(inputs));
        }
    }

    /// <inheritdoc/>
    public override Tensor? ComputeMask(Tensors inputs, IReadOnlyList<Tensor?> previousMask) => MaskZero ? Check.NotNull(inputs)[0].ne(Scalars.Zero) : null;

    /// <inheritdoc/>
    protected override void Build(Shape inputShape) =>
        Embeddings = AddWeight("embeddings", (InputDim, OutputDim), EmbeddingsInitializer, EmbeddingsRegularizer, EmbeddingsConstraint);
}
