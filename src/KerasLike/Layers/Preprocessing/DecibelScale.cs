namespace KerasLike.Layers;

/// <summary>Powers in decibels: 10 · log₁₀(power / reference).</summary>
/// <param name="range">How far below the greatest value lower ones are cut.</param>
/// <param name="least">The least power that is told from zero.</param>
/// <param name="reference">The power of 0 decibels.</param>
internal sealed class DecibelScale(double range, double least, double reference)
{
    static readonly Scalar Ten = Scalars.Of(10);

    readonly Scalar leastPower = Scalars.Of(least), cut = Scalars.Of(-range), shift = Scalars.Of(-10 * Math.Log10(Math.Max(Math.Abs(reference), least)));

    internal Tensor Of(Tensor power)
    {
        var decibels = power.clamp_min(leastPower).log10().mul(Ten).add_(shift, Scalars.One);
        return torch.maximum(decibels, decibels.max().add(cut, Scalars.One));
    }
}
