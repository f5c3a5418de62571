using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>The mean over all steps, channel by channel; of the steps that are there, where the input has a mask.</summary>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, steps, channels) or <c>"channels_first"</c> for (batch, channels, steps). Default: <c>"channels_last"</c>.</param>
/// <param name="keepdims">Whether the spatial axes stay, with a size of 1. Default: false.</param>
/// <param name="inputShape">The shape of one sequence, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, steps, channels).<br/>
/// Output: (batch, channels), or (batch, 1, channels) with <paramref name="keepdims"/>.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.GlobalAveragePooling1D</c>
/// </remarks>
/// <example><code>model.Add(new GlobalAveragePooling1D());</code></example>
[Alias("global_avg_pool1d")]
public sealed class GlobalAveragePooling1D(string? dataFormat = null, bool keepdims = false, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : GlobalPooling(1, dataFormat, keepdims, inputShape, name, trainable, dtype)
{
    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool TakesMask => true;

    /// <inheritdoc/>
    public override Tensor? ComputeMask(Tensors inputs, IReadOnlyList<Tensor?> previousMask) => null;

    internal override Tensor CallChannelsFirst(Tensor inputs, bool training)
    {
        if (Masks.Of(inputs) is not { } mask) return inputs.mean(SpatialAxes, Keepdims);
        var there = mask.unsqueeze(1).to_type(ScalarType.Bool);
        return torch.where(there, inputs, torch.zeros_like(inputs)).sum(SpatialAxes, Keepdims) / there.to_type(inputs.dtype).sum(SpatialAxes, Keepdims);
    }
}
