using System.Globalization;
using System.Net;
using System.Text;

namespace KerasLike;

/// <summary>A diagram in the language of Graphviz.</summary>
internal static class DotText
{
    static readonly Dictionary<DiagramCellKind, string> Colors = new()
    {
        [DiagramCellKind.Plain] = "white",
        [DiagramCellKind.Trainable] = "forestgreen",
        [DiagramCellKind.NotTrainable] = "firebrick",
    };

    internal static string Of(Diagram diagram, string direction, string splines, int dpi, bool subgraph)
    {
        var text = new StringBuilder();
        if (subgraph) Cluster(text, diagram, "cluster_0", "");
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"digraph {Quoted(diagram.Name)} {{\n  rankdir={direction};\n  concentrate=true;\n  dpi={dpi};\n  splines={splines};\n  node [shape=plain, fontname=\"Helvetica\"];\n  edge [penwidth=2];\n");
            Body(text, diagram, "  ");
            text.Append("}\n");
        }
        return text.ToString();
    }

    static void Cluster(StringBuilder text, Diagram diagram, string id, string indent)
    {
        text.Append(CultureInfo.InvariantCulture, $"{indent}subgraph {id} {{\n{indent}  style=dashed;\n{indent}  label={Quoted(diagram.Name)};\n{indent}  labeljust=l;\n");
        Body(text, diagram, $"{indent}  ");
        text.Append(CultureInfo.InvariantCulture, $"{indent}}}\n");
    }

    static void Body(StringBuilder text, Diagram diagram, string indent)
    {
        foreach (var node in diagram.Nodes)
            if (node.Inside is { } inside) Cluster(text, inside, $"cluster_{node.Id}", indent);
            else text.Append(CultureInfo.InvariantCulture, $"{indent}{node.Id} [label=<{Table(node)}>];\n");
        foreach (var (from, to) in diagram.Edges) text.Append(CultureInfo.InvariantCulture, $"{indent}{from.Id} -> {to.Id};\n");
    }

    static string Table(DiagramNode node)
    {
        var span = Math.Max(1, node.Cells.Count);
        var text = new StringBuilder("<table border=\"0\" cellborder=\"1\" cellspacing=\"0\" bgcolor=\"black\" cellpadding=\"10\">");
        text.Append(CultureInfo.InvariantCulture, $"<tr><td colspan=\"{span}\" bgcolor=\"black\"><font point-size=\"16\" color=\"white\">{(node.ShowsName ? $"<b>{Html(node.Name)}</b> ({Html(node.ClassName)})" : $"<b>{Html(node.ClassName)}</b>")}</font></td></tr>");
        if (node.Activation is { } activation) text.Append(CultureInfo.InvariantCulture, $"<tr><td colspan=\"{span}\" bgcolor=\"white\"><font point-size=\"14\">Activation: <b>{Html(activation)}</b></font></td></tr>");
        if (node.Cells.Count > 0) text.Append("<tr>").AppendJoin("", node.Cells.Select(Cell)).Append("</tr>");
        return text.Append("</table>").ToString();
    }

    static string Cell(DiagramCell cell) =>
        $"<td bgcolor=\"{Colors[cell.Kind]}\"><font point-size=\"14\"{(cell.Kind == DiagramCellKind.Plain ? "" : " color=\"white\"")}>{(cell.Label.Length > 0 ? $"{cell.Label}: " : "")}<b>{Html(cell.Value)}</b></font></td>";

    static string Html(string text) => WebUtility.HtmlEncode(text);

    static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
