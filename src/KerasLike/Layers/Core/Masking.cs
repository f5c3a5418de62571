namespace KerasLike.Layers;

/// <summary>Marks steps whose values are all <c>maskValue</c> as padding, which the layers after it skip.</summary>
/// <param name="maskValue">The value that stands for padding. Default: 0.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, steps, features).<br/>
/// Output: the input's shape, with 0 where it is padding; a mask goes along with it.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.Masking</c>
/// </remarks>
/// <example><code>model.Add(new Masking(inputShape: (10, 8)));</code></example>
public sealed class Masking(double maskValue = 0.0, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, dtype, inputShape)
{
    readonly Scalar padding = Scalars.Of(maskValue);

    /// <summary>The value that stands for padding.</summary>
    public double MaskValue { get; } = maskValue;

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool MakesMask => true;

    internal override bool SavesBuildShape => false;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => Check.NotNull(inputShape);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training)
    {
        var isData = IsData(inputs);
        var outputs = torch.where(isData.unsqueeze(-1), inputs, torch.zeros_like(inputs));
        Masks.Set(outputs, isData);
        return outputs;
    }

    /// <inheritdoc/>
    public override Tensor? ComputeMask(Tensors inputs, IReadOnlyList<Tensor?> previousMask) => IsData(Check.NotNull(inputs)[0]);

    Tensor IsData(Tensor inputs) => inputs.ne(padding).any(-1);
}
