using KerasLike.Callbacks;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Optimizers.Schedules;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;
using static KerasLike.Tests.Optimizers.Formulas;

namespace KerasLike.Tests.Optimizers;

/// <summary>What all optimizers can be told: decay and who is spared, averages, accumulation, learning rates of every kind.</summary>
[TestFixture]
public class SettingsTests
{
    static Sequential Net() => new([new Dense(3, activation: "tanh", inputShape: 2, name: "hidden"), new Dense(1, name: "output")]);

    static readonly float[,] X = { { 1, 2 }, { -1, 0.5f }, { 0.25f, -2 }, { 3, 1 } }, Y = { { 1 }, { 0 }, { -1 }, { 2 } };

    [Test]
    public void WeightsMayBeExcludedFromDecay()
    {
        using var scope = torch.NewDisposeScope();
        var (kept, decayed, named) = (Weight(), Weight(), Weight());
        var optimizer = new SGD(1, weightDecay: 0.5);
        optimizer.ExcludeFromWeightDecay([kept]);
        optimizer.Apply([torch.zeros(5), torch.zeros(5)], [kept, decayed]);
        Assert.That(kept.ToKeras(), Close.To(torch.tensor(First)));
        Assert.That(decayed.ToKeras(), Close.To(torch.tensor(First) * 0.5));
        var byName = new SGD(1, weightDecay: 0.5);
        byName.ExcludeFromWeightDecay(varNames: ["bias", "^w$"]);
        byName.Apply([torch.zeros(5)], [named]);
        Assert.That(named.ToKeras(), Close.To(torch.tensor(First)));
        byName.ExcludeFromWeightDecay(varNames: ["bias"]);
        byName.Apply([torch.zeros(5)], [named]);
        Assert.That(named.ToKeras(), Close.To(torch.tensor(First) * 0.5), "the second call takes the place of the first");
    }

    [Test]
    public void AveragesTakeTheWeightsPlaceEverySoOftenAndAtTheEnd()
    {
        using var scope = torch.NewDisposeScope();
        using var model = Small.Line(weight: 8);
        // w ← w / 2 at each update of y = 0 for x = 1; the average is (w + average) / 2.
        model.Compile(new SGD(0.25, useEma: true, emaMomentum: 0.5, emaOverwriteFrequency: 2), "mse");
        var seen = new List<float>();
        model.Fit(Small.Column(1, 1, 1), Small.Column(0, 0, 0), batchSize: 1, verbose: 0, callbacks: [new LambdaCallback(onTrainBatchEnd: (_, _) => seen.Add(Small.Weight(model)))]);
        Assert.That(seen, Is.EqualTo([4f, 3f, 1.5f]).Within(1e-6), "4, then 2 averaged with 4, then half of that");
        Assert.That(Small.Weight(model), Is.EqualTo(2.25f).Within(1e-6), "the average of 3 and 1.5");
    }

    [Test]
    public void WeightsThatWereNeverAveragedStayWhenTrainingEnds()
    {
        using var scope = torch.NewDisposeScope();
        var (averaged, other) = (Weight(), Weight());
        var optimizer = new SGD(1, useEma: true);
        optimizer.Apply([torch.zeros(5)], [averaged]);
        optimizer.FinalizeVariableValues([averaged, other]);
        Assert.That(other.ToKeras(), Close.To(torch.tensor(First)));
        Assert.That(averaged.ToKeras(), Close.To(torch.tensor(First)));
    }

    [Test]
    public void AccumulatedBatchesTrainLikeOneOfAllTheirSamples()
    {
        using var scope = torch.NewDisposeScope();
        using var whole = Net();
        using var parts = Net();
        parts.SetWeights(whole.GetWeights());
        whole.Compile(new Adam(0.05, clipnorm: 0.3, weightDecay: 0.1), "mse");
        parts.Compile(new Adam(0.05, clipnorm: 0.3, weightDecay: 0.1, gradientAccumulationSteps: 4), "mse");
        whole.Fit(X, Y, batchSize: 4, epochs: 3, shuffle: false, verbose: 0);
        parts.Fit(X, Y, batchSize: 1, epochs: 3, shuffle: false, verbose: 0);
        foreach (var (a, b) in parts.GetWeights().Zip(whole.GetWeights())) Assert.That(a, Close.To(b));
        Assert.That(parts.Optimizer.Iterations, Is.EqualTo(3));
    }

    [Test]
    public void TheLearningRateMayChangeInTraining()
    {
        var (weight, optimizer) = (Weight(), new SGD(1));
        optimizer.Apply([torch.ones(5)], [weight]);
        optimizer.LearningRate = 0.25;
        optimizer.Apply([torch.ones(5)], [weight]);
        Assert.That(weight.ToKeras(), Close.To(torch.tensor(First) - 1.25));
        Assert.That((double)optimizer.LearningRate, Is.EqualTo(0.25));
        optimizer.LearningRate = new PiecewiseConstantDecay([1], [1, 0.5]);
        optimizer.Apply([torch.ones(5)], [weight]);
        Assert.That(weight.ToKeras(), Close.To(torch.tensor(First) - 1.75), "a schedule may take the place of a number");
    }

    [Test]
    public void ANumberCannotReplaceAScheduleOrAFunction()
    {
        var scheduled = new SGD(new ExponentialDecay(0.1, 10, 0.5), name: "o");
        Assert.That(() => scheduled.LearningRate = 0.1, Throws.InvalidOperationException.With.Message.EqualTo(
            "SGD \"o\": its learning rate is a schedule, which a number cannot replace. Make the optimizer with a number as `learningRate` where it is to be set."));
        var called = new SGD(LearningRate.From(() => 0.5), name: "o");
        Assert.That((double)called.LearningRate, Is.EqualTo(0.5));
        Assert.That(() => called.LearningRate = 0.1, Throws.InvalidOperationException.With.Message.StartsWith("SGD \"o\": its learning rate is a function"));
    }

    [Test]
    public void TwoOptimizersMayShareASchedule()
    {
        LearningRate rate = new PiecewiseConstantDecay([1], [1, 0.5]);
        var (first, second) = (new SGD(rate), new SGD(rate));
        var weight = Weight();
        for (int i = 0; i < 3; i++) first.Apply([torch.zeros(5)], [weight]);
        Assert.That((double)first.LearningRate, Is.EqualTo(0.5));
        Assert.That((double)second.LearningRate, Is.EqualTo(1));
    }

    [Test]
    public void SchedulesGoByBatchesWhenGradientsAreAccumulated()
    {
        var (weight, optimizer) = (Weight(), new SGD(new PiecewiseConstantDecay([2], [1, 0.5]), gradientAccumulationSteps: 2));
        for (int i = 0; i < 4; i++) optimizer.Apply([torch.ones(5)], [weight]);
        Assert.That(weight.ToKeras(), Close.To(torch.tensor(First) - 1.5));
    }
}
