using System.Globalization;
using System.Net;
using System.Text;

namespace KerasLike;

/// <summary>A diagram in the language of Mermaid, which Markdown pages show.</summary>
internal static class MermaidText
{
    internal static string Of(Diagram diagram, string direction)
    {
        var text = new StringBuilder($"flowchart {direction}\n");
        Body(text, diagram, "  ");
        return text.ToString();
    }

    static void Body(StringBuilder text, Diagram diagram, string indent)
    {
        foreach (var node in diagram.Nodes)
            if (node.Inside is { } inside)
            {
                text.Append(CultureInfo.InvariantCulture, $"{indent}subgraph {node.Id} [\"{Escaped(inside.Name)}\"]\n");
                Body(text, inside, $"{indent}  ");
                text.Append(CultureInfo.InvariantCulture, $"{indent}end\n");
            }
            else text.Append(CultureInfo.InvariantCulture, $"{indent}{node.Id}[\"{Label(node)}\"]\n");
        foreach (var (from, to) in diagram.Edges) text.Append(CultureInfo.InvariantCulture, $"{indent}{from.Id} --> {to.Id}\n");
    }

    static string Label(DiagramNode node)
    {
        var heading = node.ShowsName ? $"<b>{Escaped(node.Name)}</b> ({Escaped(node.ClassName)})" : $"<b>{Escaped(node.ClassName)}</b>";
        return string.Join("<br/>", new[] { heading }
            .Concat(node.Activation is { } activation ? [$"Activation: {Escaped(activation)}"] : [])
            .Concat(node.Cells.Select(c => $"{(c.Label.Length > 0 ? $"{c.Label}: " : "")}{Escaped(c.Value)}")));
    }

    static string Escaped(string text) => WebUtility.HtmlEncode(text).Replace("&quot;", "#quot;", StringComparison.Ordinal).Replace("&#", "#", StringComparison.Ordinal);
}
