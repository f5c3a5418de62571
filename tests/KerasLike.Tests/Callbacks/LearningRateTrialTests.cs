using KerasLike.Callbacks;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Optimizers.Schedules;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Callbacks;

/// <summary>Nothing of a trial of learning rates is left.</summary>
[TestFixture]
public class LearningRateTrialTests
{
    sealed class Half : LearningRateSchedule
    {
        public override double Apply(long step) => 0.5;
    }

    static Sequential Net(Optimizer optimizer)
    {
        var model = new Sequential([new Dense(8, activation: "relu", inputShape: 1), new BatchNormalization(), new Dropout(0.25), new Dense(1)]);
        model.Compile(optimizer, "mse");
        return model;
    }

    static float[] State(Model model)
    {
        using var scope = torch.NewDisposeScope();
        return [.. model.GetWeights().Concat(model.Optimizer.Variables.Select(v => v.Copy())).SelectMany(w => w.data<float>().ToArray())];
    }

    static LearningRateFinder Try(Model model, LearningRateFinder finder, int epochs = 10)
    {
        model.Fit(Small.Counting(20), Small.Counting(20), batchSize: 2, epochs: epochs, verbose: 0, callbacks: [finder]);
        return finder;
    }

    [TestCase("adam"), TestCase("sgd"), TestCase("schedule")]
    public void NothingOfTheTrialIsLeft(string kind)
    {
        Optimizer Make() => kind switch { "adam" => new Adam(0.02), "sgd" => new SGD(0.02, momentum: 0.9, useEma: true), _ => new RMSprop(new Half()) };
        using var model = Net(Make());
        model.Fit(Small.Counting(20), Small.Counting(20), verbose: 0);
        var (before, rate, updates) = (State(model), model.Optimizer.LearningRate, model.Optimizer.Iterations);

        Try(model, new(1e-4, 10, steps: 30));

        Assert.That(State(model), Is.EqualTo(before));
        Assert.That(model.Optimizer.LearningRate.ToString(), Is.EqualTo(rate.ToString()));
        Assert.That(model.Optimizer.Iterations, Is.EqualTo(updates));
        Assert.That(Try(model, new(1e-4, 1e-2, steps: 10, divergence: null)).LearningRates[^1], Is.EqualTo(1e-2).Within(1e-9), "and it can be tried again");
    }

    [Test]
    public void TrainingAfterTheTrialIsAsIfItHadNotBeen()
    {
        float[] Train(bool withTrial)
        {
            Keras.SetRandomSeed(5);
            using var model = Net(new Adam(0.02));
            if (withTrial) Try(model, new(1e-4, 10, steps: 30));
            Keras.SetRandomSeed(6);
            model.Fit(Small.Counting(20), Small.Counting(20), batchSize: 4, epochs: 3, verbose: 0);
            return State(model);
        }
        Assert.That(Train(withTrial: true), Is.EqualTo(Train(withTrial: false)), "weights, averages and dropout alike");
    }

    [Test]
    public void AnInterruptedTrialIsTakenBack()
    {
        using var model = Net(new Adam(0.02));
        var before = model.GetWeights()[0].data<float>().ToArray();
        var bomb = new LambdaCallback(onTrainBatchEnd: (batch, _) =>
        {
            if (batch == 7) throw new IOException("gone");
        });
        Assert.That(() => model.Fit(Small.Counting(20), Small.Counting(20), batchSize: 2, epochs: 10, verbose: 0, callbacks: [new LearningRateFinder(), bomb]), Throws.InstanceOf<IOException>());
        Assert.That(model.GetWeights()[0].data<float>().ToArray(), Is.EqualTo(before));
    }
}
