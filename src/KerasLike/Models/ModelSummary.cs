using System.Globalization;
using System.Text.RegularExpressions;
using KerasLike.Layers;
using KerasLike.Saving;
using Spectre.Console;

namespace KerasLike.Models;

/// <summary>Keras's table of a model: each layer with its class, the shape of its output and the number of its weights.</summary>
internal sealed class ModelSummary
{
    // Keras's: a line of 88 characters at most, 20 more for connections and 12 for what is trained, four of them kept free at the terminal's edge.
    const int GreatestLength = 88, ForConnections = 20, ForTrainable = 12, Margin = 4, LeastColumn = 8;

    readonly Model model;
    readonly bool expandNested, showTrainable;
    readonly HashSet<LayerCall>? connections;
    readonly List<Column> columns;
    readonly List<string[]> rows;

    internal ModelSummary(Model model, int? lineLength, bool expandNested, bool showTrainable, (string First, string Last)? layerRange = null)
    {
        (this.model, this.expandNested, this.showTrainable) = (model, expandNested, showTrainable);
        connections = model is not Sequential && model.Graph is { IsChain: false } graph ? [.. graph.Calls] : null;
        var greatest = GreatestLength + (connections is null ? 0 : ForConnections) + (showTrainable ? ForTrainable : 0);
        var wanted = Titles();
        var least = wanted.Count * LeastColumn;
        if (lineLength < least) throw new ArgumentOutOfRangeException(nameof(lineLength), $"{model.Description}: a summary with these columns needs at least {least} characters in a line. Received: lineLength={lineLength}");
        // A terminal that is too narrow breaks lines.
        var length = lineLength ?? Math.Max(least, Math.Min(greatest, Terminal.IsThere ? Terminal.Width : greatest) - Margin);
        // A border, and a space on each side.
        columns = [.. wanted.Zip(Widths(wanted, length), (column, width) => new Column(column.Title, width - 3, column.Align))];
        rows = [.. InRange(layerRange).SelectMany(l => Rows(l, 0))];
    }

    /// <summary>The table as a log file has it: without colours.</summary>
    public override string ToString()
    {
        using var text = new StringWriter { NewLine = "\n" };
        Draw(text, colours: false);
        return text.ToString();
    }

    /// <summary>Draws the table.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="colours">Whether names, numbers and what is unknown have colours, by codes in the text.</param>
    internal void Draw(TextWriter output, bool colours)
    {
        var picture = new SummaryTable(output, colours, columns.Sum(c => c.Width + 3) + 1);
        picture.Title($"Model: \"{model.Name}\"");
        picture.Table(columns.Select(c => (c.Title, c.Width, c.Align)), rows);
        foreach (var (label, count, size) in Totals()) picture.Total(label, count, size);
    }

    List<(string Title, double End, Justify Align)> Titles()
    {
        (string Title, double End, Justify Align)[] wanted = connections is null ? [("Layer (type)", 0.45, Justify.Left), ("Output Shape", 0.80, Justify.Left), ("Param #", 1.0, Justify.Right)]
            : [("Layer (type)", 0.3, Justify.Left), ("Output Shape", 0.56, Justify.Left), ("Param #", 0.74, Justify.Right), ("Connected to", 1.0, Justify.Left)];
        return showTrainable ? [.. wanted.Select(c => c with { End = c.End * 0.9 }), ("Trainable", 1.0, Justify.Center)] : [.. wanted];
    }

    static List<int> Widths(List<(string Title, double End, Justify Align)> columns, int length)
    {
        var ends = columns.ConvertAll(c => (int)(c.End * length));
        List<int> widths = [.. ends.Select((end, i) => i == 0 ? end : end - ends[i - 1])];
        // In a narrow terminal the wide columns give to those that would hold nothing.
        for (; widths.Min() < LeastColumn; widths[widths.IndexOf(widths.Max())]--) widths[widths.IndexOf(widths.Min())]++;
        return widths;
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

    IEnumerable<(string Label, string Count, string Size)> Totals()
    {
        List<(long Count, int Bytes)> Sizes(IEnumerable<Variable> variables) => [.. variables.Select(v => (v.Shape.Size!.Value, DTypes.Bytes(v.DType)))];
        var weights = model.Weights;
        var trainable = model.TrainableWeights;
        // The counter and the learning rate are variables of Keras's optimizer too.
        List<(long Count, int Bytes)> optimizer = [.. model.OptimizerState.Select(s => (s.Shape.Size!.Value, DTypes.Bytes(s.DType)))];
        yield return Total("Total params", [.. Sizes(weights), .. optimizer]);
        yield return Total("Trainable params", Sizes(trainable));
        yield return Total("Non-trainable params", Sizes(weights.Except(trainable)));
        if (optimizer.Count > 0) yield return Total("Optimizer params", optimizer);
    }

    static (string Label, string Count, string Size) Total(string label, IReadOnlyCollection<(long Count, int Bytes)> sizes) =>
        (label, sizes.Sum(s => s.Count).ToString("N0", CultureInfo.InvariantCulture), Size(sizes.Sum(s => s.Count * s.Bytes)));

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

    static string Size(double bytes)
    {
        string[] units = ["B", "KB", "MB", "GB", "TB"];
        var unit = 0;
        for (; bytes >= 1024 && unit < units.Length - 1; unit++) bytes /= 1024;
        return string.Create(CultureInfo.InvariantCulture, $"{bytes:F2} {units[unit]}");
    }

    sealed record Column(string Title, int Width, Justify Align);
}
