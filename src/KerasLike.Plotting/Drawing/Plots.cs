using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace KerasLike.Plotting;

/// <summary>Plots of ScottPlot as this library draws them: no frame on the right and above, a faint grid, letters that can be read.</summary>
internal static class Plots
{
    internal static Plot New(Theme theme, string title = "", string x = "", string y = "", params IEnumerable<string> texts)
    {
        var plot = new Plot();
        // It would wipe what is beside it.
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.FigureBackground.Color = Color(theme.Background);
        plot.DataBackground.Color = Color(theme.Background);
        plot.Axes.Color(Color(theme.Faint));
        plot.Axes.Right.FrameLineStyle.IsVisible = plot.Axes.Top.FrameLineStyle.IsVisible = false;
        plot.Grid.MajorLineColor = Color(theme.Grid);
        if (title.Length > 0) plot.Title(title);
        if (x.Length > 0) plot.XLabel(x);
        if (y.Length > 0) plot.YLabel(y);
        EmbeddedFont.Set(plot, [title, x, y, .. texts]);
        plot.Axes.Title.Label.ForeColor = Color(theme.Ink);
        (plot.Axes.Title.Label.FontSize, plot.Axes.Title.Label.Font) = (15, Typefaces.For(title, bold: true));
        foreach (var axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
        {
            (axis.Label.ForeColor, axis.Label.FontSize, axis.Label.Bold) = (Color(theme.Ink), 13, false);
            (axis.TickLabelStyle.ForeColor, axis.TickLabelStyle.FontSize) = (Color(theme.Ink), 12);
        }
        plot.Legend.BackgroundColor = Color(theme.Background).WithAlpha(0.85);
        (plot.Legend.OutlineColor, plot.Legend.ShadowColor) = (Color(theme.Grid), Colors.Transparent);
        (plot.Legend.FontColor, plot.Legend.FontSize) = (Color(theme.Ink), 12);
        return plot;
    }

    internal static Color Color(SKColor color) => ScottPlot.Color.FromSKColor(color);

    internal static NumericAutomatic IntegerTicks => new() { IntegerTicksOnly = true };

    internal static PixelRect Area(float left, float top, float width, float height) => new(left, left + width, top + height, top);
}
