namespace KerasLike.Losses;

/// <summary>Shapes of targets, predictions and weights, as Keras lets them differ by a last axis of size 1.</summary>
internal static class Ranks
{
    /// <summary>Drops or adds a last axis of size 1 where the ranks differ by one.</summary>
    internal static (Tensor, Tensor) Match(Tensor a, Tensor b)
    {
        if (a.ndim == b.ndim + 1 && a.size(-1) == 1) return b.ndim == 1 ? (a, b.unsqueeze(-1)) : (a.squeeze(-1), b);
        if (b.ndim == a.ndim + 1 && b.size(-1) == 1) return a.ndim == 1 ? (a.unsqueeze(-1), b) : (a, b.squeeze(-1));
        return (a, b);
    }

    internal static bool SameShape(Tensor a, Tensor b)
    {
        if (a.ndim != b.ndim) return false;
        for (int i = 0; i < a.ndim; i++)
            if (a.size(i) != b.size(i)) return false;
        return true;
    }

    /// <summary>Whether a tensor can be repeated to the shape of another.</summary>
    internal static bool ExpandsTo(Tensor a, Tensor shape)
    {
        if (a.ndim > shape.ndim) return false;
        for (int i = 1; i <= a.ndim; i++)
            if (a.size(-i) != 1 && a.size(-i) != shape.size(-i)) return false;
        return true;
    }

    /// <summary>Whether each size, from the last axis on, is the same in both or 1 in one.</summary>
    internal static bool Broadcast(Tensor a, Tensor b)
    {
        for (int i = 1; i <= Math.Min(a.ndim, b.ndim); i++)
            if (a.size(-i) != b.size(-i) && a.size(-i) != 1 && b.size(-i) != 1) return false;
        return true;
    }
}
