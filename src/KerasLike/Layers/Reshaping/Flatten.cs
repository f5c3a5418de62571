namespace KerasLike.Layers;

/// <summary>Each sample as one row of values, in Keras's order: rows, columns, channels.</summary>
/// <param name="dataFormat"><c>"channels_last"</c> keeps the order of the axes; <c>"channels_first"</c> puts the channels last first. Default: <c>"channels_last"</c>.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, …).<br/>
/// Output: (batch, product of the other axes).<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.Flatten</c>
/// </remarks>
/// <example><code>model.Add(new Flatten());</code></example>
public sealed class Flatten(string? dataFormat = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, dtype, inputShape)
{
    /// <summary>Where the channels are.</summary>
    public string DataFormat { get; } = Check.OneOf(dataFormat ?? "channels_last", ["channels_last", "channels_first"], name: nameof(dataFormat));

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => new(Check.NotNull(inputShape)[0], (int?)inputShape.WithoutBatch.Size);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training)
    {
        var ordered = DataFormat == "channels_first" ? ImageAxes.ToChannelsLast(inputs) : inputs;
        return ordered.ndim == 1 ? ordered.unsqueeze(-1) : ordered.flatten(1);
    }
}
