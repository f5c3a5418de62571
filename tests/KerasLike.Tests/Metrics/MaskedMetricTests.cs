using KerasLike.Layers;
using KerasLike.Metrics;
using KerasLike.Models;
using KerasLike.Training;

namespace KerasLike.Tests.Metrics;

/// <summary>What a mask leaves out does not count in metrics, with weights and without; and what metrics of several numbers show.</summary>
[TestFixture]
public class MaskedMetricTests
{
    // Three steps each; the second and third of the second sample, and the third of the first, are padding, where targets are far off.
    static readonly float[,,] Steps = { { { 1 }, { 2 }, { 0 } }, { { 3 }, { 0 }, { 0 } } }, Targets = { { { 0 }, { 0 }, { 10 } }, { { 0 }, { 10 }, { 10 } } };

    static Sequential Masked(OutputMetrics? metrics = null, OutputMetrics? weighted = null)
    {
        var model = new Sequential([new Masking(inputShape: (3, 1)), new Dense(1, useBias: false, kernelInitializer: "ones")]);
        model.Compile("sgd", "mae", metrics: metrics, weightedMetrics: weighted);
        return model;
    }

    [Test]
    public void PaddingDoesNotCount()
    {
        var score = Masked(["mae", "mse", new MeanMetricWrapper((t, p) => (t - p).abs().mean([-1]), "own"), new RootMeanSquaredError()]).Evaluate(Steps, Targets, verbose: 0);
        Assert.That((score["mae"], score["mse"], score["own"]), Is.EqualTo(((1 + 2 + 3) / 3.0, (1 + 4 + 9) / 3.0, 2.0)).Within(1e-5));
        // As in Keras, this one does not look at masks.
        Assert.That(score["root_mean_squared_error"], Is.EqualTo(Math.Sqrt((1 + 4 + 9 + 300) / 6.0)).Within(1e-4));
    }

    // The padding of one batch does not change what another weighs.
    [Test]
    public void StepsCountAlikeOverBatchesOfDifferentPadding()
    {
        var score = Masked(["mae"]).Evaluate(Steps, Targets, batchSize: 1, verbose: 0);
        Assert.That(score["mae"], Is.EqualTo(2).Within(1e-6));
    }

    static IEnumerable<TestCaseData> Weights()
    {
        yield return new TestCaseData((Tensors)new float[,] { { 1 }, { 3 } }, (1 + 2 + 3 * 3) / 5.0).SetName("a weight a sample, with an axis of size 1");
        yield return new TestCaseData((Tensors)new float[,] { { 1, 2, 5 }, { 4, 1, 1 } }, (1 + 2 * 2 + 3 * 4) / 7.0).SetName("a weight a step");
        yield return new TestCaseData((Tensors)new float[,] { { 0, 0, 5 }, { 0, 1, 1 } }, 0.0).SetName("weights on padding alone");
    }

    [TestCaseSource(nameof(Weights))]
    public void AMaskAndWeightsMultiply(Tensors weights, double expected)
    {
        var score = Masked(["mae"], [new MeanAbsoluteError(name: "weighed"), new MeanMetricWrapper((t, p) => (t - p).abs().mean([-1]), "own")]).Evaluate(Steps, Targets, sampleWeight: weights, verbose: 0);
        Assert.That((score["mae"], score["weighed"], score["own"]), Is.EqualTo((2.0, expected, expected)).Within(1e-5));
    }

    [Test]
    public void WeightsThatFitNoMaskSaySo() =>
        Assert.That(() => Masked(weighted: [new MeanAbsoluteError(name: "m")]).Evaluate(Steps, Targets, sampleWeight: new float[] { 1, 3 }, verbose: 0), Throws.ArgumentException.With.Message.Contains("`sampleWeight` must have one weight for each of the values (2, 3) that it weighs. Received: sampleWeight (2,). For one weight a sample give it the shape (2, 1)."));

    [Test]
    public void MetricsOfOneOutputAddUpApartFromThoseOfAnother()
    {
        var inputs = Keras.Input(shape: 1);
        var model = new Model(inputs, [new Dense(1, useBias: false, kernelInitializer: "ones", name: "a").Apply(inputs), new Dense(1, useBias: false, kernelInitializer: "zeros", name: "b").Apply(inputs)]);
        model.Compile("sgd", "mse", metrics: new Dictionary<string, MetricGroup> { ["a"] = "mae", ["b"] = new Metric[] { "mae", "mse" } });
        Tensors y = ((Tensors)new float[,] { { 0 }, { 1 } }, (Tensors)new float[,] { { 2 }, { 4 } });
        var score = model.Evaluate(new float[,] { { 1 }, { 3 } }, y, batchSize: 1, verbose: 0);
        Assert.That((score["a_mae"], score["b_mae"], score["b_mse"]), Is.EqualTo((1.5, 3.0, 10.0)).Within(1e-5));
    }

    [Test]
    public void AMetricOfSeveralNumbersShowsAllInLogsAndTheirMeanInTheHistory()
    {
        var model = new Sequential([new Dense(3, useBias: false, kernelInitializer: "identity", inputShape: 3)]);
        model.Compile(new KerasLike.Optimizers.SGD(0.0), "mse", metrics: [new F1Score(threshold: 0.5)]);
        float[,] truth = { { 1, 1, 1 }, { 1, 0, 0 }, { 1, 1, 0 } }, scores = { { 0.2f, 0.6f, 0.7f }, { 0.2f, 0.6f, 0.6f }, { 0.6f, 0.8f, 0.0f } };
        var seen = new List<IReadOnlyList<double>>();
        var history = model.Fit(scores, truth, epochs: 2, verbose: 0, callbacks: [new KerasLike.Callbacks.LambdaCallback(onEpochEnd: (_, logs) => seen.Add(logs.AllOf("f1_score")))]);
        Assert.That(seen, Has.Count.EqualTo(2).And.All.EqualTo(new[] { 0.5, 0.8, 2 / 3.0 }).Within(1e-5));
        Assert.That(history["f1_score"], Is.All.EqualTo((0.5 + 0.8 + 2 / 3.0) / 3).Within(1e-5));
    }
}
