using SkiaSharp;

namespace KerasLike;

/// <summary>The box of a layer: a heading, and below it the facts about the layer.</summary>
internal static class DiagramBox
{
    const float HeadingSize = 14, CellSize = 12, HeadingHeight = 30, CellHeight = 26, Pad = 12, Corner = 4;

    static readonly SKColor Dark = SKColor.Parse("#24292f"), Line = SKColor.Parse("#57606a"), Green = SKColor.Parse("#00704f"), Red = SKColor.Parse("#b03a00");

    internal static SKSize SizeOf(DiagramNode node)
    {
        var heading = node.ShowsName ? Typefaces.Width(node.Name, HeadingSize, bold: true) + Typefaces.Width($" ({node.ClassName})", HeadingSize) : Typefaces.Width(node.ClassName, HeadingSize, bold: true);
        var width = Math.Max(heading + 2 * Pad, node.Cells.Sum(CellWidth));
        if (node.Activation is { } activation) width = Math.Max(width, CellWidth(new("Activation", activation)));
        return new(MathF.Ceiling(width), HeadingHeight + (node.Activation is null ? 0 : CellHeight) + (node.Cells.Count > 0 ? CellHeight : 0));
    }

    internal static void Draw(SKCanvas canvas, DiagramNode node, SKRect place)
    {
        using var fill = new SKPaint { Color = SKColors.White, IsAntialias = true };
        canvas.DrawRoundRect(place, Corner, Corner, fill);
        var heading = SKRect.Create(place.Left, place.Top, place.Width, HeadingHeight);
        fill.Color = Dark;
        canvas.DrawRoundRect(heading, Corner, Corner, fill);
        if (place.Height > HeadingHeight) canvas.DrawRect(SKRect.Create(heading.Left, heading.MidY, heading.Width, heading.Height / 2), fill);
        if (node.ShowsName) Text(canvas, heading, HeadingSize, SKColors.White, (node.Name, true), ($" ({node.ClassName})", false));
        else Text(canvas, heading, HeadingSize, SKColors.White, (node.ClassName, true));

        var top = heading.Bottom;
        if (node.Activation is { } activation)
        {
            Cell(canvas, new("Activation", activation), SKRect.Create(place.Left, top, place.Width, CellHeight));
            top += CellHeight;
        }
        var spare = (place.Width - node.Cells.Sum(CellWidth)) / Math.Max(1, node.Cells.Count);
        var left = place.Left;
        foreach (var cell in node.Cells)
        {
            var width = CellWidth(cell) + spare;
            Cell(canvas, cell, SKRect.Create(left, top, width, CellHeight));
            left += width;
        }
        using var border = new SKPaint { Color = Dark, Style = SKPaintStyle.Stroke, StrokeWidth = 1.5f, IsAntialias = true };
        canvas.DrawRoundRect(place, Corner, Corner, border);
    }

    static float CellWidth(DiagramCell cell) => Typefaces.Width(LabelOf(cell), CellSize) + Typefaces.Width(cell.Value, CellSize, bold: true) + 2 * Pad;

    static string LabelOf(DiagramCell cell) => cell.Label.Length > 0 ? $"{cell.Label}: " : "";

    static void Cell(SKCanvas canvas, DiagramCell cell, SKRect place)
    {
        using var paint = new SKPaint { IsAntialias = true, Color = cell.Kind == DiagramCellKind.Trainable ? Green : Red };
        if (cell.Kind != DiagramCellKind.Plain) canvas.DrawRect(place, paint);
        var ink = cell.Kind == DiagramCellKind.Plain ? Dark : SKColors.White;
        Text(canvas, place, CellSize, ink, (LabelOf(cell), false), (cell.Value, true));
        (paint.Style, paint.Color, paint.StrokeWidth) = (SKPaintStyle.Stroke, Line, 0.75f);
        canvas.DrawRect(place, paint);
    }

    static void Text(SKCanvas canvas, SKRect place, float size, SKColor color, params (string Text, bool Bold)[] runs)
    {
        var left = place.MidX - runs.Sum(r => Typefaces.Width(r.Text, size, r.Bold)) / 2;
        foreach (var (text, bold) in runs)
        {
            Typefaces.Draw(canvas, text, left, place.MidY + size * 0.36f, size, color, bold);
            left += Typefaces.Width(text, size, bold);
        }
    }
}
