using SkiaSharp;

namespace KerasLike;

/// <summary>Images as tensors, and back.</summary>
internal static class ImageArrays
{
    static readonly Scalar White = 255;

    static readonly string[] Orders = ["channels_last", "channels_first"];

    internal static Tensor ToTensor(SKBitmap image, string? dataFormat, string? dtype)
    {
        var first = IsFirst(dataFormat, "Utils.ImageToArray");
        var type = DTypes.Parse(dtype ?? "float32");
        Native.LibTorch.EnsureLoaded();
        using var scope = torch.NewDisposeScope();
        var tensor = Pixels.Of(Check.NotNull(image, "Utils.ImageToArray")).ToTensor();
        if (first) tensor = tensor.permute(2, 0, 1).contiguous();
        return tensor.to_type(type).MoveToOuterDisposeScope();
    }

    internal static Pixels ToPixels(Tensors x, string? dataFormat, bool scale, string? dtype, string owner)
    {
        var first = IsFirst(dataFormat, owner);
        Native.LibTorch.EnsureLoaded();
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var values = Check.NotNull(x, owner).Materialize().Single.cpu().to_type(DTypes.Parse(dtype ?? "float32"));
        if (values.ndim == 3 && first) values = values.permute(1, 2, 0);
        if (values.ndim != 3 || values.size(2) is not (1 or 3 or 4))
            throw new ArgumentException($"{owner}: an image has 3 axes, {(first ? "(channels, height, width)" : "(height, width, channels)")}, and 1, 3 or 4 channels. Received: shape {Shape.Of(x.Materialize().Single)}", nameof(x));
        if (scale)
        {
            values = values.to_type(ScalarType.Float64);
            values = values - values.min();
            var greatest = values.max();
            values = torch.where(greatest.eq(Scalars.Zero), values, values / greatest).mul(White);
        }
        var (least, most) = (Fetch.Number(values.min()), Fetch.Number(values.max()));
        if (!(least > -1 && most < 256)) throw new ArgumentException(FormattableString.Invariant($"{owner}: without `scale`, values must be from 0 to 255. Received: values from {least} to {most}"), nameof(x));
        var bytes = values.to_type(ScalarType.Byte).contiguous();
        return new(bytes.bytes.ToArray(), (int)bytes.size(0), (int)bytes.size(1), (int)bytes.size(2));
    }

    /// <summary>Writes an image, in the format that is asked for or that the name ends in.</summary>
    internal static void Save(string path, Pixels pixels, string? fileFormat)
    {
        var format = (fileFormat ?? Path.GetExtension(path).TrimStart('.')).ToLowerInvariant() switch
        {
            "png" => SKEncodedImageFormat.Png,
            "jpg" or "jpeg" => SKEncodedImageFormat.Jpeg,
            "webp" => SKEncodedImageFormat.Webp,
            var other => throw new ArgumentException($"Utils.SaveImage: images are written as png, jpeg or webp. Received: \"{other}\"", nameof(fileFormat)),
        };
        if (format == SKEncodedImageFormat.Jpeg && pixels.Channels == 4) Warnings.Write($"Utils.SaveImage: JPEG has no alpha; {path} is written without it.");
        using var bitmap = (format == SKEncodedImageFormat.Jpeg ? pixels.WithoutAlpha() : pixels).ToBitmap(toEncode: true);
        using var image = SKImage.FromBitmap(bitmap);
        // 75 is what JPEG files have unless somebody chooses.
        using var data = image.Encode(format, format == SKEncodedImageFormat.Jpeg ? 75 : 100) ?? throw new InvalidOperationException($"Utils.SaveImage: the image cannot be written. Received: {pixels.Height} × {pixels.Width} pixels, {format}");
        using var file = File.Create(path);
        data.SaveTo(file);
    }

    internal static bool IsFirst(string? dataFormat, string owner) => Check.OneOf(dataFormat ?? Orders[0], Orders, owner, nameof(dataFormat)) == Orders[1];
}
