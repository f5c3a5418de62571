namespace KerasLike.Losses;

/// <summary>How far predictions fall short of a margin of 1 on the side of their targets.</summary>
internal static class Margins
{
    /// <summary>max(1 − yTrue · yPred, 0), where targets that are all 0 or 1 stand for −1 and 1.</summary>
    internal static Tensor Of(Tensor yTrue, Tensor yPred) => (SignsOf(yTrue) * yPred).OneMinus().clamp_min(Scalars.Zero);

    // Decided on the device, without waiting for it.
    static Tensor SignsOf(Tensor yTrue)
    {
        var binary = yTrue.eq(Scalars.Zero).logical_or(yTrue.eq(Scalars.One)).all();
        return torch.where(binary, yTrue.mul(Scalars.Two).Plus(Scalars.MinusOne), yTrue);
    }
}
