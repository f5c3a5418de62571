namespace KerasLike;

/// <summary>A fact in the box of a layer, such as <c>Output shape: (None, 10)</c>.</summary>
internal sealed record DiagramCell(string Label, string Value, DiagramCellKind Kind = DiagramCellKind.Plain);

internal enum DiagramCellKind
{
    Plain,
    Trainable,
    NotTrainable,
}
