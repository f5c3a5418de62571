using SkiaSharp;

namespace KerasLike;

/// <summary>The letters of pictures: Roboto, which is in the library, and for what it lacks a font of the machine.</summary>
internal static class Typefaces
{
    internal const string Family = "Roboto";

    static readonly Lazy<SKTypeface> Regular = new(() => Load("Roboto-Regular.ttf")), Bold = new(() => Load("Roboto-Bold.ttf"));

    /// <summary>A typeface that has the letters of a text, as far as there is one.</summary>
    internal static SKTypeface For(string text, bool bold = false)
    {
        var roboto = (bold ? Bold : Regular).Value;
        for (int i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
            if (!char.IsSurrogate(text, i) || i + 1 < text.Length && char.IsSurrogatePair(text, i))
                if (char.ConvertToUtf32(text, i) is var letter && !roboto.ContainsGlyph(letter) && SKFontManager.Default.MatchCharacter(null, bold ? SKFontStyle.Bold : SKFontStyle.Normal, null, letter) is { } other) return other;
        return roboto;
    }

    /// <summary>The width of a text, in the units of the size.</summary>
    internal static float Width(string text, float size, bool bold = false)
    {
        using var font = new SKFont(For(text, bold), size);
        return font.MeasureText(text);
    }

    /// <summary>Draws a text that begins at a place on its line.</summary>
    internal static void Draw(SKCanvas canvas, string text, float x, float baseline, float size, SKColor color, bool bold = false, SKTextAlign align = SKTextAlign.Left)
    {
        using var font = new SKFont(For(text, bold), size) { Subpixel = true, Edging = SKFontEdging.Antialias };
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawText(text, x, baseline, align, font, paint);
    }

    static SKTypeface Load(string name) => ImageFile.Skia(() =>
    {
        using var stream = typeof(Typefaces).Assembly.GetManifestResourceStream(name)!;
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    });
}
