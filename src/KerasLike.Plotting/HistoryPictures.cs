using KerasLike.Callbacks;
using ScottPlot;
using SkiaSharp;

namespace KerasLike.Plotting;

/// <summary>Pictures of what <c>Fit</c> returns.</summary>
public static class HistoryPictures
{
    const float PanelWidth = 400, PanelHeight = 300;

    /// <summary>Draws the curves of training, a panel for each number, that of validation beside it: <c>history.Plot("history.png")</c>.</summary>
    /// <param name="history">What <c>Fit</c> returned.</param>
    /// <param name="file">The file: png, jpg, webp or svg. Default: <c>"history.png"</c>.</param>
    /// <param name="metrics">The numbers to show, by their names without <c>val_</c>; null is all. Default: null.</param>
    /// <param name="title">A title above all panels; null is none. Default: null.</param>
    /// <param name="width">The width in pixels; null is as the panels need. Default: null.</param>
    /// <param name="height">The height in pixels; null is as the panels need. Default: null.</param>
    /// <param name="scale">How many pixels a unit has: letters are about 12 units high. Default: 2.</param>
    /// <param name="theme"><c>"light"</c> or <c>"dark"</c>. Default: <c>"light"</c>.</param>
    public static void Plot(this History history, string file = "history.png", IEnumerable<string>? metrics = null, string? title = null, int? width = null, int? height = null, double scale = 2, string theme = "light")
    {
        var panels = Panels(history, metrics, "History.Plot");
        var (columns, rows) = Tiles(panels.Count);
        var sheet = Sheet.For(file, "History.Plot", columns * PanelWidth, rows * PanelHeight + Words.TitleHeight(title), width, height, scale, theme);
        sheet.Save(file, canvas => Draw(canvas, sheet, panels, title));
    }

    /// <summary>The curves as SVG text.</summary>
    internal static string Svg(History history, string theme)
    {
        var panels = Panels(history, null, "History.ToHtml");
        var (columns, rows) = Tiles(panels.Count);
        var sheet = Sheet.For("history.svg", "History.ToHtml", columns * PanelWidth, rows * PanelHeight, theme: theme);
        return sheet.ToSvg(canvas => Draw(canvas, sheet, panels, null));
    }

    static (int Columns, int Rows) Tiles(int panels)
    {
        var columns = panels == 4 ? 2 : Math.Min(panels, 3);
        return (columns, (panels + columns - 1) / columns);
    }

    static List<Panel> Panels(History history, IEnumerable<string>? metrics, string owner)
    {
        Check.NotNull(history, owner);
        if (history.Epoch.Count == 0) throw new ArgumentException($"{owner}: the history has no epochs yet. Received: the history of a training that ended before its first epoch did", nameof(history));
        var names = metrics?.ToList() ?? [.. history.Keys.Where(k => !IsOfValidation(k, history.Keys))];
        var unknown = names.Find(n => !history.Keys.Contains(n));
        if (unknown is not null || names.Count == 0)
            throw new ArgumentException($"{owner}: `metrics` must be of {string.Join(", ", history.Keys.Select(k => $"\"{k}\""))}. Received: {(unknown is null ? "none" : $"\"{unknown}\"")}", nameof(metrics));
        return [.. names.Select(n => new Panel(n, history[n], history.Keys.Contains($"val_{n}") ? history[$"val_{n}"] : null, history.Epoch))];
    }

    static bool IsOfValidation(string name, IReadOnlyList<string> all) => name.StartsWith("val_", StringComparison.Ordinal) && all.Contains(name[4..]);

    static void Draw(SKCanvas canvas, Sheet sheet, List<Panel> panels, string? title)
    {
        var (columns, rows) = Tiles(panels.Count);
        var above = Words.TitleHeight(title);
        Words.Title(canvas, sheet, title);
        var (width, height) = (sheet.Width / columns, (sheet.Height - above) / rows);
        for (int i = 0; i < panels.Count; i++)
        {
            using var plot = panels[i].Plot(sheet.Theme);
            plot.Render(canvas, Plots.Area(i % columns * width, above + i / columns * height, width, height));
        }
    }

    sealed record Panel(string Name, IReadOnlyList<double> Training, IReadOnlyList<double>? Validation, IReadOnlyList<int> Epochs)
    {
        internal Plot Plot(Theme theme)
        {
            var plot = Plots.New(theme, Name, "epoch");
            Add(plot, Training, "training", theme.Training, MarkerShape.FilledCircle);
            if (Validation is not null)
            {
                Add(plot, Validation, "validation", theme.Validation, MarkerShape.FilledSquare);
                // Where curves end is below in a loss, and above in most metrics.
                plot.ShowLegend(Training[^1] <= Training[0] ? Alignment.UpperRight : Alignment.LowerRight);
            }
            plot.Axes.Bottom.TickGenerator = Plots.IntegerTicks;
            plot.Axes.Bottom.MinorTickStyle.Length = 0;
            return plot;
        }

        void Add(Plot plot, IReadOnlyList<double> values, string name, SKColor color, MarkerShape marker)
        {
            // Validation that runs every few epochs has fewer numbers; the last one is the last epoch's.
            var every = Math.Max(1, Epochs.Count / Math.Max(1, values.Count));
            var epochs = values.Count == Epochs.Count ? Epochs.Select(e => e + 1.0) : values.Select((_, i) => (double)Epochs[Math.Min(Epochs.Count, (i + 1) * every) - 1] + 1);
            var line = plot.Add.Scatter(epochs.ToArray(), values.Select(v => double.IsFinite(v) ? v : double.NaN).ToArray());
            (line.LegendText, line.Color, line.LineWidth) = (name, Plots.Color(color), 2);
            (line.MarkerShape, line.MarkerSize) = (marker, values.Count > 30 ? 0 : 6);
        }
    }
}
