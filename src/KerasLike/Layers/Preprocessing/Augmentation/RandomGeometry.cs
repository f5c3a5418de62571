namespace KerasLike.Layers;

/// <summary>Base of layers that move the pixels of images: each says where its output is to be read.</summary>
public abstract class RandomGeometry : RandomImageAugmentation
{
    private protected RandomGeometry(string fillMode, string interpolation, double fillValue, int? seed, string? dataFormat, Shape? inputShape, string? name, bool trainable, DTypePolicy? dtype)
        : base(seed, dataFormat, inputShape, name, trainable, dtype)
    {
        FillMode = Check.OneOf(fillMode, ["reflect", "wrap", "constant", "nearest", .. MoreFillModes], GetType().Name, nameof(fillMode));
        Interpolation = Check.OneOf(interpolation, ["nearest", "bilinear"], GetType().Name, nameof(interpolation));
        (FillValue, Sampler) = (fillValue, new(fillMode, fillValue));
    }

    /// <summary>What lies outside of an image.</summary>
    public string FillMode { get; }

    /// <summary>How values between pixels are made: <c>"nearest"</c> or <c>"bilinear"</c>.</summary>
    public string Interpolation { get; }

    /// <summary>The value outside of an image, with <c>fillMode: "constant"</c>.</summary>
    public double FillValue { get; }

    /// <summary>What reads the images.</summary>
    private protected ImageSampler Sampler { get; }

    private protected virtual string[] MoreFillModes => [];

    internal override Augmentation Draw(RandomStream random, Tensor images)
    {
        var (y, x) = Places(random, images);
        return new(i => Sampler.Sample(i, y, x, Interpolation), m => Sampler.Sample(m, y, x, "nearest"));
    }

    /// <summary>Where each pixel of the output is to be read, in shapes that broadcast to (batch, height, width).</summary>
    private protected abstract (Tensor Y, Tensor X) Places(RandomStream random, Tensor images);
}
