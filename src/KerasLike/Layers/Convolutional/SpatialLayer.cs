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
        Format = new(rank, DataFormat == "channels_last");
        InputSpec = new(ndim: rank + 2);
    }

    /// <summary>Where the channels are: <c>"channels_last"</c> for (batch, *spatial, channels), <c>"channels_first"</c> for (batch, channels, *spatial).</summary>
    public string DataFormat { get; }

    /// <summary>The number of spatial axes.</summary>
    private protected int SpatialRank { get; }

    /// <summary>Where the channels are.</summary>
    private protected ImageFormat Format { get; }

    internal override bool NeedsFloats => true;

    internal sealed override ImageLayout Layout => DataFormat == "channels_last" ? ImageLayout.ChannelsFirst : ImageLayout.Keras;

    /// <inheritdoc/>
    public sealed override Tensor Call(Tensor inputs, bool training)
    {
        var outputs = CallChannelsFirst(Format.ToKernel(inputs), training);
        return outputs.ndim == 2 ? outputs : Format.FromKernel(outputs);
    }

    /// <summary>Computes the output from images as kernels take them.</summary>
    internal abstract override Tensor CallChannelsFirst(Tensor inputs, bool training);
}
