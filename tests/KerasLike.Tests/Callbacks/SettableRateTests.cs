using KerasLike.Callbacks;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Optimizers.Schedules;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Callbacks;

/// <summary>What callbacks that set the learning rate say, and which rates they set.</summary>
[TestFixture]
public class SettableRateTests
{
    sealed class Half : LearningRateSchedule
    {
        public override double Apply(long step) => 0.5;
    }

    // Training whose losses are as written.
    static (Model Model, History History) Run(double[] losses, params Callback[] callbacks)
    {
        var model = Small.Line(learningRate: 0.1);
        var script = new LambdaCallback(onEpochEnd: (e, logs) => logs["loss"] = losses[e]);
        return (model, model.Fit(Small.Column(1), Small.Column(1), epochs: losses.Length, verbose: 0, callbacks: [script, .. callbacks]));
    }

    [Test]
    public void TheySayWhatTheyDo()
    {
        Assert.That(Printed.By(() => Run([1, 1], new ReduceLROnPlateau(monitor: "loss", patience: 1, verbose: 1))), Is.EqualTo("Epoch 2: ReduceLROnPlateau reducing learning rate to 0.010000000000000002.\n"));
        Assert.That(Printed.By(() => Run([1], new LearningRateScheduler(_ => 0.5, verbose: 1))), Is.EqualTo("Epoch 1: LearningRateScheduler setting learning rate to 0.5.\n"));
    }

    [Test]
    public void ARateThatIsAScheduleIsNotSet()
    {
        foreach (var callback in new Callback[] { new ReduceLROnPlateau(monitor: "loss"), new LearningRateScheduler(_ => 0.5) })
        {
            var model = Small.Line();
            model.Compile(new SGD(new Half(), name: "sgd"), "mse");
            Assert.That(() => model.Fit(Small.Column(1), Small.Column(1), verbose: 0, callbacks: [callback]), Throws.InvalidOperationException.With.Message.EqualTo(
                $"{callback.GetType().Name}: the learning rate of SGD \"sgd\" is a schedule or a function, which would not let it be set. Give the optimizer a number, or leave the callback out."));
        }
    }

    [Test]
    public void EachOfSeveralOptimizersHasItsRateSet()
    {
        using var model = new Sequential([new Dense(2, inputShape: 1, name: "a"), new Dense(1, name: "b")]);
        SGD first = new(0.4, name: "first"), second = new(0.02, name: "second");
        model.Compile(new MultiOptimizer(new OptimizerMap(first, new() { ["b/.*"] = second })), "mse");
        var said = Printed.By(() => model.Fit(Small.Column(0), Small.Column(0), epochs: 2, verbose: 0, callbacks:
            [new LearningRateScheduler((_, rate) => rate / 2, verbose: 1), new LambdaCallback(onEpochEnd: (_, logs) => logs["loss"] = 1), new ReduceLROnPlateau(monitor: "loss", patience: 1, minLr: 0.05, verbose: 1)]));
        Assert.That(model.History!["learning_rate_first"], Is.EqualTo(new[] { 0.2, 0.1 }).Within(1e-9));
        Assert.That(model.History["learning_rate_second"], Is.EqualTo(new[] { 0.01, 0.005 }).Within(1e-9));
        Assert.That(((double)first.LearningRate, (double)second.LearningRate), Is.EqualTo((0.05, 0.005)));
        Assert.That(said.Split('\n'), Is.EqualTo(new[]
        {
            "Epoch 1: LearningRateScheduler setting second learning rate to 0.01.", "Epoch 1: LearningRateScheduler setting first learning rate to 0.2.",
            "Epoch 2: LearningRateScheduler setting second learning rate to 0.005.", "Epoch 2: LearningRateScheduler setting first learning rate to 0.1.",
            "Epoch 2: ReduceLROnPlateau reducing first learning rate to 0.05.", "",
        }));
    }

    [Test]
    public void SayWhatIsWrong()
    {
        Assert.That(() => new ReduceLROnPlateau(factor: 1), Throws.ArgumentException.With.Message.StartsWith("ReduceLROnPlateau: `factor` must be below 1, or the rate would not fall. Received: factor=1"));
        Assert.That(() => new ReduceLROnPlateau(factor: -0.1), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("ReduceLROnPlateau: `factor` must be between 0 and 1. Received: factor=-0.1"));
        Assert.That(() => new ReduceLROnPlateau(cooldown: -1), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("ReduceLROnPlateau: `cooldown` must not be negative. Received: cooldown=-1"));
        Assert.That(() => Run([1], new ReduceLROnPlateau()), Throws.InvalidOperationException.With.Message.StartsWith("ReduceLROnPlateau: `monitor` is not among the numbers of this training. Received: monitor=\"val_loss\". Known: loss, learning_rate."));
        Assert.That(() => new LearningRateScheduler((Func<int, double>)null!), Throws.InstanceOf<ArgumentNullException>());
        Assert.That(() => Run([1], new LearningRateScheduler(_ => double.NaN)), Throws.InvalidOperationException.With.Message.EqualTo("LearningRateScheduler: `schedule` must give a rate that is finite and not negative. Received: NaN for epoch 0"));
    }
}
