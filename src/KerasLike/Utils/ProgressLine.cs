using Spectre.Console;
using Spectre.Console.Rendering;

namespace KerasLike;

/// <summary>A line with a bar, drawn over the line before.</summary>
/// <param name="text">The line. The bar is its <c>━</c>.</param>
/// <param name="done">How many of them are done: they are green, the others grey.</param>
/// <param name="cut">Whether it is cut where the terminal ends, as a next one is drawn over it; else it goes on in the next line, with a whole number.</param>
internal sealed class ProgressLine(string text, int done, bool cut) : Renderable
{
    static readonly Style Count = new(decoration: Decoration.Bold), Done = new(Color.Green), Rest = new(Color.Silver);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var colours = options.ColorSystem != ColorSystem.NoColors;
        // One column stays free: some terminals begin a line as soon as one is full. The end of a line before is wiped after, which does not flicker, but where lines are broken.
        if (!cut) return [Segment.Control("\r\e[K"), .. Parts(Broken(maxWidth), colours)];
        var parts = Parts(text, colours);
        return [Segment.Control("\r"), .. Segment.CellCount(parts) >= maxWidth ? Cut(parts, maxWidth - 1) : parts, Segment.Control("\e[K")];
    }

    static IEnumerable<Segment> Cut(List<Segment> parts, int width)
    {
        if (width < 1) yield break;
        var left = width - 1;
        foreach (var part in parts)
        {
            if (left > 0 && Segment.Truncate(part, left) is { } kept) yield return kept;
            left -= part.CellCount();
        }
        yield return new Segment("…");
    }

    string Broken(int width)
    {
        const string Between = " - ";
        var (line, all) = ("", "");
        foreach (var part in text.Split(Between))
        {
            var longer = line.Length == 0 ? part : $"{line}{Between}{part}";
            if (line.Length > 0 && new Segment(longer).CellCount() >= width) (all, longer) = ($"{all}{line}\n", $" {Between}{part}");
            line = longer;
        }
        return all + line;
    }

    List<Segment> Parts(string text, bool colours)
    {
        var bar = text.IndexOf('━', StringComparison.Ordinal);
        if (bar < 0 || !colours) return [new(text)];
        var (divide, end) = (bar + done, text.LastIndexOf('━') + 1);
        Segment[] all = [new(text[..bar], Count), new(text[bar..divide], Done), new(text[divide..end], Rest), new(text[end..])];
        return [.. all.Where(p => p.Text.Length > 0)];
    }
}
