using KerasLike.Callbacks;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Callbacks;

/// <summary>The averages are in the weights' place when they should be, and at no other time.</summary>
[TestFixture]
public class SwapEMAWeightsTests
{
    // One weight w with loss (w − 1)² and rate 1/4: the distance from 1 halves with each step. The average begins at the first weight.
    static readonly double[] Weights = [0.5, 0.75, 0.875], Averages = [0.5, 0.625, 0.75];

    static Sequential Line()
    {
        var model = Small.Line(weight: 0);
        model.Compile(new SGD(0.25, useEma: true, emaMomentum: 0.5), "mse");
        return model;
    }

    static History Fit(Model model, int epochs, params Callback[] callbacks) =>
        model.Fit(Small.Column(1), Small.Column(1), epochs: epochs, verbose: 0, validationData: (Small.Column(1), Small.Column(1)), callbacks: callbacks);

    [Test]
    public void EvaluationSeesTheAverages()
    {
        var (model, seen) = (Line(), new List<double>());
        var history = Fit(model, 3, new SwapEMAWeights(), new LambdaCallback(onEpochEnd: (_, _) => seen.Add(Small.Weight(model))));
        Assert.That(history["val_loss"], Is.EqualTo(Averages.Select(a => (a - 1) * (a - 1))).Within(1e-6));
        Assert.That(seen, Is.EqualTo(Weights).Within(1e-6), "and training goes on with the weights");
        Assert.That(Small.Weight(model), Close.To(Averages[2]), "until the averages take their place in the end");
    }

    [Test]
    public void CallbacksAfterItSeeTheAveragesWhereTheyAreToStay()
    {
        var (model, seen) = (Line(), new List<double>());
        Fit(model, 3, new SwapEMAWeights(swapOnEpoch: true), new LambdaCallback(onEpochEnd: (_, _) => seen.Add(Small.Weight(model)), onTrainBatchBegin: (_, _) => seen.Add(Small.Weight(model))));
        Assert.That(seen, Is.EqualTo(new[] { 0, Averages[0], Weights[0], Averages[1], Weights[1], Averages[2] }).Within(1e-6));
        Assert.That(Small.Weight(model), Close.To(Averages[2]));
    }

    [Test]
    public void TheAveragesStayWhenTrainingEndsEarly()
    {
        var model = Line();
        Fit(model, 9, new SwapEMAWeights(swapOnEpoch: true), new LambdaCallback(onEpochEnd: (epoch, _) => model.StopTraining = epoch == 1));
        Assert.That(Small.Weight(model), Close.To(Averages[1]));
    }
}
