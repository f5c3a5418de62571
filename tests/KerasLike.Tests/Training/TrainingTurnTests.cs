using KerasLike.Callbacks;
using KerasLike.Models;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Training;

/// <summary>One thread at a time trains or measures a model.</summary>
[TestFixture]
public class TrainingTurnTests
{
    [TestCase("Fit"), TestCase("Evaluate"), TestCase("TrainOnBatch"), TestCase("TestOnBatch")]
    public void ASecondThreadMayNotTrainOrMeasure(string method)
    {
        using var model = Small.Line();
        var (x, y) = (Small.Counting(4), Small.Counting(4));
        Exception? thrown = null;
        var intruder = new LambdaCallback(onTrainBatchEnd: (_, _) =>
        {
            var other = new Thread(() =>
            {
                try
                {
                    _ = method switch
                    {
                        "Fit" => (object)model.Fit(x, y, verbose: 0),
                        "Evaluate" => model.Evaluate(x, y, verbose: 0),
                        "TrainOnBatch" => model.TrainOnBatch(x, y),
                        _ => model.TestOnBatch(x, y),
                    };
                }
                catch (InvalidOperationException e)
                {
                    thrown = e;
                }
            });
            other.Start();
            other.Join();
        });
        model.Fit(x, y, verbose: 0, callbacks: [intruder]);
        Assert.That(thrown?.Message, Is.EqualTo($"{model.GetType().Name} \"{model.Name}\": {method} was called while Fit runs on another thread, and both would change the model. "
            + "Wait until it ends, or give each thread a model of its own (Keras.CloneModel). Predict and Apply may be called from any thread."));
        Assert.That(() => model.Fit(x, y, verbose: 0), Throws.Nothing, "the turn is given back");
    }

    [Test]
    public void TheTurnIsGivenBackWhenTrainingFails()
    {
        using var model = Small.Line();
        Assert.That(() => model.Fit(Small.Counting(4), Small.Counting(4), verbose: 0, callbacks: [new LambdaCallback(onTrainEnd: _ => throw new IOException("gone"))]), Throws.InstanceOf<IOException>());
        Assert.That(async () => await model.FitAsync(Small.Counting(4), Small.Counting(4), verbose: 0), Throws.Nothing);
    }

    [Test]
    public void ACallbackMayMeasureTheModelItTrains()
    {
        using var model = Small.Line(weight: 1, learningRate: 0);
        List<double> losses = [];
        model.Fit(Small.Column(1), Small.Column(1), epochs: 2, verbose: 0, callbacks: [new LambdaCallback(onEpochEnd: (_, _) => losses.Add(model.Evaluate(Small.Column(1), Small.Column(3), verbose: 0)[0]))]);
        Assert.That(losses, Is.EqualTo(new[] { 4.0, 4.0 }));
    }
}
