namespace KerasLike.Layers;

/// <summary>The mask of an input, which has all its axes but the features', over all of them.</summary>
internal static class FeatureMask
{
    /// <param name="layer">The layer, for messages.</param>
    /// <param name="x">The input.</param>
    /// <param name="axis">Where the features are: the last axis, or the place to which a graph has turned it.</param>
    internal static Tensor? Of(Layer layer, Tensor x, int axis) => Masks.Of(x) is not { } mask ? null
        : mask.ndim == x.ndim - 1 ? mask.to_type(ScalarType.Bool).unsqueeze(axis).expand_as(x)
        : throw new ArgumentException($"{layer.Description}: expected a mask of one axis less than the input. Received: mask {Shape.Of(mask)} for input {Shape.Of(x)}");
}
