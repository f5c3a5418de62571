namespace KerasLike.Losses;

/// <summary>Losses over all pairs of vectors in a batch.</summary>
internal static class Pairs
{
    static readonly Scalar MinusInfinity = Scalars.Of(double.NegativeInfinity);

    /// <summary>The circle loss of each vector against the reference vectors, which without any are the batch itself.</summary>
    internal static Tensor CircleLoss(Tensor labels, Tensor vectors, Tensor? refLabels, Tensor? refVectors, bool removeDiagonal, double gamma, double margin)
    {
        using Scalar far = 1 + margin, near = margin, minusGamma = -gamma, plusGamma = gamma, farOptimum = margin - 1;
        var distances = vectors.matmul((refVectors ?? vectors).t()).OneMinus().clamp_min(Scalars.Zero);
        var (query, key) = (Column(labels), Column(refLabels ?? labels));
        var same = query.eq(key.t());
        var different = same.logical_not();
        if (removeDiagonal) same = same.logical_and(torch.eye(same.size(0), same.size(1), ScalarType.Bool, same.device).logical_not());

        // A pair weighs the more the further it is from its optimum.
        var (samePull, differentPush) = (distances.add(near, Scalars.One).clamp_min(Scalars.Zero), distances.neg().add(far, Scalars.One).clamp_min(Scalars.Zero));
        var pulls = Only(same, samePull * distances.neg().add(near, Scalars.One).mul(minusGamma));
        var pushes = Only(different, differentPush * distances.add(farOptimum, Scalars.One).neg().mul(plusGamma));
        return functional.softplus(pulls.logsumexp(1).Plus(pushes.logsumexp(1)));
    }

    static Tensor Column(Tensor labels) => labels.to_type(ScalarType.Int64).reshape(-1, 1);

    static Tensor Only(Tensor mask, Tensor values) => values.masked_fill(mask.logical_not(), MinusInfinity);
}
