using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;

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
public sealed class Embedding(int inputDim, int outputDim, Initializer? embeddingsInitializer = null, Regularizer? embeddingsRegularizer = null, Constraint? embeddingsConstraint = null, bool maskZero = false, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : EmbeddingTable(inputDim, outputDim, embeddingsInitializer, embeddingsRegularizer, embeddingsConstraint, maskZero, inputShape, name, trainable, dtype)
{
    internal override bool MakesMask => MaskZero;

    internal override bool CastsInputs => false;

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training) => Lookup(inputs);

    /// <inheritdoc/>
    public override Tensor? ComputeMask(Tensors inputs, IReadOnlyList<Tensor?> previousMask) => MaskZero ? Check.NotNull(inputs)[0].ne(Scalars.Zero) : null;
}
