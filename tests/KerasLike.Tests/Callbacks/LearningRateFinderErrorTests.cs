using KerasLike.Callbacks;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Callbacks;

/// <summary>What the finder says when it cannot find.</summary>
[TestFixture]
public class LearningRateFinderErrorTests
{
    static LearningRateFinder Try(Model model, LearningRateFinder finder, int epochs = 10)
    {
        model.Fit(Small.Counting(20), Small.Counting(20), batchSize: 2, epochs: epochs, verbose: 0, callbacks: [finder]);
        return finder;
    }

    [Test]
    public void SaysWhatIsWrong()
    {
        Assert.That(() => new LearningRateFinder(0), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("LearningRateFinder: `startLearningRate` must be positive. Received: startLearningRate=0"));
        Assert.That(() => new LearningRateFinder(1, 0.5), Throws.ArgumentException.With.Message.StartsWith("LearningRateFinder: `endLearningRate` must be finite and above `startLearningRate`. Received: startLearningRate=1, endLearningRate=0.5"));
        Assert.That(() => new LearningRateFinder(steps: 9), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("LearningRateFinder: `steps` must be between 10 and"));
        Assert.That(() => new LearningRateFinder(smoothing: 1), Throws.ArgumentException.With.Message.StartsWith("LearningRateFinder: `smoothing` must be below 1. Received: smoothing=1"));
        Assert.That(() => new LearningRateFinder(divergence: 1), Throws.ArgumentException.With.Message.StartsWith("LearningRateFinder: `divergence` must be above 1. Received: divergence=1"));
        Assert.That(() => new LearningRateFinder().Suggestion, Throws.InvalidOperationException.With.Message.StartsWith("LearningRateFinder: a suggestion needs more of the curve. Received: losses at 0 rates."));
        Assert.That(() => Try(Small.Line(), new(), epochs: 3), Throws.InvalidOperationException.With.Message.EqualTo(
            "LearningRateFinder: Fit must have enough batches. Received: steps=100, and 10 batches in each of 3 epochs. Give Fit epochs: 10, or take fewer steps."));
        using var unbuilt = new Sequential([new Dense(1)]);
        unbuilt.Compile("sgd", "mse");
        Assert.That(() => Try(unbuilt, new()), Throws.InvalidOperationException.With.Message.Contains("is not built, so it could not be put back as it is."));
    }
}
