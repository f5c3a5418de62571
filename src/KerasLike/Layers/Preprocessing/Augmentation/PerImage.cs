namespace KerasLike.Layers;

/// <summary>What is drawn for each image of a batch, as a tensor that broadcasts over the images: (batch, 1, 1, 1).</summary>
internal static class PerImage
{
    /// <summary>Interval, of the images' type.</summary>
    internal static Tensor Numbers(Tensor images, Func<double> next) => torch.tensor(Draw(images, next), images.dtype, images.device).view(-1, 1, 1, 1);

    /// <summary>Choices.</summary>
    internal static Tensor Choices(Tensor images, Func<bool> next) => torch.tensor(Draw(images, next), device: images.device).view(-1, 1, 1, 1);

    /// <summary>One of something for each image.</summary>
    internal static T[] Draw<T>(Tensor images, Func<T> next)
    {
        var drawn = new T[images.size(0)];
        for (int i = 0; i < drawn.Length; i++) drawn[i] = next();
        return drawn;
    }
}
