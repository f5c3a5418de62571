using SkiaSharp;

namespace KerasLike.Plotting;

/// <summary>Text on a picture.</summary>
internal static class Words
{
    const float TitleSize = 18;

    /// <summary>The height that a title above everything takes.</summary>
    internal static float TitleHeight(string? title) => string.IsNullOrEmpty(title) ? 0 : TitleSize * 2;

    internal static void Title(SKCanvas canvas, Sheet sheet, string? title)
    {
        if (!string.IsNullOrEmpty(title)) Centered(canvas, title, sheet.Width / 2, TitleSize * 1.5f, TitleSize, sheet.Theme.Ink, sheet.Width - 16, bold: true);
    }

    /// <summary>A text around a place, smaller where it is wider than the room for it, and then cut.</summary>
    internal static void Centered(SKCanvas canvas, string text, float x, float baseline, float size, SKColor color, float room = float.PositiveInfinity, bool bold = false)
    {
        var width = Typefaces.Width(text, size, bold);
        if (width > room) size = Math.Max(size * 0.75f, size * room / width);
        while (text.Length > 1 && Typefaces.Width(text, size, bold) > room) text = $"{text.TrimEnd('…')[..^1]}…";
        Typefaces.Draw(canvas, text, x, baseline, size, color, bold, SKTextAlign.Center);
    }
}
