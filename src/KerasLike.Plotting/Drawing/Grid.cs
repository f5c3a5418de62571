using SkiaSharp;

namespace KerasLike.Plotting;

/// <summary>Images side by side, each with a title of its own below it, as many in a row as look well.</summary>
internal sealed class Grid
{
    const float Margin = 12, Gap = 8, Smallest = 56, Largest = 220, Roomy = 760, TitleSize = 11;

    readonly IReadOnlyList<Tile> tiles;
    readonly string? title;
    readonly int columns, rows;
    readonly float tileWidth, tileHeight, words, above;

    internal Grid(IReadOnlyList<Tile> tiles, int? columns, string? title, float? side = null)
    {
        (this.tiles, this.title) = (tiles, title);
        this.columns = Math.Min(tiles.Count, columns ?? Usual(tiles.Count));
        rows = (tiles.Count + this.columns - 1) / this.columns;
        var (width, height) = (tiles.Max(t => t.Image.Width), tiles.Max(t => t.Image.Height));
        // Titles that are a little longer than images are wide are not cut for that.
        var named = tiles.Max(t => Math.Min(104, Typefaces.Width(t.Title, TitleSize, t.IsMarked) - Gap));
        var longest = side ?? Math.Clamp(Roomy / this.columns, Smallest, Math.Min(Largest, Math.Max(Smallest, 3f * Math.Max(width, height))));
        longest = Math.Max(longest, named * Math.Max(width, height) / width);
        (tileWidth, tileHeight) = (longest * width / Math.Max(width, height), longest * height / Math.Max(width, height));
        words = tiles.Any(t => t.Title.Length > 0) ? 16 : 0;
        above = Words.TitleHeight(title);
    }

    internal float Width => 2 * Margin + columns * tileWidth + (columns - 1) * Gap;

    internal float Height => 2 * Margin + above + rows * (tileHeight + words) + (rows - 1) * Gap;

    internal void Draw(SKCanvas canvas, Sheet sheet)
    {
        // The sheet may be asked to be of another size.
        var fit = Math.Min(sheet.Width / Width, sheet.Height / Height);
        canvas.Save();
        canvas.Translate((sheet.Width - fit * Width) / 2, (sheet.Height - fit * Height) / 2);
        canvas.Scale(fit);
        Words.Title(canvas, sheet with { Width = Width, Height = Height }, title);
        foreach (var (i, tile) in tiles.Index())
        {
            var (x, y) = (Margin + i % columns * (tileWidth + Gap), Margin + above + i / columns * (tileHeight + words + Gap));
            var (w, h) = (tile.Image.Width, tile.Image.Height);
            var ratio = Math.Min(tileWidth / w, tileHeight / h);
            var place = SKRect.Create(x + (tileWidth - ratio * w) / 2, y + (tileHeight - ratio * h) / 2, ratio * w, ratio * h);
            // Pixels of small images are shown as they are, large images are made smaller smoothly.
            using var image = SKImage.FromBitmap(tile.Image);
            canvas.DrawImage(image, place, ratio * fit * sheet.Scale >= 1 ? new SKSamplingOptions(SKFilterMode.Nearest) : new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
            // White images have an edge too.
            using var edge = new SKPaint { Color = sheet.Theme.Grid, IsStroke = true, StrokeWidth = 0.5f, IsAntialias = true };
            canvas.DrawRect(place, edge);
            if (tile.Title.Length > 0) Words.Centered(canvas, tile.Title, x + tileWidth / 2, y + tileHeight + 12.5f, TitleSize, tile.IsMarked ? sheet.Theme.Validation : sheet.Theme.Ink, tileWidth + Gap - 2, bold: tile.IsMarked);
        }
        canvas.Restore();
    }

    // About 8 columns to 5 rows, and where it can be, no row that is not full.
    static int Usual(int count)
    {
        if (count <= 5) return count;
        var wanted = Math.Sqrt(count * 1.6);
        var full = Enumerable.Range(1, count).Where(c => count % c == 0 && c > 0.7 * wanted && c < 1.35 * wanted).ToList();
        return full.Count > 0 ? full.MinBy(c => Math.Abs(c - wanted)) : (int)Math.Ceiling(wanted);
    }
}
