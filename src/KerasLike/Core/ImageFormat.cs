using KerasLike.Activations;
using KerasLike.Layers;

namespace KerasLike;

/// <summary>Where images have their channels, and what follows from it.</summary>
internal sealed class ImageFormat(int spatialRank, bool channelsLast)
{
    /// <summary>Where the channels are, as an axis.</summary>
    internal int ChannelAxis => channelsLast ? -1 : 1;

    /// <summary>The number of channels, or null where it is not known.</summary>
    internal int? ChannelsOf(Shape images) => images[images.Axis(ChannelAxis)];

    /// <summary>The spatial part of a shape.</summary>
    internal IEnumerable<int?> SpatialOf(Shape images) => images.Skip(channelsLast ? 1 : 2).Take(spatialRank);

    /// <summary>The shape of what a layer makes of images. Says so if it would be empty.</summary>
    internal Shape OutputShape(Layer layer, Shape input, IReadOnlyList<int?> spatial, int? channels, string hint) =>
        spatial.Any(length => length <= 0) ? throw new ArgumentException($"{layer.Description}: the output would be empty. Received: input shape={input}{hint}")
        : channelsLast ? new([input[0], .. spatial, channels]) : new([input[0], channels, .. spatial]);

    /// <summary>Images as kernels take them: a view.</summary>
    internal Tensor ToKernel(Tensor images) => channelsLast ? ImageAxes.ToKernel(images)
        : spatialRank == 1 ? Masks.Keep(images, images.unsqueeze(2), mask => mask.unsqueeze(1)) : images;

    /// <summary>What a kernel gave, as images of this format: a view.</summary>
    internal Tensor FromKernel(Tensor images) => channelsLast ? ImageAxes.FromKernel(images, spatialRank + 2) : spatialRank == 1 ? images.squeeze(2) : images;

    /// <summary>An activation of images as kernels take them. One along an axis looks for it where Keras has it.</summary>
    internal Tensor Activate(ActivationFunction activation, Tensor images) => activation.IsElementwise ? activation.Apply(images) : ToKernel(activation.Apply(FromKernel(images)));
}
