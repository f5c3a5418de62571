using KerasLike.Models;
using SkiaSharp;

namespace KerasLike.Plotting;

/// <summary>Images, each beside itself with a heat map over it.</summary>
internal static class CamPicture
{
    internal static List<Tile> Tiles(Model model, Tensors images, string? layerName, int? classIndex, IReadOnlyList<string>? classNames, (double, double)? valueRange, double opacity, string owner)
    {
        Check.InRange(opacity, 0, 1, owner);
        using var scope = torch.NewDisposeScope();
        var all = Check.NotNull(images, owner).Materialize().Single;
        if (all.ndim == 3) all = all.unsqueeze(0);
        if (all.ndim != 4) throw new ArgumentException($"{owner}: `images` must be (height, width, channels) or (images, height, width, channels). Received: shape {Shape.Of(images.Materialize().Single)}", nameof(images));
        var plain = Bitmaps.Of(all, valueRange, owner);
        var cam = new CamModel(model, CamLayer.Find(model, layerName, GradCam.Owner));
        var tiles = new List<Tile>();
        foreach (var (i, image) in plain.Index())
        {
            using var inner = torch.NewDisposeScope();
            var (heat, index) = cam.Heatmap(all[i], classIndex);
            Classes.CheckNames(classNames, index + 1, owner);
            tiles.Add(new(image));
            // Nothing to show is said, rather than shown as darkness all over.
            var isEmpty = !heat.any().item<bool>();
            tiles.Add(new(Over(image, isEmpty ? null : heat, (float)opacity), isEmpty ? $"{Classes.NameOf(index, classNames)}: no heat" : Classes.NameOf(index, classNames)));
        }
        return tiles;
    }

    // Drawn larger than a small image is, for the heat to be smooth.
    static SKBitmap Over(SKBitmap image, Tensor? heat, float opacity)
    {
        var times = Math.Max(1, 224 / Math.Max(image.Width, image.Height));
        var bitmap = new SKBitmap(image.Width * times, image.Height * times);
        using var canvas = new SKCanvas(bitmap);
        using var under = SKImage.FromBitmap(image);
        var place = SKRect.Create(bitmap.Width, bitmap.Height);
        canvas.DrawImage(under, place, new SKSamplingOptions(SKFilterMode.Nearest));
        if (heat is null) return bitmap;
        using var map = Bitmaps.Of(heat, Tint.Hot);
        using var over = SKImage.FromBitmap(map);
        using var paint = new SKPaint { Color = SKColors.White.WithAlpha((byte)(opacity * 255)) };
        canvas.DrawImage(over, place, new SKSamplingOptions(SKCubicResampler.CatmullRom), paint);
        return bitmap;
    }
}
