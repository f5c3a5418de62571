namespace KerasLike;

/// <summary>A diagram of a model as a file or text.</summary>
internal static class ModelPicture
{
    static readonly string[] Directions = ["TB", "BT", "LR", "RL"], Splines = ["ortho", "curved", "polyline", "spline", "line"];

    internal static void Save(Diagram diagram, string file, string direction, int dpi, string splines, string owner)
    {
        var kind = Sheet.KindOf(Check.NotNull(file, owner, "toFile"));
        Direction(direction, owner);
        Check.OneOf(splines, Splines, owner);
        Check.InRange(dpi, 10, 2400, owner);
        if (kind is ".dot" or ".gv") File.WriteAllText(file, Dot(diagram, direction, splines, dpi, false, owner));
        else if (kind is ".mmd" or ".mermaid") File.WriteAllText(file, MermaidText.Of(diagram, direction));
        else
        {
            var picture = new DiagramPicture(diagram, direction, splines);
            // A unit is a point, of which an inch has 72.
            Sheet.For(file, owner, picture.Size.Width, picture.Size.Height, scale: dpi / 72.0, kinds: "png, jpg, webp, svg, dot or mmd", name: "toFile").Save(file, picture.Draw);
        }
    }

    internal static string Dot(Diagram diagram, string direction, string splines, int dpi, bool subgraph, string owner) =>
        DotText.Of(diagram, Direction(direction, owner), Check.OneOf(splines, Splines, owner), Check.Positive(dpi, owner), subgraph);

    internal static string Mermaid(Diagram diagram, string direction, string owner) => MermaidText.Of(diagram, Direction(direction, owner));

    static string Direction(string rankdir, string owner) => Check.OneOf(rankdir, Directions, owner);
}
