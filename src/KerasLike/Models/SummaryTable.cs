using System.Text.RegularExpressions;
using Spectre.Console;

namespace KerasLike.Models;

/// <summary>Draws a summary as Keras does: with heavy lines round the header, and where the terminal has colours, bold titles, blue classes and green numbers.</summary>
/// <param name="output">Where to.</param>
/// <param name="colours">Whether there are colours.</param>
/// <param name="width">Characters in a line of the table.</param>
internal sealed partial class SummaryTable(TextWriter output, bool colours, int width)
{
    static readonly Style Bold = new(decoration: Decoration.Bold), Class = new(Color.FromInt32(33)), Number = new(Color.FromInt32(34)), Unknown = new(Color.FromInt32(45));

    readonly IAnsiConsole console = Terminal.Draw(output, colours, width);

    internal void Title(string text) => console.Write(new Paragraph().Append($"{text}\n", Bold));

    internal void Table(IEnumerable<(string Title, int Width, Justify Align)> columns, IEnumerable<string[]> rows)
    {
        var table = new Table { Border = TableBorder.HeavyHead, ShowRowSeparators = true };
        var widths = new List<int>();
        foreach (var (title, cells, align) in columns)
        {
            table.AddColumn(new TableColumn(new Paragraph(string.Join('\n', Wrap(title, cells)), Bold)) { Width = cells, Alignment = align, NoWrap = true });
            widths.Add(cells);
        }
        foreach (var row in rows) table.AddRow(row.Select((cell, i) => Highlighted(string.Join('\n', Wrap(cell, widths[i])))));
        console.Write(table);
    }

    internal void Total(string label, string count, string size) => console.Write(new Paragraph().Append($" {label}: ", Bold).Append(count, Number).Append($" ({size})\n"));

    static Paragraph Highlighted(string text)
    {
        var cell = new Paragraph();
        var from = 0;
        foreach (Match part in Parts().Matches(text))
        {
            cell.Append(text[from..part.Index]).Append(part.Value, part.Groups["class"].Success ? Class : part.Groups["unknown"].Success ? Unknown : Number);
            from = part.Index + part.Length;
        }
        return cell.Append(text[from..]);
    }

    // A class in brackets after a name, None, and numbers; those in names are left alone.
    [GeneratedRegex(@"(?<=(^|\s)\()(?<class>[A-Z][A-Za-z]\w+)(?=\)$)|\b(?<unknown>None)\b|(?<![\w\[])[\d,]*\d(?![\w\]])", RegexOptions.Multiline)]
    private static partial Regex Parts();

    // Cells that are too long go on in the next line, after a space where there is one.
    static List<string> Wrap(string cell, int width)
    {
        var lines = new List<string>();
        while (cell.Length > width)
        {
            var space = cell.LastIndexOf(' ', width);
            var cut = space > 0 && cell[..space].Trim().Length > 0 ? space : width;
            lines.Add(cell[..cut]);
            cell = cell[cut..].TrimStart(' ');
        }
        lines.Add(cell);
        return lines;
    }
}
