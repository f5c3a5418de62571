using System.Xml.Linq;
using SkiaSharp;

namespace KerasLike.Tests.Plotting;

/// <summary>A picture file, looked at. With <c>KERASLIKE_PICTURES</c> set to a folder, a copy of each stays there for people to look at.</summary>
internal sealed class Picture : IDisposable
{
    readonly SKBitmap bitmap;

    internal Picture(string file)
    {
        Keep(file);
        bitmap = SKBitmap.Decode(file);
    }

    internal (int Width, int Height) Size => (bitmap.Width, bitmap.Height);

    internal SKColor this[int x, int y] => bitmap.GetPixel(x, y);

    /// <summary>The share of pixels that differ from the first one, in a part that is given in fractions of the sides.</summary>
    internal double Ink(double left = 0, double top = 0, double right = 1, double bottom = 1)
    {
        var (background, inked, all) = (bitmap.GetPixel(0, 0), 0, 0);
        for (int y = (int)(top * bitmap.Height); y < (int)(bottom * bitmap.Height); y++)
            for (int x = (int)(left * bitmap.Width); x < (int)(right * bitmap.Width); x++, all++)
                if (bitmap.GetPixel(x, y) != background) inked++;
        return (double)inked / all;
    }

    /// <summary>Whether a colour is somewhere.</summary>
    internal bool Has(string color)
    {
        var wanted = SKColor.Parse(color);
        return Array.Exists(bitmap.Pixels, p => p == wanted);
    }

    public void Dispose() => bitmap.Dispose();

    /// <summary>The texts that an SVG file shows.</summary>
    internal static IReadOnlyList<string> TextsOf(string file)
    {
        Keep(file);
        return [.. XDocument.Load(file).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value.Trim())];
    }

    internal static void Keep(string file)
    {
        if (Environment.GetEnvironmentVariable("KERASLIKE_PICTURES") is not { } folder) return;
        Directory.CreateDirectory(folder);
        File.Copy(file, Path.Combine(folder, $"{TestContext.CurrentContext.Test.MethodName}-{Path.GetFileName(file)}"), overwrite: true);
    }
}
