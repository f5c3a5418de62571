using SkiaSharp;

namespace KerasLike;

/// <summary>Draws a diagram, turned to where its arrows go.</summary>
internal sealed class DiagramPicture
{
    const float Margin = 12, Corner = 6, LoopSize = 20;

    static readonly SKColor Ink = SKColor.Parse("#24292f"), Rim = SKColor.Parse("#6e7781"), Ground = SKColor.Parse("#f3f5f7");

    readonly DiagramLayout layout;
    readonly string direction, splines;

    internal DiagramPicture(Diagram diagram, string direction, string splines)
    {
        (this.direction, this.splines) = (direction, splines);
        layout = new(diagram, IsSideways);
        var loops = layout.Loops.Any() ? LoopSize : 0;
        Size = IsSideways ? new(layout.Height + 2 * Margin + loops, layout.Width + 2 * Margin) : new(layout.Width + 2 * Margin + loops, layout.Height + 2 * Margin);
    }

    internal SKSize Size { get; }

    bool IsSideways => direction is "LR" or "RL";

    internal void Draw(SKCanvas canvas)
    {
        var loops = layout.Loops.ToHashSet();
        foreach (var (node, place) in layout.Places().Where(p => p.Node.Inside is not null)) DrawAround(canvas, node, Turn(place));
        foreach (var (links, isTurned) in layout.Arrows()) DrawArrow(canvas, links, isTurned);
        foreach (var (node, place) in layout.Places().Where(p => p.Node.Inside is null))
        {
            DiagramBox.Draw(canvas, node, Turn(place));
            if (loops.Contains(node)) DrawLoop(canvas, Turn(place));
        }
    }

    SKPoint Turn(SKPoint point)
    {
        var along = direction is "BT" or "RL" ? layout.Height - point.Y : point.Y;
        return IsSideways ? new(Margin + along, Margin + point.X) : new(Margin + point.X, Margin + along);
    }

    SKRect Turn(SKRect place)
    {
        var (a, b) = (Turn(place.Location), Turn(new SKPoint(place.Right, place.Bottom)));
        return new(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Max(a.X, b.X), Math.Max(a.Y, b.Y));
    }

    static void DrawAround(SKCanvas canvas, DiagramNode node, SKRect place)
    {
        using var fill = new SKPaint { Color = Ground, IsAntialias = true };
        using var rim = new SKPaint { Color = Rim, Style = SKPaintStyle.Stroke, StrokeWidth = 1, PathEffect = SKPathEffect.CreateDash([5, 4], 0), IsAntialias = true };
        canvas.DrawRoundRect(place, Corner, Corner, fill);
        canvas.DrawRoundRect(place, Corner, Corner, rim);
        Typefaces.Draw(canvas, node.ShowsName ? node.Title : node.Name, place.Left + 10, place.Top + 17, 12, Rim, bold: true);
    }

    void DrawArrow(SKCanvas canvas, IReadOnlyList<DiagramLink> links, bool isTurned)
    {
        using var path = new SKPath();
        path.MoveTo(Turn(links[0].Start));
        foreach (var link in links) Add(path, link);
        using var paint = Pen();
        canvas.DrawPath(path, paint);
        var (end, before) = isTurned ? (links[0].Start, new SKPoint(links[0].Start.X, links[0].Start.Y + 1)) : (links[^1].End, new SKPoint(links[^1].End.X, links[^1].End.Y - 1));
        if (splines is "line" or "polyline") before = isTurned ? links[0].End : links[^1].Start;
        DrawHead(canvas, Turn(end), Turn(before));
    }

    void Add(SKPath path, DiagramLink link)
    {
        var (start, end) = (link.Start, link.End);
        path.LineTo(Turn(start));
        if (Math.Abs(start.X - end.X) < 0.5f || splines is "line" or "polyline") path.LineTo(Turn(end));
        else if (splines == "ortho")
        {
            var round = Math.Min(Corner, Math.Abs(start.X - end.X) / 2);
            path.ArcTo(Turn(new SKPoint(start.X, link.Track)), Turn(new SKPoint((start.X + end.X) / 2, link.Track)), round);
            path.ArcTo(Turn(new SKPoint(end.X, link.Track)), Turn(end), round);
            path.LineTo(Turn(end));
        }
        else
        {
            var middle = (start.Y + end.Y) / 2;
            path.CubicTo(Turn(new SKPoint(start.X, middle)), Turn(new SKPoint(end.X, middle)), Turn(end));
        }
    }

    static void DrawHead(SKCanvas canvas, SKPoint tip, SKPoint before)
    {
        var (dx, dy) = (tip.X - before.X, tip.Y - before.Y);
        var length = Math.Max(1e-3f, MathF.Sqrt(dx * dx + dy * dy));
        (dx, dy) = (dx / length, dy / length);
        using var head = new SKPath();
        head.MoveTo(tip);
        head.LineTo(tip.X - 9 * dx - 4 * dy, tip.Y - 9 * dy + 4 * dx);
        head.LineTo(tip.X - 9 * dx + 4 * dy, tip.Y - 9 * dy - 4 * dx);
        head.Close();
        using var paint = new SKPaint { Color = Ink, IsAntialias = true };
        canvas.DrawPath(head, paint);
    }

    // A layer that is given its own output: an arrow from its side back to it, over its corner.
    static void DrawLoop(SKCanvas canvas, SKRect place)
    {
        using var path = new SKPath();
        path.AddRoundRect(SKRect.Create(place.Right - LoopSize / 2, place.MidY - LoopSize / 2, LoopSize / 2 + 10, LoopSize), Corner, Corner);
        using var paint = Pen();
        canvas.Save();
        canvas.ClipRect(new SKRect(place.Right, place.Top, place.Right + LoopSize, place.Bottom));
        canvas.DrawPath(path, paint);
        canvas.Restore();
        DrawHead(canvas, new(place.Right, place.MidY + LoopSize / 2), new(place.Right + 10, place.MidY + LoopSize / 2));
    }

    static SKPaint Pen() => new() { Color = Ink, Style = SKPaintStyle.Stroke, StrokeWidth = 1.5f, IsAntialias = true };
}
