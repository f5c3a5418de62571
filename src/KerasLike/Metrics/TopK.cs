namespace KerasLike.Metrics;

/// <summary>Whether the target class is among the greatest predictions.</summary>
internal static class TopK
{
    /// <summary>True where fewer than k predictions are greater than that of the class. As in Keras, a class that there is not is in no list.</summary>
    internal static Tensor Holds(Metric metric, Tensor classes, Tensor yPred, int k)
    {
        if (classes.ndim != yPred.ndim - 1) throw Pair.Differ(metric, classes, yPred);
        using Scalar limit = k, count = yPred.size(-1), last = yPred.size(-1) - 1;
        classes = classes.to_type(ScalarType.Int64);
        var value = yPred.gather(-1, classes.clamp(Scalars.Zero, last).unsqueeze(-1));
        var known = classes.ge(Scalars.Zero).logical_and(classes.lt(count)).logical_and(value.squeeze(-1).isfinite());
        return yPred.gt(value).sum(-1).lt(limit).logical_and(known);
    }
}
