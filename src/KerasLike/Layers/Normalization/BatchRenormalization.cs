using KerasLike.Initializers;

namespace KerasLike.Layers;

/// <summary>
/// Batch renormalization (Ioffe, 2017, arXiv:1702.03275): normalizes by the batch's statistics and corrects the result by <c>r = σ / σ_moving</c> and
/// <c>d = (μ − μ_moving) / σ_moving</c>, as constants, so that training sees what prediction will.
/// </summary>
internal sealed class BatchRenormalization
{
    readonly BatchStatistics statistics, corrections;
    readonly Scalar rmin, rmax, dmin, dmax, leastStddev;
    readonly Variable movingStddev, renormMean, renormStddev;

    internal BatchRenormalization(BatchStatistics statistics, double epsilon, IReadOnlyDictionary<string, double>? clipping, double momentum, Func<string, Variable> addWeight)
    {
        clipping ??= new Dictionary<string, double>();
        double Limit(string key, double none) => clipping.TryGetValue(key, out var limit) ? limit : none;
        if (clipping.Keys.Except(["rmin", "rmax", "dmax"]).Any() || Limit("rmin", 0) > Limit("rmax", double.PositiveInfinity) || Limit("dmax", 0) < 0)
            throw new ArgumentException($"BatchNormalization: `renormClipping` may hold rmin, rmax (at least rmin) and dmax (not negative). Received: renormClipping={{{string.Join(", ", clipping)}}}", nameof(clipping));
        (this.statistics, corrections) = (statistics, new(momentum, epsilon));
        (rmin, rmax) = (Limit("rmin", double.NegativeInfinity), Limit("rmax", double.PositiveInfinity));
        (dmin, dmax) = (-Limit("dmax", double.PositiveInfinity), Limit("dmax", double.PositiveInfinity));
        leastStddev = Math.Sqrt(epsilon);
        (movingStddev, renormMean, renormStddev) = (addWeight("moving_stddev"), addWeight("renorm_mean"), addWeight("renorm_stddev"));
    }

    internal Tensor Normalize(Tensor x, Tensor? mask, Tensor movingMean, Tensor movingVariance, Tensor? gamma, Tensor? beta)
    {
        var (mean, variance) = BatchMoments.Of(x, mask);
        var (r, d, stddev) = Corrections(mean.detach(), variance.detach());
        var offset = gamma is null ? d : d * gamma;
        var normalized = statistics.NormalizeBy(x, mean, variance, gamma is null ? r : r * gamma, beta is null ? offset : offset.Plus(beta));
        corrections.Move(renormMean.Tensor, mean.detach());
        corrections.Move(renormStddev.Tensor, stddev);
        statistics.Move(movingMean, mean.detach());
        statistics.Move(movingStddev.Tensor, stddev);
        using (torch.no_grad()) movingVariance.copy_(statistics.WithoutEpsilon(movingStddev.Tensor.Squared()).relu());
        return normalized;
    }

    (Tensor R, Tensor D, Tensor Stddev) Corrections(Tensor mean, Tensor variance)
    {
        using var noGrad = torch.no_grad();
        var stddev = statistics.WithEpsilon(variance).sqrt();
        var moving = renormStddev.Tensor.clamp_min(leastStddev);
        return ((stddev / moving).clamp(rmin, rmax), ((mean - renormMean.Tensor) / moving).clamp(dmin, dmax), stddev);
    }
}

/// <summary>The square root of what another initializer gives.</summary>
internal sealed class SquareRootOf(Initializer inner) : Initializer
{
    public override Tensor Apply(Shape shape, ScalarType dtype = ScalarType.Float32) => inner.Apply(shape, dtype).sqrt();
}
