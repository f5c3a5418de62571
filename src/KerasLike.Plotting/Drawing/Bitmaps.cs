using SkiaSharp;

namespace KerasLike.Plotting;

/// <summary>Tensors as images.</summary>
internal static class Bitmaps
{
    /// <summary>The images of a tensor, (images, height, width) or (images, height, width, channels) with 1, 3 or 4 channels.</summary>
    internal static List<SKBitmap> Of(Tensors images, (double Low, double High)? valueRange, string owner, int limit = int.MaxValue)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var all = Check.NotNull(images, owner).Materialize().Single.cpu();
        if (all.ndim is not (3 or 4) || all.ndim == 4 && all.size(3) is not (1 or 3 or 4) || all.numel() == 0)
            throw new ArgumentException($"{owner}: `images` must be (images, height, width), or (images, height, width, channels) with 1, 3 or 4 channels. Received: shape {Shape.Of(all)}", nameof(images));
        if (all.size(0) > limit) all = all.narrow(0, 0, limit);
        var isBytes = all.dtype == ScalarType.Byte;
        var values = all.to_type(ScalarType.Float32).contiguous();
        var (low, high) = valueRange ?? (0, isBytes || values.max().item<float>() > 1.5f ? 255 : 1);
        if (!(high > low)) throw new ArgumentException(FormattableString.Invariant($"{owner}: `valueRange` must be from black to white, the first less than the second. Received: ({low}, {high})"), nameof(valueRange));
        var (height, width, channels) = ((int)values.size(1), (int)values.size(2), values.ndim == 4 ? (int)values.size(3) : 1);
        var numbers = values.data<float>().ToArray();
        var made = new List<SKBitmap>();
        for (int i = 0; i < values.size(0); i++)
        {
            float At(int place, int channel) => (float)((numbers[(i * height * width + place) * channels + Math.Min(channel, channels - 1)] - low) / (high - low));
            made.Add(Fill(width, height, place => channels == 1 ? Tint.Gray(At(place, 0))
                : new(Level(At(place, 0)), Level(At(place, 1)), Level(At(place, 2)), channels == 4 ? Level(At(place, 3)) : (byte)255)));
        }
        return made;
    }

    /// <summary>One map of numbers, (height, width), as colours.</summary>
    internal static SKBitmap Of(Tensor map, Func<float, SKColor> tint)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var numbers = map.cpu().to_type(ScalarType.Float32).contiguous().data<float>().ToArray();
        return Fill((int)map.size(1), (int)map.size(0), place => tint(numbers[place]));
    }

    static SKBitmap Fill(int width, int height, Func<int, SKColor> color)
    {
        var pixels = new SKColor[width * height];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = color(i);
        return new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul)) { Pixels = pixels };
    }

    static byte Level(float value) => (byte)(Math.Clamp(value, 0, 1) * 255.99f);
}
