using KerasLike.Layers;
using KerasLike.Metrics;
using KerasLike.Models;
using KerasLike.Tests.Golden;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Metrics;

/// <summary>Metrics gather over batches, weigh, and start anew.</summary>
[TestFixture]
public class MetricTests
{
    static Tensor T(params float[] values) => torch.tensor(values);

    static Tensor T(float[,] values) => torch.tensor(values);

    static double Result(Metric metric) => metric.Result().to(torch.float64).item<double>();

    [Test]
    public void AccuracyIsTheShareOfEqualValues()
    {
        var metric = new Accuracy();
        metric.UpdateState(T(1, 2, 3), T(1, 0, 3));
        metric.UpdateState(T(5), T(4));
        Assert.That(Result(metric), Close.To(2 / 4.0));
        metric.ResetState();
        Assert.That(Result(metric), Is.EqualTo(0));
        metric.UpdateState(T(1, 2), T(1, 2), T(3, 1));
        Assert.That(Result(metric), Is.EqualTo(1));
    }

    [Test]
    public void SampleWeightsWeighTheMean()
    {
        var metric = new MeanSquaredError();
        metric.UpdateState(T(new float[,] { { 0 }, { 0 } }), T(new float[,] { { 1 }, { 3 } }), T(3, 1));
        Assert.That(Result(metric), Close.To((3 * 1 + 9) / 4.0));
    }

    [Test]
    public void BinaryAccuracyHasAThreshold()
    {
        var metric = new BinaryAccuracy(threshold: 0.7);
        metric.UpdateState(T(new float[,] { { 1 }, { 1 }, { 0 } }), T(new float[,] { { 0.8f }, { 0.6f }, { 0.6f } }));
        Assert.That(Result(metric), Close.To(2 / 3.0));
    }

    [Test]
    public void CategoricalAccuracyComparesTheGreatest()
    {
        var (dense, sparse) = (new CategoricalAccuracy(), new SparseCategoricalAccuracy());
        var p = T(new float[,] { { 0.1f, 0.9f }, { 0.6f, 0.4f } });
        dense.UpdateState(T(new float[,] { { 0, 1 }, { 0, 1 } }), p);
        sparse.UpdateState(torch.tensor(new long[] { 1, 1 }), p);
        Assert.That((Result(dense), Result(sparse)), Is.EqualTo((0.5, 0.5)));
    }

    [Test]
    public void MeanAndSumGatherValues()
    {
        var (mean, sum) = (new Mean(), new Sum());
        foreach (var values in new[] { T(1, 3), T(8) })
        {
            mean.UpdateState(values);
            sum.UpdateState(values);
        }
        Assert.That((Result(mean), Result(sum)), Is.EqualTo((4.0, 12.0)));
    }

    [Test]
    public void AFunctionIsAMetric()
    {
        var metric = new MeanMetricWrapper((yTrue, yPred) => (yTrue - yPred).abs(), name: "distance");
        metric.UpdateState(T(1, 2), T(2, 5));
        Assert.That((Result(metric), metric.Name), Is.EqualTo((2.0, "distance")));
    }

    // Targets and outputs by which Keras chooses what "accuracy" means.
    static IEnumerable<TestCaseData> Kinds()
    {
        yield return new(new Dense(1, activation: "sigmoid", inputShape: 2), "binary_crossentropy", (Tensors)new float[,] { { 1 }, { 0 }, { 1 } }, typeof(BinaryAccuracy));
        yield return new(new Dense(3, activation: "softmax", inputShape: 2), "categorical_crossentropy", (Tensors)new float[,] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } }, typeof(CategoricalAccuracy));
        yield return new(new Dense(3, activation: "softmax", inputShape: 2), "sparse_categorical_crossentropy", (Tensors)new[] { 0, 1, 2 }, typeof(SparseCategoricalAccuracy));
    }

    [TestCaseSource(nameof(Kinds))]
    public void AccuracyIsChosenByTheShapes(Dense layer, string loss, object y, Type expected)
    {
        var model = new Sequential([layer]);
        var x = torch.randn(3, 2);
        model.Compile("sgd", loss, metrics: ["accuracy"]);
        var metric = (Metric)Activator.CreateInstance(expected, [.. expected.GetConstructors()[0].GetParameters().Select(p => p.DefaultValue)])!;
        metric.UpdateState(((Tensors)y).Single, model.Apply(x));
        Assert.That(model.Evaluate(x, (Tensors)y, verbose: 0)["accuracy"], Close.To(Result(metric)));
    }

    [Test]
    public void NamesAreThoseTheUserWrote()
    {
        var model = new Sequential([new Dense(3, activation: "softmax", inputShape: 2)]);
        model.Compile("sgd", "categorical_crossentropy", metrics: ["acc", "mse", new MeanAbsoluteError(name: "distance")]);
        model.Fit(torch.randn(3, 2), torch.eye(3), verbose: 0);
        Assert.That(model.MetricsNames, Is.EqualTo(new[] { "loss", "acc", "mse", "distance" }));
    }

    [Test]
    public void WeightedMetricsTakeSampleWeightsAndOthersDoNot()
    {
        var model = new Sequential([new Dense(1, useBias: false, kernelInitializer: "ones", inputShape: 1)]);
        model.Compile("sgd", "mse", metrics: ["mae"], weightedMetrics: [new MeanAbsoluteError(name: "weighted")]);
        var score = model.Evaluate(new float[,] { { 1 }, { 1 } }, new float[,] { { 2 }, { 4 } }, sampleWeight: new float[] { 3, 1 }, verbose: 0);
        Assert.That((score["mae"], score["weighted"]), Is.EqualTo((2.0, 1.5)).Within(1e-6));
    }

    // States are found in fields, reset by the base.
    sealed class PositiveRate(string? name = null) : Metric(name)
    {
        readonly MetricState positive = new(), total = new();

        public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null)
        {
            positive.Add(yPred.gt(0.5).sum());
            total.Add(yPred.numel());
        }

        public override Tensor Result() => positive / total;
    }

    [Test]
    public void AMetricOfOnesOwnWorksLikeOurs()
    {
        var metric = new PositiveRate();
        Assert.That(Result(metric), Is.EqualTo(0), "before any value");
        metric.UpdateState(T(0), T(0.9f, 0.1f));
        metric.UpdateState(T(0), T(0.2f, 0.3f));
        Assert.That(Result(metric), Is.EqualTo(0.25));
        metric.ResetState();
        metric.UpdateState(T(0), T(0.9f));
        Assert.That(Result(metric), Is.EqualTo(1));
    }

    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => ((Metric)"acuracy_of_all").ToString(), "Unknown metric \"acuracy_of_all\"."),
        Mistake(() => new Mean(name: "m").UpdateState(T(1), T(1), null), "Mean \"m\": it takes values, not targets and predictions. Call UpdateState(values), or use new MeanMetricWrapper(function)."),
        Mistake(() => new Sum(name: "s").UpdateState(T(1), T(1), null), "Sum \"s\": it takes values, not targets and predictions. Call UpdateState(values)."),
        Mistake(() => new Mean(dtype: "float31"), "`dtype` must be one of float32, float64, "),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<Exception>().With.Message.StartsWith(message));
}
