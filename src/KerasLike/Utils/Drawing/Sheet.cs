using SkiaSharp;

namespace KerasLike;

/// <summary>What a picture is drawn on, and the file it becomes.</summary>
internal sealed record Sheet(float Width, float Height, float Scale, Theme Theme)
{
    static readonly string[] Kinds = [".png", ".jpg", ".jpeg", ".webp", ".svg"];

    // What Skia can allocate, and a viewer can show.
    const int GreatestSide = 16_000;

    /// <summary>A sheet for a file. Sizes that are not given are what the content asks for, in units of which a pixel picture has <paramref name="scale"/> pixels each.</summary>
    internal static Sheet For(string file, string owner, float naturalWidth, float naturalHeight, int? width = null, int? height = null, double scale = 2, string theme = "light",
        string kinds = "png, jpg, webp or svg", string name = "file")
    {
        var kind = KindOf(Check.NotNull(file, owner, name));
        if (!Kinds.Contains(kind)) throw new ArgumentException($"{owner}: pictures are written as {kinds}, which the name ends in. Received: {name}=\"{file}\"", name);
        if (width is < 50 or > GreatestSide || height is < 50 or > GreatestSide)
            throw new ArgumentOutOfRangeException(nameof(width), $"{owner}: a picture has 50 to {GreatestSide} pixels on each side. Received: width={width}, height={height}");
        var pixels = kind == ".svg" ? 1 : (float)Check.InRange(scale, 0.5, 8, owner);
        var (x, y) = (width / pixels ?? naturalWidth, height / pixels ?? naturalHeight);
        return new(x, y, Math.Min(pixels, GreatestSide / Math.Max(x, y)), Theme.Of(theme, owner));
    }

    /// <summary>Draws, and writes the file and the folders it is in.</summary>
    internal void Save(string file, Action<SKCanvas> draw)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder) Directory.CreateDirectory(folder);
        if (KindOf(file) == ".svg")
        {
            File.WriteAllText(file, ToSvg(draw));
            return;
        }
        using var image = Draw(draw);
        var format = KindOf(file) switch
        {
            ".png" => SKEncodedImageFormat.Png,
            ".webp" => SKEncodedImageFormat.Webp,
            _ => SKEncodedImageFormat.Jpeg,
        };
        using var data = image.Encode(format, 92);
        using var stream = File.Create(file);
        data.SaveTo(stream);
    }

    /// <summary>The picture as SVG text.</summary>
    internal string ToSvg(Action<SKCanvas> draw)
    {
        using var memory = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(Width, Height), memory)) Fill(canvas, draw);
        return System.Text.Encoding.UTF8.GetString(memory.ToArray());
    }

    /// <summary>The picture as a PNG file's bytes.</summary>
    internal byte[] ToPng(Action<SKCanvas> draw)
    {
        using var image = Draw(draw);
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>What a file is, by its name: png where it says nothing.</summary>
    internal static string KindOf(string file) => Path.GetExtension(file).ToLowerInvariant() is { Length: > 0 } kind ? kind : Kinds[0];

    SKImage Draw(Action<SKCanvas> draw)
    {
        using var surface = SKSurface.Create(new SKImageInfo((int)MathF.Round(Width * Scale), (int)MathF.Round(Height * Scale)));
        surface.Canvas.Scale(Scale);
        Fill(surface.Canvas, draw);
        return surface.Snapshot();
    }

    void Fill(SKCanvas canvas, Action<SKCanvas> draw)
    {
        canvas.Clear(Theme.Background);
        draw(canvas);
    }
}
