using SkiaSharp;

namespace KerasLike;

/// <summary>
/// Where the boxes and arrows of a diagram lie, those of models inside it too. Rows lie from the top down in it; whoever draws turns them to where they go.
/// </summary>
internal sealed class DiagramLayout
{
    /// <summary>The room around what is in a box, for its name above.</summary>
    internal const float Padding = 16, Heading = 14;

    readonly Dictionary<DiagramNode, LayoutBox> boxes = [];
    readonly Dictionary<DiagramNode, DiagramNode> around = [];
    readonly Dictionary<DiagramNode, LayoutEdge> entries = [], exits = [];
    readonly Dictionary<DiagramNode, DiagramLayout> inside = [];
    readonly List<(DiagramNode From, DiagramNode To, LayoutEdge Edge)> edges = [];
    readonly Diagram diagram;
    readonly bool isSideways;

    internal DiagramLayout(Diagram diagram, bool isSideways, bool isInside = false)
    {
        (this.diagram, this.isSideways) = (diagram, isSideways);
        foreach (var node in diagram.Nodes)
        {
            foreach (var leaf in node.Leaves) around[leaf] = node;
            boxes[node] = BoxOf(node);
        }
        foreach (var (from, to) in diagram.Edges.Where(e => around[e.From] != around[e.To])) edges.Add((from, to, new(boxes[around[from]], boxes[around[to]], Shift(from, false), Shift(to, true))));
        // Where arrows come in from around and go out, they get a place at the rim.
        var rim = new List<LayoutBox>();
        foreach (var leaf in isInside ? diagram.Inputs : [])
        {
            rim.Add(new(0, 0) { IsFirst = true });
            entries[leaf] = new(rim[^1], boxes[around[leaf]], 0, Shift(leaf, true));
        }
        foreach (var leaf in isInside ? diagram.Outputs : [])
        {
            rim.Add(new(0, 0) { IsLast = true });
            exits[leaf] = new(boxes[around[leaf]], rim[^1], Shift(leaf, false), 0);
        }
        var layout = new LayeredLayout([.. boxes.Values, .. rim], [.. edges.Select(e => e.Edge), .. entries.Values, .. exits.Values]);
        (Width, Height) = (layout.Width, layout.Height);
    }

    internal float Width { get; }

    internal float Height { get; }

    /// <summary>The boxes and where they lie, outer ones first.</summary>
    internal IEnumerable<(DiagramNode Node, SKRect Place)> Places(float left = 0, float top = 0)
    {
        foreach (var (node, box) in boxes)
        {
            var place = SKRect.Create(left + box.X - box.Width / 2, top + box.Y - box.Height / 2, box.Width, box.Height);
            yield return (node, place);
            if (!inside.TryGetValue(node, out var inner)) continue;
            var (x, y) = Origin(place.Left, place.Top);
            foreach (var deeper in inner.Places(x, y)) yield return deeper;
        }
    }

    /// <summary>The arrows, as links from row to row. A turned one goes from its last link to its first.</summary>
    internal IEnumerable<(IReadOnlyList<DiagramLink> Links, bool IsTurned)> Arrows(float left = 0, float top = 0)
    {
        foreach (var (from, to, edge) in edges)
        {
            var (upper, lower) = edge.IsTurned ? (to, from) : (from, to);
            yield return ([.. Exit(upper, left, top), .. Links(edge, left, top), .. Entry(lower, left, top)], edge.IsTurned);
        }
        foreach (var (node, inner) in inside)
        {
            var (x, y) = Origin(node, left, top);
            foreach (var deeper in inner.Arrows(x, y)) yield return deeper;
        }
    }

    /// <summary>The boxes whose layer is given its own output.</summary>
    internal IEnumerable<DiagramNode> Loops => diagram.Edges.Where(e => e.From == e.To).Select(e => e.From).Concat(inside.Values.SelectMany(i => i.Loops));

    LayoutBox BoxOf(DiagramNode node)
    {
        if (node.Inside is { } inner)
        {
            var layout = inside[node] = new(inner, isSideways, isInside: true);
            var (acrossRows, alongRows) = isSideways ? (2 * Padding + Heading, 2 * Padding) : (2 * Padding, 2 * Padding + Heading);
            return new(layout.Width + acrossRows, layout.Height + alongRows);
        }
        var size = DiagramBox.SizeOf(node);
        return isSideways ? new(size.Height, size.Width) : new(size.Width, size.Height);
    }

    // How far from the middle of its box an arrow to or from a layer inside it begins.
    float Shift(DiagramNode leaf, bool isEntry)
    {
        var node = around[leaf];
        if (!inside.TryGetValue(node, out var inner)) return 0;
        var x = isEntry ? inner.entries[leaf].From.X : inner.exits[leaf].To.X;
        return x + Origin(0, 0).X - boxes[node].Width / 2;
    }

    IEnumerable<DiagramLink> Entry(DiagramNode leaf, float left, float top)
    {
        if (!inside.TryGetValue(around[leaf], out var inner)) return [];
        var (x, y) = Origin(around[leaf], left, top);
        return Links(inner.entries[leaf], x, y).Concat(inner.Entry(leaf, x, y));
    }

    IEnumerable<DiagramLink> Exit(DiagramNode leaf, float left, float top)
    {
        if (!inside.TryGetValue(around[leaf], out var inner)) return [];
        var (x, y) = Origin(around[leaf], left, top);
        return inner.Exit(leaf, x, y).Concat(Links(inner.exits[leaf], x, y));
    }

    static IEnumerable<DiagramLink> Links(LayoutEdge edge, float left, float top) => edge.Links.Select(l => new DiagramLink(
        new(left + l.StartX, top + l.From.Y + l.From.Height / 2), new(left + l.EndX, top + l.To.Y - l.To.Height / 2), top + l.Track));

    (float X, float Y) Origin(DiagramNode node, float left, float top) => Origin(left + boxes[node].X - boxes[node].Width / 2, top + boxes[node].Y - boxes[node].Height / 2);

    // Where what is in a box begins: below its name.
    (float X, float Y) Origin(float left, float top) => isSideways ? (left + Padding + Heading, top + Padding) : (left + Padding, top + Padding + Heading);
}
