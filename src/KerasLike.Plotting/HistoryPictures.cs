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

    /// <summary>Writes a training as one page that needs nothing else: curves, numbers, summary and diagram of the model, and with data a confusion matrix and images, mistakes first. In light and in dark.</summary>
    /// <param name="history">What <c>Fit</c> returned.</param>
    /// <param name="file">The file. Default: <c>"report.html"</c>.</param>
    /// <param name="x">Data to predict, such as that of a test; null is none. Default: null.</param>
    /// <param name="y">Its true classes: numbers or one-hot rows. Default: null.</param>
    /// <param name="classNames">The names of the classes; null is their numbers. Default: null.</param>
    /// <param name="samples">How many images are shown, where x are images. Default: 40.</param>
    /// <param name="title">The page's title; null is one with the model's name. Default: null.</param>
    public static void ToHtml(this History history, string file = "report.html", Tensors? x = null, Tensors? y = null, IReadOnlyList<string>? classNames = null, int samples = 40, string? title = null)
    {
        CheckEpochs(history, "History.ToHtml");
        Check.NotNull(file, "History.ToHtml");
        Check.NotNegative(samples, "History.ToHtml");
        if (x is null != y is null) throw new ArgumentException($"History.ToHtml: data and its classes go together. Received: {(x is null ? "y without x" : "x without y")}", x is null ? nameof(x) : nameof(y));
        var report = new HtmlReport(history, title);
        if (x is not null && y is not null) report.AddPredictions(x, y, classNames, samples);
        report.Save(file);
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
        CheckEpochs(history, owner);
        var names = metrics?.ToList() ?? [.. history.Keys.Where(k => !IsOfValidation(k, history.Keys))];
        var unknown = names.Find(n => !history.Keys.Contains(n));
        if (unknown is not null || names.Count == 0)
            throw new ArgumentException($"{owner}: `metrics` must be of {string.Join(", ", history.Keys.Select(k => $"\"{k}\""))}. Received: {(unknown is null ? "none" : $"\"{unknown}\"")}", nameof(metrics));
        return [.. names.Select(n => new Panel(n, history[n], history.Keys.Contains($"val_{n}") ? history[$"val_{n}"] : null, history.Epoch))];
    }

    static void CheckEpochs(History history, string owner)
    {
        if (Check.NotNull(history, owner).Epoch.Count == 0) throw new ArgumentException($"{owner}: the history has no epochs yet. Received: the history of a training that ended before its first epoch did", nameof(history));
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
                plot.ShowLegend(EmptiestCorner());
            }
            plot.Axes.Bottom.TickGenerator = Plots.IntegerTicks;
            plot.Axes.Bottom.MinorTickStyle.Length = 0;
            return plot;
        }

        // The corner in which the fewest points of curves lie.
        Alignment EmptiestCorner()
        {
            var curves = new[] { Training, Validation! }.Select(c => c.Where(double.IsFinite).ToList()).Where(c => c.Count > 0).ToList();
            if (curves.Count == 0) return Alignment.UpperRight;
            var (low, high) = (curves.Min(c => c.Min()), curves.Max(c => c.Max()));
            var points = curves.SelectMany(c => Enumerable.Range(0, 60).Select(i => (X: i / 59.0, Y: (c[(int)Math.Round(i / 59.0 * (c.Count - 1))] - low) / Math.Max(1e-12, high - low)))).ToList();
            var corners = new (Alignment Corner, double X, double Y)[] { (Alignment.UpperRight, 1, 1), (Alignment.LowerRight, 1, 0), (Alignment.UpperLeft, 0, 1), (Alignment.LowerLeft, 0, 0) };
            return corners.MinBy(c => points.Count(p => Math.Abs(p.X - c.X) < 0.45 && Math.Abs(p.Y - c.Y) < 0.35)).Corner;
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
