using System.Runtime.CompilerServices;

namespace KerasLike.Metrics;

/// <summary>Base of <see cref="Precision"/> and <see cref="Recall"/>: a share at each threshold, of all predictions or the greatest, of all classes or one.</summary>
public abstract class ThresholdedShare : ConfusionMetric
{
    private protected ThresholdedShare(Numbers? thresholds, int? topK, int? classId, string? name, string? dtype, [CallerFilePath] string file = "")
        : base(ThresholdList.Parse(thresholds, topK is null ? 0.5 : ThresholdList.Lowest, file), name, dtype)
    {
        Thresholds = thresholds;
        TopK = Check.Positive(topK, GetType().Name);
        ClassId = Check.NotNegative(classId, GetType().Name);
    }

    /// <summary>What predictions are compared with, or null for 0.5.</summary>
    public Numbers? Thresholds { get; }

    /// <summary>How many of the greatest predictions of a sample count as positive, or null.</summary>
    public int? TopK { get; }

    /// <summary>The only class that counts, or null.</summary>
    public int? ClassId { get; }

    internal override bool? MoreIsBetter => true;

    private protected override int? Greatest => TopK;

    private protected override int? OnlyClass => ClassId;
}
