using ScottPlot;
using SkiaSharp;

namespace KerasLike.Plotting;

/// <summary>Points in the plane, coloured by class, the name of each class where most of it is.</summary>
internal sealed class ScatterPicture
{
    internal const float PanelSize = 420;

    static readonly MarkerShape[] Shapes = [MarkerShape.FilledCircle, MarkerShape.FilledTriangleUp, MarkerShape.FilledSquare, MarkerShape.FilledDiamond];

    readonly IReadOnlyList<(string Title, double[] X, double[] Y)> panels;
    readonly int[]? labels;
    readonly IReadOnlyList<string>? classNames;
    readonly string? title;

    internal ScatterPicture(IReadOnlyList<(string Title, Tensors Points)> panels, Tensors? labels, IReadOnlyList<string>? classNames, string? title, string owner)
    {
        if (Check.NotNull(panels, owner).Count == 0) throw new ArgumentException($"{owner}: there must be points. Received: no panels", nameof(panels));
        this.panels = [.. panels.Select(p => Read(p.Title, p.Points, owner))];
        this.labels = labels is null ? null : Classes.Of(labels, owner, nameof(labels));
        (this.classNames, this.title) = (classNames, title);
        foreach (var panel in this.panels.Where(p => this.labels is not null && p.X.Length != this.labels.Length))
            throw new ArgumentException($"{owner}: there must be a label for each point. Received: {panel.X.Length} points, {this.labels!.Length} labels", nameof(labels));
        if (this.labels is not null) Classes.CheckNames(classNames, this.labels.Max() + 1, owner);
    }

    internal float Width => Columns * PanelSize;

    internal float Height => Rows * PanelSize + Words.TitleHeight(title);

    int Columns => panels.Count == 4 ? 2 : Math.Min(3, panels.Count);

    int Rows => (panels.Count + Columns - 1) / Columns;

    internal void Draw(SKCanvas canvas, Sheet sheet)
    {
        var above = Words.TitleHeight(title);
        Words.Title(canvas, sheet, title);
        var (width, height) = (sheet.Width / Columns, (sheet.Height - above) / Rows);
        foreach (var (i, panel) in panels.Index())
        {
            using var plot = Plot(panel, sheet.Theme);
            plot.Render(canvas, Plots.Area(i % Columns * width, above + i / Columns * height, width, height));
        }
    }

    static (string, double[], double[]) Read(string title, Tensors points, string owner)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var all = Check.NotNull(points, owner).Materialize().Single.cpu().to_type(ScalarType.Float64);
        if (all.ndim != 2 || all.size(1) != 2 || all.size(0) == 0) throw new ArgumentException($"{owner}: `points` must be (points, 2), as Projection.Pca and Projection.Tsne make them. Received: shape {Shape.Of(all)}", nameof(points));
        return (title, all.select(1, 0).contiguous().data<double>().ToArray(), all.select(1, 1).contiguous().data<double>().ToArray());
    }

    Plot Plot((string Title, double[] X, double[] Y) panel, Theme theme)
    {
        var plot = Plots.New(theme, panel.Title, texts: classNames ?? []);
        // Units mean nothing here; distances do, so both axes have the same.
        plot.Axes.SquareUnits();
        foreach (var axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left }) axis.TickLabelStyle.IsVisible = false;
        foreach (var axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left }) (axis.MajorTickStyle.Length, axis.MinorTickStyle.Length) = (0, 0);
        plot.Axes.Frame(true);
        // As large as each other, and in line.
        plot.Layout.Fixed(new PixelPadding(14, 14, 14, panel.Title.Length > 0 ? 42 : 14));
        plot.Axes.Color(Plots.Color(theme.Grid));
        plot.Axes.Title.Label.ForeColor = Plots.Color(theme.Ink);
        var size = panel.X.Length > 3000 ? 2.5f : panel.X.Length > 500 ? 3.5f : 6;
        foreach (var group in Enumerable.Range(0, panel.X.Length).GroupBy(i => labels?[i] ?? 0).OrderBy(g => g.Key))
        {
            var points = plot.Add.ScatterPoints(group.Select(i => panel.X[i]).ToArray(), group.Select(i => panel.Y[i]).ToArray());
            (points.MarkerShape, points.MarkerSize, points.Color) = (Shapes[group.Key / 10 % Shapes.Length], size, Plots.Color(labels is null ? theme.Training : theme.OfClass(group.Key)));
        }
        if (labels is not null)
            foreach (var (index, x, y) in Apart(panel)) Name(plot, theme, Classes.NameOf(index, classNames), theme.OfClass(index), x, y);
        return plot;
    }

    // The medians of the classes, those that would lie on each other moved apart.
    List<(int Class, double X, double Y)> Apart((string Title, double[] X, double[] Y) panel)
    {
        var unit = 1.15 * Math.Max(panel.X.Max() - panel.X.Min(), panel.Y.Max() - panel.Y.Min()) / PanelSize;
        var names = Enumerable.Range(0, panel.X.Length).GroupBy(i => labels![i]).OrderBy(g => g.Key).Select(g => (Class: g.Key, X: Median(g.Select(i => panel.X[i])), Y: Median(g.Select(i => panel.Y[i])))).ToList();
        var sizes = names.ConvertAll(n => (Width: (Typefaces.Width(Classes.NameOf(n.Class, classNames), 13, bold: true) + 12) * unit, Height: 24 * unit));
        for (int round = 0; round < 200; round++)
            for (int a = 0; a < names.Count; a++)
                for (int b = a + 1; b < names.Count; b++)
                {
                    var (dx, dy) = (names[b].X - names[a].X, names[b].Y - names[a].Y);
                    var (overX, overY) = ((sizes[a].Width + sizes[b].Width) / 2 - Math.Abs(dx), (sizes[a].Height + sizes[b].Height) / 2 - Math.Abs(dy));
                    if (overX <= 0 || overY <= 0) continue;
                    // The shorter way, half of it each.
                    var (mx, my) = overX < overY ? (Math.CopySign(overX / 2, dx), 0.0) : (0.0, Math.CopySign(overY / 2, dy));
                    names[a] = (names[a].Class, names[a].X - mx, names[a].Y - my);
                    names[b] = (names[b].Class, names[b].X + mx, names[b].Y + my);
                }
        return names;
    }

    // On a ground of its own, to be read above the points of any colour.
    static void Name(Plot plot, Theme theme, string name, SKColor color, double x, double y)
    {
        var text = plot.Add.Text(name, x, y);
        (text.LabelFontSize, text.LabelStyle.Font, text.LabelFontColor) = (13, Typefaces.For(name, bold: true), Plots.Color(theme.Ink));
        (text.LabelBackgroundColor, text.LabelBorderColor, text.LabelBorderWidth, text.LabelBorderRadius, text.LabelPadding) = (Plots.Color(theme.Background).WithAlpha(0.85), Plots.Color(color), 2, 3, 3);
        text.LabelAlignment = Alignment.MiddleCenter;
    }

    static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
