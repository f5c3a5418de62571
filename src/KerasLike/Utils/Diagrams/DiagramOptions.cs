namespace KerasLike;

/// <summary>What a diagram of a model shows.</summary>
internal sealed record DiagramOptions(bool Shapes, bool DType, bool LayerNames, bool ExpandNested, bool Activations, bool Trainable);
