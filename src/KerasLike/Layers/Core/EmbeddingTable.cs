using System.Runtime.InteropServices;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>Base of layers that hold a vector for each number.</summary>
[ConfigConstant("quantization_config", null), ConfigConstant("activity_regularizer", null)]
public abstract class EmbeddingTable : Layer
{
    private protected EmbeddingTable(int inputDim, int outputDim, Initializer? embeddingsInitializer, Regularizer? embeddingsRegularizer, Constraint? embeddingsConstraint, bool maskZero,
        Shape? inputShape, string? name, bool trainable, DTypePolicy? dtype)
        : base(name, trainable, dtype, inputShape)
    {
        (InputDim, OutputDim, MaskZero) = (Check.Positive(inputDim, GetType().Name), Check.Positive(outputDim, GetType().Name), maskZero);
        (EmbeddingsInitializer, EmbeddingsRegularizer, EmbeddingsConstraint) = (embeddingsInitializer ?? "uniform", embeddingsRegularizer, embeddingsConstraint);
    }

    /// <summary>The number of rows.</summary>
    public int InputDim { get; }

    /// <summary>The size of each vector.</summary>
    public int OutputDim { get; }

    /// <summary>What gives the table its first value.</summary>
    public Initializer EmbeddingsInitializer { get; }

    /// <summary>A penalty on the table, or null.</summary>
    public Regularizer? EmbeddingsRegularizer { get; }

    /// <summary>A projection of the table after each update, or null.</summary>
    public Constraint? EmbeddingsConstraint { get; }

    /// <summary>Whether 0 is padding.</summary>
    public bool MaskZero { get; }

    /// <summary>The table: (inputDim, outputDim).</summary>
    public Variable Embeddings { get; private set; } = null!;

    /// <inheritdoc/>
    public override bool SupportsMasking => MaskZero;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => new([.. Check.NotNull(inputShape), OutputDim]);

    /// <inheritdoc/>
    protected override void Build(Shape inputShape) =>
        Embeddings = AddWeight("embeddings", (InputDim, OutputDim), EmbeddingsInitializer, EmbeddingsRegularizer, EmbeddingsConstraint);

    /// <summary>The vectors of numbers.</summary>
    private protected Tensor Lookup(Tensor inputs)
    {
        var indices = inputs.dtype is ScalarType.Int64 or ScalarType.Int32 ? inputs : inputs.to_type(ScalarType.Int64);
        try
        {
            return TorchScript.Embedding(Embeddings, indices).to_type(DType.ComputeDType);
        }
        catch (ExternalException)
        {
            var (least, greatest) = (Fetch.Integer(indices.min().to(ScalarType.Int64)), Fetch.Integer(indices.max().to(ScalarType.Int64)));
            if (least >= 0 && greatest < InputDim) throw;
            throw new ArgumentException($"{Description}: expected integers from 0 to {InputDim - 1}. Received: {least} to {greatest}. Set inputDim to the greatest number plus 1.", nameof(inputs));
        }
    }
}
