using System.Globalization;
using SkiaSharp;

namespace KerasLike.Plotting;

/// <summary>A confusion matrix: a row for each true class, a column for each predicted one, darker where more samples are.</summary>
internal sealed class ConfusionPicture
{
    const float Text = 12, Margin = 12;

    readonly long[,] counts;
    readonly IReadOnlyList<string> names;
    readonly bool normalize, upright;
    readonly string? title;
    readonly float cell, left, below, above;

    internal ConfusionPicture(long[,] counts, IReadOnlyList<string>? classNames, bool normalize, string? title)
    {
        (this.counts, this.normalize, this.title) = (counts, normalize, title);
        var count = counts.GetLength(0);
        names = [.. Enumerable.Range(0, count).Select(i => Classes.NameOf(i, classNames))];
        cell = count <= 12 ? 46 : count <= 25 ? 34 : Math.Max(12, 700f / count);
        var longest = names.Max(n => Typefaces.Width(n, LabelSize));
        // Long names stand upright below, as columns are narrow.
        upright = longest > cell - 4;
        (left, below, above) = (Margin + Text * 1.8f + longest + 8, (upright ? longest : Text) + Text * 1.8f + 16, Margin + Words.TitleHeight(title));
    }

    internal float Width => left + counts.GetLength(0) * cell + Margin;

    internal float Height => above + counts.GetLength(0) * cell + below;

    float LabelSize => Math.Min(Text, cell * 0.8f);

    internal void Draw(SKCanvas canvas, Sheet sheet)
    {
        var theme = sheet.Theme;
        var fit = Math.Min(sheet.Width / Width, sheet.Height / Height);
        canvas.Save();
        canvas.Translate((sheet.Width - fit * Width) / 2, (sheet.Height - fit * Height) / 2);
        canvas.Scale(fit);
        Words.Title(canvas, sheet with { Width = Width }, title);
        using var paint = new SKPaint();
        var count = counts.GetLength(0);
        for (int row = 0; row < count; row++)
        {
            var sum = Math.Max(1, Enumerable.Range(0, count).Sum(c => counts[row, c]));
            for (int column = 0; column < count; column++)
            {
                var share = (float)counts[row, column] / sum;
                // The root, so that few mistakes are seen beside many right answers.
                paint.Color = Tint.Mixed(theme.Background, theme.Training, MathF.Sqrt(share));
                var place = SKRect.Create(left + column * cell, above + row * cell, cell, cell);
                canvas.DrawRect(place, paint);
                if (cell >= 24 && counts[row, column] > 0) Number(canvas, place, normalize ? Share(share) : counts[row, column].ToString(CultureInfo.InvariantCulture), theme.TextOn(paint.Color));
            }
        }
        Lines(canvas, theme, count);
        Labels(canvas, theme, count);
        canvas.Restore();
    }

    static string Share(float share) => share < 0.005f ? "<.01" : share.ToString(share > 0.995f ? "0.##" : ".00", CultureInfo.InvariantCulture);

    static void Number(SKCanvas canvas, SKRect place, string number, SKColor color) => Words.Centered(canvas, number, place.MidX, place.MidY + Text * 0.36f, Text, color, place.Width - 4);

    void Lines(SKCanvas canvas, Theme theme, int count)
    {
        using var line = new SKPaint { Color = theme.Grid, StrokeWidth = 1, IsStroke = true };
        for (int i = 0; i <= count; i++)
        {
            canvas.DrawLine(left, above + i * cell, left + count * cell, above + i * cell, line);
            canvas.DrawLine(left + i * cell, above, left + i * cell, above + count * cell, line);
        }
    }

    void Labels(SKCanvas canvas, Theme theme, int count)
    {
        var bottom = above + count * cell;
        for (int i = 0; i < count; i++)
        {
            Typefaces.Draw(canvas, names[i], left - 6, above + (i + 0.5f) * cell + LabelSize * 0.36f, LabelSize, theme.Ink, align: SKTextAlign.Right);
            if (upright) Turned(canvas, left + (i + 0.5f) * cell + LabelSize * 0.36f, bottom + 6, () => Typefaces.Draw(canvas, names[i], 0, 0, LabelSize, theme.Ink, align: SKTextAlign.Right));
            else Words.Centered(canvas, names[i], left + (i + 0.5f) * cell, bottom + 6 + LabelSize, LabelSize, theme.Ink);
        }
        Words.Centered(canvas, "predicted class", left + count * cell / 2, Height - Margin, Text + 1, theme.Ink);
        Turned(canvas, Margin + Text, above + count * cell / 2, () => Words.Centered(canvas, "true class", 0, 0, Text + 1, theme.Ink));
    }

    static void Turned(SKCanvas canvas, float x, float y, Action draw)
    {
        canvas.Save();
        canvas.Translate(x, y);
        canvas.RotateDegrees(-90);
        draw();
        canvas.Restore();
    }
}
