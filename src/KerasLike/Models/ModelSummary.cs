using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using KerasLike.Layers;
using KerasLike.Saving;

namespace KerasLike.Models;

/// <summary>Keras's table of a model: each layer with its class, the shape of its output and the number of its weights.</summary>
internal sealed class ModelSummary
{
    // Keras's: a line of 88 characters at most, 20 more for connections and 12 for what is trained, four of them kept free at the terminal's edge.
    const int GreatestLength = 88, ForConnections = 20, ForTrainable = 12, Margin = 4;

    readonly StringBuilder text = new();
    readonly Model model;
    readonly bool expandNested, showTrainable;
    readonly HashSet<LayerCall>? connections;
    readonly List<Column> columns;

    internal ModelSummary(Model model, int? lineLength, bool expandNested, bool showTrainable, (string First, string Last)? layerRange = null)
    {
        (this.model, this.expandNested, this.showTrainable) = (model, expandNested, showTrainable);
        connections = model is not Sequential && model.Graph is { IsChain: false } graph ? [.. graph.Calls] : null;
        var greatest = GreatestLength + (connections is null ? 0 : ForConnections) + (showTrainable ? ForTrainable : 0);
        columns = Columns(lineLength ?? Math.Min(greatest, (Terminal.IsInteractive ? Terminal.Width : greatest) - Margin));
        Write(InRange(layerRange));
    }

    public override string ToString() => text.ToString();

    List<Column> Columns(int length)
    {
        (string Title, double End, Align Align)[] wanted = connections is null ? [("Layer (type)", 0.45, Align.Left), ("Output Shape", 0.80, Align.Left), ("Param #", 1.0, Align.Right)]
            : [("Layer (type)", 0.3, Align.Left), ("Output Shape", 0.56, Align.Left), ("Param #", 0.74, Align.Right), ("Connected to", 1.0, Align.Left)];
        if (showTrainable) wanted = [.. wanted.Select(c => c with { End = c.End * 0.9 }), ("Trainable", 1.0, Align.Center)];
        var made = new List<Column>();
        var used = 0;
        foreach (var (title, end, align) in wanted)
        {
            var width = (int)(end * length) - used;
            if (width < 8) throw new ArgumentOutOfRangeException(nameof(length), $"{model.Description}: a summary needs at least 40 characters in a line. Received: lineLength={length}");
            used += width;
            made.Add(new(title, width - 3, align)); // a border, and a space on each side
        }
        return made;
    }

    // By names, or patterns that names begin with, the first and the last that match, in either order.
    IEnumerable<Layer> InRange((string First, string Last)? range)
    {
        if (range is not { } names) return model.Layers;
        List<int> Matching(string pattern) => [.. Enumerable.Range(0, model.Layers.Count).Where(i => Regex.IsMatch(model.Layers[i].Name, $"^(?:{pattern})"))];
        var (first, last) = (Matching(names.First), Matching(names.Last));
        if (first.Count == 0 || last.Count == 0)
            throw new ArgumentException($"{model.Description}: `layerRange` must name layers, or match their names. Received: layerRange=(\"{names.First}\", \"{names.Last}\"). Layers: {string.Join(", ", model.Layers.Select(l => l.Name))}");
        var (from, to) = first[0] > last[^1] ? (last[0], first[^1]) : (first[0], last[^1]);
        return model.Layers.Skip(from).Take(to - from + 1);
    }

    void Write(IEnumerable<Layer> layers)
    {
        text.Append(CultureInfo.InvariantCulture, $"Model: \"{model.Name}\"\n");
        Rule('┏', '━', '┳', '┓');
        Row('┃', [.. columns.Select(c => c.Title)]);
        Rule('┡', '━', '╇', '┩');
        var rows = layers.SelectMany(l => Rows(l, 0)).ToList();
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
        List<(long Count, int Bytes)> Sizes(IEnumerable<Variable> variables) => [.. variables.Select(v => (v.Shape.Size!.Value, DTypes.Bytes(v.DType)))];
        var weights = model.Weights;
        var trainable = model.TrainableWeights;
        // The counter and the learning rate are variables of Keras's optimizer too.
        List<(long Count, int Bytes)> optimizer = [.. model.OptimizerState.Select(s => (s.Shape.Size!.Value, DTypes.Bytes(s.DType)))];
        Total("Total params", [.. Sizes(weights), .. optimizer]);
        Total("Trainable params", Sizes(trainable));
        Total("Non-trainable params", Sizes(weights.Except(trainable)));
        if (optimizer.Count > 0) Total("Optimizer params", optimizer);
    }

    void Total(string label, IReadOnlyCollection<(long Count, int Bytes)> sizes) =>
        text.Append(CultureInfo.InvariantCulture, $" {label}: {sizes.Sum(s => s.Count):N0} ({Size(sizes.Sum(s => s.Count * s.Bytes))})\n");

    IEnumerable<string[]> Rows(Layer layer, int depth)
    {
        var indent = depth == 0 ? "" : $"{new string(' ', 3 * depth)}└ ";
        var parameters = layer.Built ? layer.CountParams().ToString("N0", CultureInfo.InvariantCulture) : "0 (unbuilt)";
        var shape = ShapesOf(layer);
        List<string> row = [$"{indent}{layer.Name} ({Registry.ClassNameOf(layer)})", shape, parameters];
        if (connections is not null) row.Add(Connections(layer));
        if (showTrainable) row.Add(layer.Weights.Count == 0 ? "-" : layer.Trainable ? "Y" : "N");
        yield return [.. row];
        if (!expandNested || layer is not Model nested) yield break;
        foreach (var inside in nested.Layers.SelectMany(l => Rows(l, depth + 1))) yield return inside;
    }

    static string ShapesOf(Layer layer) => layer.Calls.Count > 0 ? layer.Calls[^1].Outputs is [var only] ? only.Shape.ToString() : $"[{string.Join(", ", layer.Calls[^1].Outputs.Select(o => o.Shape))}]"
        : layer.BuildShapes is [var built] ? layer.ComputeOutputShape(built).ToString() : "?";

    // layer[call][output]
    string Connections(Layer layer)
    {
        var inputs = layer.Calls.Where(connections!.Contains).SelectMany(c => c.Inputs).Select(t => $"{t.Producer.Layer.Name}[{t.Producer.Layer.Calls.IndexOf(t.Producer)}][{t.Index}]").ToList();
        return inputs.Count == 0 ? "-" : string.Join(", ", inputs);
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
                text.Append(' ').Append(Aligned(part, columns[i])).Append(' ').Append(border);
            }
            text.Append('\n');
        }
    }

    static string Aligned(string part, Column column) => column.Align switch
    {
        Align.Right => part.PadLeft(column.Width),
        Align.Center => part.PadLeft(part.Length + (column.Width - part.Length) / 2).PadRight(column.Width),
        _ => part.PadRight(column.Width),
    };

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

    enum Align { Left, Right, Center }

    sealed record Column(string Title, int Width, Align Align);
}
