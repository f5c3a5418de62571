namespace KerasLike.Layers;

/// <summary>Blurs a random part of the images with a Gaussian kernel.</summary>
/// <param name="factor">How likely an image is changed: a range from 0 to 1 in which a probability is drawn; a number f is (0, f). Default: 1.</param>
/// <param name="kernelSize">The size of the kernel, odd; for rows and columns, or for each. Default: 3.</param>
/// <param name="sigma">The range, from 0 to 1, of the standard deviation in pixels, drawn once for the rows and once for the columns of a batch; a number s is (0, s). Default: 1.</param>
/// <param name="valueRange">The least and the greatest value of a pixel. Default: (0, 255).</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, height, width, channels) or <c>"channels_first"</c> for (batch, channels, height, width). Default: <c>"channels_last"</c>.</param>
/// <param name="seed">Makes what is drawn repeat; null draws a seed. Default: null.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in, and of the output; null is float32. Default: null.</param>
/// <remarks>
/// Acts in training, and where a call leaves open whether it is training; does nothing in prediction.<br/>
/// Input: 3 axes, (height, width, channels), or 4, (batch, height, width, channels).<br/>
/// Output: the shape of the input, in floating-point numbers.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.RandomGaussianBlur</c>
/// </remarks>
/// <example><code>model.Add(new RandomGaussianBlur(kernelSize: 5));</code></example>
public sealed class RandomGaussianBlur(
    Interval? factor = null, Dims? kernelSize = null, Interval? sigma = null, Interval? valueRange = null, string? dataFormat = null, int? seed = null,
    Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : RandomColors(valueRange, seed, dataFormat, inputShape, name, trainable, dtype)
{
    /// <summary>The range of probabilities.</summary>
    public Interval Factor { get; } = FactorRange.Of(factor ?? 1, 0, 1, nameof(factor));

    /// <summary>The size of the kernel on each axis.</summary>
    public Dims KernelSize { get; } = Odd((kernelSize ?? 3).ForAxes(2, nameof(RandomGaussianBlur), nameof(kernelSize)));

    /// <summary>The range of standard deviations.</summary>
    public Interval Sigma { get; } = FactorRange.Of(sigma ?? 1, 0, 1, nameof(sigma));

    internal override Augmentation Draw(RandomStream random, Tensor images)
    {
        var chosen = PerImage.Choices(images, () => random.Happens(Factor));
        double[] row = ImageFilter.Gaussian(KernelSize[1], random.Uniform(Sigma) + 1e-6), column = ImageFilter.Gaussian(KernelSize[0], random.Uniform(Sigma) + 1e-6);
        return new(i => Values.Clamp(torch.where(chosen, ImageFilter.Separable(i, column, row), i)));
    }

    static Dims Odd(Dims kernelSize)
    {
        foreach (var size in kernelSize)
            if (size % 2 == 0) throw Check.Error("`kernelSize` must be odd", $"kernelSize={kernelSize}", nameof(kernelSize));
        return kernelSize;
    }
}
