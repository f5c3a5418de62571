using ScottPlot;
using SkiaSharp;

namespace KerasLike.Plotting;

/// <summary>Gives ScottPlot the library's letters.</summary>
internal sealed class EmbeddedFont : IFontResolver
{
    static readonly Lazy<bool> Installed = new(() =>
    {
        Fonts.FontResolvers.Insert(0, new EmbeddedFont());
        return true;
    });

    /// <summary>Sets the letters of a plot, to those of the machine where some of the texts need others.</summary>
    internal static void Set(Plot plot, params IEnumerable<string> texts)
    {
        _ = Installed.Value;
        plot.Font.Set(Typefaces.For(string.Concat(texts)).FamilyName, FontWeight.Normal, FontSlant.Upright, FontSpacing.Normal);
    }

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) => CreateTypeface(fontName, weight >= FontWeight.SemiBold, false);

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == Typefaces.Family ? Typefaces.For("", bold) : null;
}
