using KerasLike.Saving;

namespace KerasLike.Optimizers.Schedules;

/// <summary>
/// One cycle of the learning rate: it rises from a small value to the greatest one that training stands, and then falls to almost nothing. Allows for much greater learning rates
/// than a constant one, and so for few epochs.
/// </summary>
/// <param name="maxLearningRate">The learning rate at the top, positive.</param>
/// <param name="totalSteps">The number of updates in all: batches in an epoch times epochs, at least 2.</param>
/// <param name="pctStart">The share of the updates in which it rises, between 0 and 1. Default: 0.3.</param>
/// <param name="annealStrategy"><c>"cos"</c> for half a cosine, or <c>"linear"</c>. Default: <c>"cos"</c>.</param>
/// <param name="divFactor">How many times smaller than the top it begins, positive. Default: 25.</param>
/// <param name="finalDivFactor">How many times smaller than at the beginning it ends, positive. Default: 1e4.</param>
/// <param name="threePhase">Whether it first falls to where it began, as fast as it rose, and to the end in a third phase. Default: false.</param>
/// <param name="name">Its name. Default: <c>"OneCycle"</c>.</param>
/// <remarks>
/// Not in Keras; the numbers are those of PyTorch's <c>OneCycleLR</c>. The momentum of the optimizer stays as it is. After the last update the learning rate stays at its end.<br/>
/// Paper: Smith and Topin, 2018 (arXiv:1708.07120)
/// </remarks>
/// <example><code>model.Compile(new SGD(new OneCycle(1.0, totalSteps: 469 * 5), momentum: 0.9), "categorical_crossentropy");</code></example>
[KerasModule("KerasLike.Optimizers.Schedules")]
public sealed class OneCycle(double maxLearningRate, int totalSteps, double pctStart = 0.3, string annealStrategy = "cos", double divFactor = 25, double finalDivFactor = 1e4, bool threePhase = false, string name = "OneCycle") : LearningRateSchedule
{
    /// <summary>The learning rate at the top.</summary>
    public double MaxLearningRate { get; } = Check.Positive(maxLearningRate);

    /// <summary>The number of updates in all.</summary>
    public int TotalSteps { get; } = totalSteps >= 2 ? totalSteps : throw Check.Error("`totalSteps` must be at least 2", $"totalSteps={totalSteps}", nameof(totalSteps));

    /// <summary>The share of the updates in which it rises.</summary>
    public double PctStart { get; } = Check.InRange(pctStart, 0, threePhase ? 0.5 : 1);

    /// <summary>Along which curve it goes.</summary>
    public string AnnealStrategy { get; } = Check.OneOf(annealStrategy, ["cos", "linear"]);

    /// <summary>How many times smaller than the top it begins.</summary>
    public double DivFactor { get; } = Check.Positive(divFactor);

    /// <summary>How many times smaller than at the beginning it ends.</summary>
    public double FinalDivFactor { get; } = Check.Positive(finalDivFactor);

    /// <summary>Whether it falls in two phases.</summary>
    public bool ThreePhase { get; } = threePhase;

    /// <summary>Its name.</summary>
    public string Name { get; } = Check.NotNull(name);

    /// <inheritdoc/>
    public override double Apply(long step)
    {
        var (first, top, last) = (MaxLearningRate / DivFactor, PctStart * TotalSteps - 1, TotalSteps - 1.0);
        var end = first / FinalDivFactor;
        return step <= top ? Between(first, MaxLearningRate, step / top)
            : !ThreePhase ? Between(MaxLearningRate, end, (step - top) / (last - top))
            : step <= 2 * top ? Between(MaxLearningRate, first, (step - top) / top)
            : Between(first, end, (step - 2 * top) / (last - 2 * top));
    }

    double Between(double from, double to, double share)
    {
        // A rise of one update is over at once.
        share = double.IsNaN(share) ? 1 : Math.Clamp(share, 0, 1);
        return AnnealStrategy == "cos" ? to + (from - to) / 2 * (1 + Math.Cos(Math.PI * share)) : (to - from) * share + from;
    }
}
