using KerasLike.Callbacks;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Callbacks;

/// <summary>The weights come back.</summary>
[TestFixture]
public class SwapEMAWeightsBackTests
{
    // One weight w with loss (w − 1)² and rate 1/4: the distance from 1 halves with each step. The average begins at the first weight.
    static readonly double[] Weights = [0.5, 0.75, 0.875], Averages = [0.5, 0.625, 0.75];

    static Sequential Line()
    {
        var model = Small.Line(weight: 0);
        model.Compile(new SGD(0.25, useEma: true, emaMomentum: 0.5), "mse");
        return model;
    }

    [Test]
    public void EvaluateAndPredictPutTheWeightsBack()
    {
        var model = Line();
        for (var i = 0; i < 2; i++) model.TrainOnBatch(Small.Column(1), Small.Column(1));
        Assert.That(model.Evaluate(Small.Column(1), Small.Column(1), verbose: 0, callbacks: [new SwapEMAWeights()])[0], Close.To(Math.Pow(Averages[1] - 1, 2)));
        Assert.That(Small.Weight(model), Close.To(Weights[1]));
        Assert.That(model.Predict(Small.Column(1), verbose: 0, callbacks: [new SwapEMAWeights()]).ToSingle(), Close.To(Averages[1]));
        Assert.That(Small.Weight(model), Close.To(Weights[1]));
    }

    static History Fit(Model model, int epochs, params Callback[] callbacks) =>
        model.Fit(Small.Column(1), Small.Column(1), epochs: epochs, verbose: 0, validationData: (Small.Column(1), Small.Column(1)), callbacks: callbacks);

    [Test]
    public void AnInterruptedEvaluationPutsTheWeightsBack()
    {
        var model = Line();
        Assert.That(() => Fit(model, 3, new SwapEMAWeights(), new LambdaCallback(onTestBatchEnd: (_, _) => throw new IOException("gone"))), Throws.InstanceOf<IOException>());
        Assert.That(Small.Weight(model), Close.To(Weights[0]));
    }

    [Test]
    public void BeforeTheFirstUpdateTheWeightsStay() =>
        Assert.That(Line().Evaluate(Small.Column(1), Small.Column(3), verbose: 0, callbacks: [new SwapEMAWeights()])[0], Is.EqualTo(9));

    [Test]
    public void AnOptimizerWithoutAveragesIsAnError() =>
        Assert.That(() => Fit(Small.Line(), 1, new SwapEMAWeights()), Throws.InvalidOperationException.With.Message.EqualTo("SwapEMAWeights: the optimizer must keep averages. Received: SGD with useEma=false. Compile with new SGD(useEma: true)."));
}
