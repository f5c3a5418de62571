using KerasLike.Callbacks;
using KerasLike.Models;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Callbacks;

/// <summary>A function sets the learning rate.</summary>
[TestFixture]
public class LearningRateSchedulerTests
{
    // Training whose losses are as written.
    static (Model Model, History History) Run(double[] losses, params Callback[] callbacks)
    {
        var model = Small.Line(learningRate: 0.1);
        var script = new LambdaCallback(onEpochEnd: (e, logs) => logs["loss"] = losses[e]);
        return (model, model.Fit(Small.Column(1), Small.Column(1), epochs: losses.Length, verbose: 0, callbacks: [script, .. callbacks]));
    }

    [Test]
    public void AFunctionSetsTheRateOfEachEpoch()
    {
        var (_, history) = Run([1, 1, 1], new LearningRateScheduler((epoch, rate) => epoch == 0 ? rate : rate / 2));
        Assert.That(history["learning_rate"], Is.EqualTo(new[] { 0.1, 0.05, 0.025 }).Within(1e-12));
        Assert.That(Run([1, 1], new LearningRateScheduler(epoch => 1.0 / (epoch + 1))).History["learning_rate"], Is.EqualTo(new[] { 1, 0.5 }));
    }

    [Test]
    public void TheRateThatIsSetIsTheOneTrainedWith()
    {
        var model = Small.Line(weight: 0);
        model.Fit(Small.Column(1), Small.Column(1), verbose: 0, callbacks: [new LearningRateScheduler(_ => 0.25)]);
        Assert.That(Small.Weight(model), Is.EqualTo(0.5f), "0 + 0.25 · 2 · 1");
    }
}
