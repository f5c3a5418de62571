using KerasLike.Training;

namespace KerasLike.Callbacks;

/// <summary>
/// Tries learning rates: trains for some batches while the rate grows exponentially from one to the next, notes the loss of each, and puts the model and its optimizer back as they were.
/// </summary>
/// <param name="startLearningRate">The rate of the first batch, positive. Default: 1e-7.</param>
/// <param name="endLearningRate">The rate of the last batch, above the first. Default: 10.</param>
/// <param name="steps">The number of batches, at least 10. Default: 100.</param>
/// <param name="smoothing">The share of the losses before in the smoothed loss, from 0 and below 1. Default: 0.98.</param>
/// <param name="divergence">The trial ends early when the smoothed loss is so many times the least one, more than 1; null lets it go on. Default: 4.</param>
/// <param name="monitor">The name of the loss. Default: <c>"loss"</c>.</param>
/// <remarks>
/// <c>Fit</c> ends with the trial, so give it enough epochs for <paramref name="steps"/> batches, and train with a second call. The model must be built.<br/>
/// Keras: none; smoothing, end and suggestion follow fastai.<br/>
/// Paper: Smith, 2015 (arxiv.org/abs/1506.01186)
/// </remarks>
/// <example><code>
/// var finder = new LearningRateFinder();
/// model.Fit(x, y, epochs: 10, verbose: 0, callbacks: [finder]);
/// model.Optimizer.LearningRate = finder.Suggestion;
/// </code></example>
public sealed class LearningRateFinder(double startLearningRate = 1e-7, double endLearningRate = 10, int steps = 100, double smoothing = 0.98, double? divergence = 4, string monitor = "loss") : Callback
{
    TrainingSnapshot? before;
    LossCurve curve = new(smoothing);
    double rate;

    /// <summary>The rate of the first batch.</summary>
    public double StartLearningRate { get; } = Check.Positive(startLearningRate);

    /// <summary>The rate of the last batch.</summary>
    public double EndLearningRate { get; } = endLearningRate > startLearningRate && double.IsFinite(endLearningRate) ? endLearningRate
        : throw Check.Error("`endLearningRate` must be finite and above `startLearningRate`", FormattableString.Invariant($"startLearningRate={startLearningRate}, endLearningRate={endLearningRate}"), nameof(endLearningRate));

    /// <summary>The number of batches.</summary>
    public int Steps { get; } = Check.InRange(steps, 10, int.MaxValue);

    /// <summary>The share of the losses before in the smoothed loss.</summary>
    public double Smoothing { get; } = Check.InRange(smoothing, 0, 1) < 1 ? smoothing : throw Check.Error("`smoothing` must be below 1", "smoothing=1", nameof(smoothing));

    /// <summary>How many times the least loss ends the trial, or null.</summary>
    public double? Divergence { get; } = divergence is null or > 1 ? divergence : throw Check.Error("`divergence` must be above 1", FormattableString.Invariant($"divergence={divergence}"), nameof(divergence));

    /// <summary>The name of the loss.</summary>
    public string Monitor { get; } = Check.NotNull(monitor);

    /// <summary>The learning rates that were tried, in order.</summary>
    public IReadOnlyList<double> LearningRates => curve.Rates;

    /// <summary>The smoothed loss at each rate.</summary>
    public IReadOnlyList<double> Losses => curve.Smoothed;

    /// <summary>The loss of each batch as it was.</summary>
    public IReadOnlyList<double> BatchLosses => curve.Losses;

    /// <summary>A good rate to train with: half way down the longest fall of the smoothed loss, on the logarithmic scale.</summary>
    public double Suggestion => curve.Valley;

    /// <summary>The rate at which the smoothed loss falls fastest.</summary>
    public double Steepest => curve.Steepest;

    /// <inheritdoc/>
    public override void OnTrainBegin(Logs logs)
    {
        if (!Model.Built) throw new InvalidOperationException($"LearningRateFinder: {Model.Description} is not built, so it could not be put back as it is. Give its first layer an inputShape, or call it on data, before Fit.");
        if (Params.Steps is int batches && (long)batches * Params.Epochs < Steps)
            throw new InvalidOperationException($"LearningRateFinder: Fit must have enough batches. Received: steps={Steps}, and {batches} batches in each of {Params.Epochs} epochs. Give Fit epochs: {(Steps + batches - 1) / batches}, or take fewer steps.");
        before?.Forget();
        before = new(Model, SettableRate.Of(this));
        // A schedule gives way to a function, not to a number; both are put back.
        foreach (var settable in SettableRate.Of(this))
            if (!settable.Optimizer.LearningRate.IsConstant) settable.Optimizer.LearningRate = (Func<double>)(() => rate);
        curve = new(Smoothing);
    }

    /// <inheritdoc/>
    public override void OnTrainBatchBegin(int batch, Logs logs)
    {
        rate = StartLearningRate * Math.Pow(EndLearningRate / StartLearningRate, curve.Rates.Count / (Steps - 1.0));
        foreach (var settable in SettableRate.Of(this))
            if (settable.Optimizer.LearningRate.IsConstant) settable.Value = rate;
        // So that the logs tell of this batch alone.
        Model.ResetMetrics();
    }

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(int batch, Logs logs)
    {
        var loss = Check.NotNull(logs)[Monitor];
        if (double.IsFinite(loss)) curve.Add(rate, loss);
        if (!double.IsFinite(loss) || curve.Rates.Count == Steps || curve.Smoothed[^1] > Divergence * curve.Smoothed.Min()) Model.StopTraining = true;
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(Logs logs) => OnInterrupted();

    /// <summary>The curve as text: a line for every few rates, with their smoothed loss and a bar of its length.</summary>
    public override string ToString() => curve.ToString();

    internal override void OnInterrupted()
    {
        before?.Restore();
        before?.Forget();
        before = null;
    }
}
