using System.Globalization;
using System.Text;
using KerasLike.Layers;

namespace KerasLike.Models;

/// <summary>Keras's table of a model: each layer with its class, the shape of its output and the number of its weights.</summary>
internal sealed class ModelSummary
{
    // Keras's: a line of 88 characters at most, four of them kept free at the terminal's edge.
    const int GreatestLength = 88, Margin = 4;

    readonly StringBuilder text = new();
    readonly Model model;
    readonly bool expandNested, showTrainable;
    readonly List<Column> columns;

    internal ModelSummary(Model model, int? lineLength, bool expandNested, bool showTrainable)
    {
        (this.model, this.expandNested, this.showTrainable) = (model, expandNested, showTrainable);
        var length = lineLength ?? Math.Min(showTrainable ? GreatestLength + 12 : GreatestLength, (Terminal.IsInteractive ? Terminal.Width : GreatestLength) - Margin);
        columns = Columns(length);
        Write();
    }

    public override string ToString() => text.ToString();

    List<Column> Columns(int length)
    {
        (string Title, double End, bool Right)[] wanted = [("Layer (type)", 0.45, false), ("Output Shape", 0.80, false), ("Param #", 1.0, true)];
        if (showTrainable) wanted = [.. wanted.Select(c => c with { End = c.End * 0.9 }), ("Trainable", 1.0, false)];
        var made = new List<Column>();
        var used = 0;
        foreach (var (title, end, right) in wanted)
        {
            var width = (int)(end * length) - used;
            if (width < 8) throw new ArgumentOutOfRangeException(nameof(length), $"{model.Description}: a summary needs at least 40 characters in a line. Received: lineLength={length}");
            used += width;
            made.Add(new(title, width - 3, right)); // a border, and a space on each side
        }
        return made;
    }

    void Write()
    {
        text.Append(CultureInfo.InvariantCulture, $"Model: \"{model.Name}\"\n");
        Rule('┏', '━', '┳', '┓');
        Row('┃', [.. columns.Select(c => c.Title)]);
        Rule('┡', '━', '╇', '┩');
        var rows = model.Layers.SelectMany(l => Rows(l, 0)).ToList();
        for (int i = 0; i < rows.Count; i++)
        {
            if (i > 0) Rule('├', '─', '┼', '┤');
            Row('│', rows[i]);
        }
        Rule('└', '─', '┴', '┘');
        Totals();
    }

    void Totals()
    {
        var weights = model.Weights;
        var trainable = model.TrainableWeights;
        var optimizer = model.OptimizerVariables;
        Total("Total params", [.. weights, .. optimizer]);
        Total("Trainable params", trainable);
        Total("Non-trainable params", [.. weights.Except(trainable)]);
        if (optimizer.Count > 0) Total("Optimizer params", optimizer);
    }

    void Total(string label, IReadOnlyCollection<Variable> variables)
    {
        var count = variables.Sum(v => v.Shape.Size!.Value);
        text.Append(CultureInfo.InvariantCulture, $" {label}: {count:N0} ({Size(variables.Sum(v => v.Shape.Size!.Value * DTypes.Bytes(v.DType)))})\n");
    }

    IEnumerable<string[]> Rows(Layer layer, int depth)
    {
        var indent = depth == 0 ? "" : $"{new string(' ', 3 * depth)}└ ";
        var parameters = layer.Built ? layer.CountParams().ToString("N0", CultureInfo.InvariantCulture) : "0 (unbuilt)";
        var shape = layer.Calls.Count > 0 ? layer.Calls[^1].Outputs[0].Shape.ToString() : layer.BuildShapes is [var built] ? layer.ComputeOutputShape(built).ToString() : "?";
        string[] row = [$"{indent}{layer.Name} ({layer.GetType().Name})", shape, parameters];
        yield return showTrainable ? [.. row, layer.Weights.Count == 0 ? "-" : layer.Trainable ? "Y" : "N"] : row;
        if (!expandNested || layer is not Model nested) yield break;
        foreach (var inside in nested.Layers.SelectMany(l => Rows(l, depth + 1))) yield return inside;
    }

    void Rule(char left, char line, char cross, char right) =>
        text.Append(left).AppendJoin(cross, columns.Select(c => new string(line, c.Width + 2))).Append(right).Append('\n');

    // Cells that are too long go on in the next line.
    void Row(char border, string[] cells)
    {
        var wrapped = cells.Select((cell, i) => Wrap(cell, columns[i].Width)).ToList();
        for (int line = 0; line < wrapped.Max(w => w.Count); line++)
        {
            text.Append(border);
            for (int i = 0; i < columns.Count; i++)
            {
                var part = line < wrapped[i].Count ? wrapped[i][line] : "";
                text.Append(' ').Append(columns[i].Right ? part.PadLeft(columns[i].Width) : part.PadRight(columns[i].Width)).Append(' ').Append(border);
            }
            text.Append('\n');
        }
    }

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

    static string Size(double bytes)
    {
        string[] units = ["B", "KB", "MB", "GB", "TB"];
        var unit = 0;
        for (; bytes >= 1024 && unit < units.Length - 1; unit++) bytes /= 1024;
        return string.Create(CultureInfo.InvariantCulture, $"{bytes:F2} {units[unit]}");
    }

    sealed record Column(string Title, int Width, bool Right);
}
