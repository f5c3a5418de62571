namespace KerasLike.Metrics;

/// <summary>Base of metrics that are the best one rate can be while another is at least a given value, over thresholds from 0 to 1.</summary>
public abstract class ConstrainedMetric : ConfusionMetric
{
    readonly Scalar least;

    private protected ConstrainedMetric(double least, int numThresholds, int? classId, string? name, string? dtype)
        : base(numThresholds == 1 ? [0.5] : ThresholdList.Even(numThresholds), name, dtype) => (this.least, NumThresholds, ClassId) = (Scalars.Of(least), numThresholds, classId);

    /// <summary>How many thresholds are tried.</summary>
    public int NumThresholds { get; }

    /// <summary>The only class that counts, or null.</summary>
    public int? ClassId { get; }

    internal override bool? MoreIsBetter => true;

    private protected override int? OnlyClass => ClassId;

    /// <summary>The rate that has a least value.</summary>
    private protected abstract Tensor Constrained(Confusion counts);

    /// <summary>The rate whose best is wanted.</summary>
    private protected abstract Tensor Wanted(Confusion counts);

    private protected override Tensor Compute(Confusion counts)
    {
        var wanted = Wanted(counts);
        return torch.where(Constrained(counts).ge(least), wanted, torch.zeros_like(wanted)).max();
    }
}
