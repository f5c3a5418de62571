using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>
/// Base of layers over images, sequences and volumes. Their kernels take the channels after the batch; with <c>dataFormat: "channels_last"</c>, Keras's
/// default, that is a view of the same memory, and the graph hands it straight on to the next spatial layer.
/// </summary>
public abstract class SpatialLayer : Layer
{
    private protected SpatialLayer(int rank, string? dataFormat, string? name, bool trainable, DTypePolicy? dtype, Shape? inputShape, Regularizer? activityRegularizer = null)
        : base(name, trainable, dtype, inputShape, activityRegularizer)
    {
        SpatialRank = rank;
        DataFormat = Check.OneOf(dataFormat ?? "channels_last", ["channels_last", "channels_first"], GetType().Name, nameof(dataFormat));
        InputSpec = new(ndim: rank + 2);
    }

    /// <summary>Where the channels are: <c>"channels_last"</c> for (batch, *spatial, channels), <c>"channels_first"</c> for (batch, channels, *spatial).</summary>
    public string DataFormat { get; }

    /// <summary>The number of spatial axes.</summary>
    private protected int SpatialRank { get; }

    /// <summary>Where the channels are, as an axis.</summary>
    private protected int ChannelAxis => DataFormat == "channels_last" ? -1 : 1;

    internal override bool NeedsFloats => true;

    internal sealed override ImageLayout Layout => DataFormat == "channels_last" ? ImageLayout.ChannelsFirst : ImageLayout.Keras;

    /// <inheritdoc/>
    public sealed override Tensor Call(Tensor inputs, bool training) => DataFormat == "channels_last"
        ? ImageAxes.ToChannelsLast(CallChannelsFirst(ImageAxes.ToChannelsFirst(inputs), training))
        : CallChannelsFirst(inputs, training);

    /// <summary>Computes the output from images with their channels after the batch.</summary>
    internal abstract override Tensor CallChannelsFirst(Tensor inputs, bool training);
}
