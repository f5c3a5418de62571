namespace KerasLike.Layers;

/// <summary>What attention layers have in common.</summary>
internal static class Attentions
{
    static readonly Scalar Low = -3e4, Lower = -1e9;

    /// <summary>A number that softmax makes 0 of, in the type of a tensor: what Keras puts where a mask is false.</summary>
    internal static Tensor Lowest(Tensor like) => torch.full([], like.dtype == ScalarType.Float16 ? Low : Lower, like.dtype, like.device);
}
