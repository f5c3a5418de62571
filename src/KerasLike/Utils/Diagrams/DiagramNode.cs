namespace KerasLike;

/// <summary>The box of a layer, or of a model whose layers are drawn in it.</summary>
internal sealed class DiagramNode(string id, string name, string className)
{
    /// <summary>Its name in text forms, unlike any other's.</summary>
    internal string Id => id;

    internal string Name => name;

    internal string ClassName => className;

    /// <summary>Whether the name is shown, beside the class.</summary>
    internal bool ShowsName { get; init; }

    /// <summary>What its heading says.</summary>
    internal string Title => ShowsName ? $"{name} ({className})" : className;

    internal string? Activation { get; init; }

    internal IReadOnlyList<DiagramCell> Cells { get; init; } = [];

    /// <summary>What is drawn in it, for a model that is shown with its layers; else null.</summary>
    internal Diagram? Inside { get; init; }

    /// <summary>The boxes in it that are layers, at any depth; itself where it is one.</summary>
    internal IEnumerable<DiagramNode> Leaves => Inside is null ? [this] : Inside.Nodes.SelectMany(n => n.Leaves);
}
