using KerasLike.Layers;
using KerasLike.Metrics;
using KerasLike.Models;
using KerasLike.Tests.Golden;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Metrics;

/// <summary>True and false positives and negatives at thresholds, and what is made of them. Numbers are those of Keras's documentation, or counted by hand.</summary>
[TestFixture]
public class ConfusionMetricTests
{
    static readonly float[] Steps = [0, 0.3f, 0.8f, 0.3f, 0.8f], Curve = [0, 0.5f, 0.3f, 0.9f];

    static TestCaseData Row(Metric metric, float[] yTrue, float[] yPred, float[]? weights, params double[] expected) =>
        new TestCaseData(metric, torch.tensor(yTrue), torch.tensor(yPred), weights is null ? null : torch.tensor(weights), expected).SetName($"{metric}_{(weights is null ? "plain" : "weighed")}");

    static TestCaseData Table(Metric metric, float[,] yTrue, float[,] yPred, Tensor? weights, params double[] expected) =>
        new TestCaseData(metric, torch.tensor(yTrue), torch.tensor(yPred), weights, expected).SetName($"{metric}_table_{(weights is null ? "plain" : $"weighed_{weights.ndim}")}");

    static IEnumerable<TestCaseData> Documented()
    {
        foreach (var (weights, expected) in new[] { ((float[]?)null, 2.0), ([0, 0, 1, 0], 1) })
        {
            yield return Row(new TruePositives(), [0, 1, 1, 1], [1, 0, 1, 1], weights, expected);
            yield return Row(new TrueNegatives(), [0, 1, 0, 0], [1, 1, 0, 0], weights, expected);
            yield return Row(new FalsePositives(), [0, 1, 0, 0], [0, 0, 1, 1], weights, expected);
            yield return Row(new FalseNegatives(), [0, 1, 1, 1], [0, 1, 0, 0], weights, expected);
        }
        yield return Row(new Precision(), [0, 1, 1, 1], [1, 0, 1, 1], null, 2 / 3.0);
        yield return Row(new Precision(), [0, 1, 1, 1], [1, 0, 1, 1], [0, 0, 1, 0], 1);
        yield return Row(new Precision(topK: 2), [0, 0, 1, 1], [1, 1, 1, 1], null, 0);
        yield return Row(new Precision(topK: 4), [0, 0, 1, 1], [1, 1, 1, 1], null, 0.5);
        yield return Row(new Recall(), [0, 1, 1, 1], [1, 0, 1, 1], null, 2 / 3.0);
        yield return Row(new Recall(), [0, 1, 1, 1], [1, 0, 1, 1], [0, 0, 1, 0], 1);
        yield return Row(new SensitivityAtSpecificity(0.5), [0, 0, 0, 1, 1], Steps, null, 0.5);
        yield return Row(new SensitivityAtSpecificity(0.5), [0, 0, 0, 1, 1], Steps, [1, 1, 2, 2, 1], 1 / 3.0);
        yield return Row(new SpecificityAtSensitivity(0.5), [0, 0, 0, 1, 1], Steps, null, 2 / 3.0);
        yield return Row(new SpecificityAtSensitivity(0.5), [0, 0, 0, 1, 1], Steps, [1, 1, 2, 2, 2], 0.5);
        yield return Row(new PrecisionAtRecall(0.5), [0, 0, 0, 1, 1], Steps, null, 0.5);
        yield return Row(new PrecisionAtRecall(0.5), [0, 0, 0, 1, 1], Steps, [2, 2, 2, 1, 1], 1 / 3.0);
        yield return Row(new RecallAtPrecision(0.8), [0, 0, 1, 1], Curve, null, 0.5);
        yield return Row(new RecallAtPrecision(0.8), [0, 0, 1, 1], Curve, [1, 0, 0, 1], 1);
        yield return Row(new AUC(numThresholds: 3), [0, 0, 1, 1], Curve, null, 0.75);
        yield return Row(new AUC(numThresholds: 3), [0, 0, 1, 1], Curve, [1, 0, 0, 1], 1);
    }

    static IEnumerable<TestCaseData> Counted()
    {
        // Above 0.5: one of each; above 0.2: all but the 0; above 0.9: none. In the order they are given.
        yield return Row(new Precision([0.5, 0.2, 0.9]), [1, 0, 1, 0], [0.7f, 0.6f, 0.3f, 0], null, 0.5, 2 / 3.0, 0);
        yield return Row(new Recall([0.5, 0.2, 0.9]), [1, 0, 1, 0], [0.7f, 0.6f, 0.3f, 0], null, 0.5, 1, 0);
        yield return Row(new TruePositives([0.5, 0.2, 0.9]), [1, 0, 1, 0], [0.7f, 0.6f, 0.3f, 0], [2, 1, 3, 1], 2, 5, 0);
        // Evenly spaced ones are found by multiplying; a prediction that equals one is not above it.
        yield return Row(new TrueNegatives([0, 0.5, 1]), [0, 0, 0, 1], [0, 0.5f, 1, 0.5f], null, 1, 2, 3);
        yield return Row(new FalsePositives([0, 0.5, 1]), [0, 0, 0, 1], [0, 0.5f, 1, 0.5f], null, 2, 1, 0);
        yield return Row(new FalseNegatives([0, 0.5, 1]), [0, 0, 0, 1], [0, 0.5f, 1, 0.5f], null, 0, 1, 1);
        // Logits, as Keras's documentation has it: predictions beyond 1, a threshold of 0.
        yield return Row(new Precision(0), [0, 1, 1, 1], [2, -3, 4, 0.1f], null, 2 / 3.0);
        yield return Row(new RecallAtPrecision(0.9), [0, 0, 0, 0], Curve, null, 0);
        yield return Row(new RecallAtPrecision(0.5, numThresholds: 1), [0, 0, 1, 1], Curve, null, 0.5);
        yield return Row(new RecallAtPrecision(0.5, numThresholds: 2), [0, 0, 1, 1], Curve, null, 1);

        float[,] truth = { { 1, 0, 0 }, { 0, 1, 1 } }, predictions = { { 0.9f, 0.8f, 0.1f }, { 0.1f, 0.3f, 0.7f } };
        yield return Table(new Precision(), truth, predictions, null, 2 / 3.0);
        yield return Table(new Precision(), truth, predictions, torch.tensor(new float[] { 1, 3 }), 4 / 5.0);
        yield return Table(new Precision(), truth, predictions, torch.tensor(new float[,] { { 1 }, { 3 } }), 4 / 5.0);
        yield return Table(new Precision(), truth, predictions, torch.tensor(new float[,] { { 1, 2, 1 }, { 1, 1, 5 } }), 6 / 8.0);
        yield return Table(new Precision(classId: 1), truth, predictions, null, 0);
        yield return Table(new Recall(classId: 2), truth, predictions, torch.tensor(new float[] { 1, 3 }), 1);
        yield return Table(new Recall(topK: 1), truth, predictions, null, 2 / 3.0);
        yield return Table(new Recall(topK: 2), truth, predictions, null, 1);
        yield return Table(new Recall(thresholds: 0.5, topK: 2), truth, predictions, null, 2 / 3.0);
        yield return Table(new RecallAtPrecision(0.9, classId: 1), truth, predictions, null, 0);
        yield return Table(new SensitivityAtSpecificity(0.9, classId: 0), truth, predictions, null, 1);
    }

    // At thresholds below 0, of 0.5 and above 1: tp 2, 1, 0; fp 2, 1, 0 of two and two.
    static readonly float[] Mixed = [0.2f, 0.7f, 0.3f, 0.9f];

    static IEnumerable<TestCaseData> Areas()
    {
        float[] truth = [0, 0, 1, 1];
        yield return Row(new AUC(3, "ROC"), truth, Mixed, null, 0.5);
        yield return Row(new AUC(3, "ROC", "majoring"), truth, Mixed, null, 0.5 * 1 + 0.5 * 0.5);
        yield return Row(new AUC(3, "roc", "minoring"), truth, Mixed, null, 0.5 * 0.5);
        yield return Row(new AUC(3, "PR", "majoring"), truth, Mixed, null, 0.5 * 0.5 + 0.5 * 0.5);
        yield return Row(new AUC(3, "PR", "minoring"), truth, Mixed, null, 0.5 * 0.5);
        // From (tp 2, predicted 4) to (1, 2): slope 1/2, no intercept; from (1, 2) to (0, 0) the same.
        yield return Row(new AUC(3, "PR"), truth, Mixed, null, 0.5 * (1 + 1) / 2);
        // fp 2, 0, 0: from (2, 4) to (1, 1) slope 1/3 and intercept 2/3.
        yield return Row(new AUC(3, "PR"), truth, Curve, null, ((1 / 3.0 * (1 + 2 / 3.0 * Math.Log(4))) + 1) / 2);
        // Gains of recall 1, 1 − 1·1/1 = 0, 0 and of precision 0, 1 − 1·1/1 = 0, 1.
        yield return Row(new AUC(3, "PRGAIN"), truth, Mixed, null, 0);
        yield return Row(new AUC(3, "PRGAIN", "majoring"), truth, Curve, null, 1);
        yield return Row(new AUC(thresholds: [0.6, 0.25]), truth, Mixed, null, 0.625);
        yield return Row(new AUC(3, fromLogits: true), truth, [-1, 1, -0.5f, 2], null, 0.5);
        yield return Row(new AUC(2), truth, [-1, 3, 0.5f, 0.5f], null, 0.5);

        // Labels by themselves: areas 1 and 0.
        float[,] labels = { { 1, 1 }, { 0, 0 } }, predictions = { { 0.9f, 0.2f }, { 0.1f, 0.8f } };
        yield return Table(new AUC(multiLabel: true), labels, predictions, null, 0.5);
        yield return Table(new AUC(multiLabel: true, numLabels: 2, labelWeights: [3, 1]), labels, predictions, null, 0.75);
        yield return Table(new AUC(multiLabel: true, thresholds: [0.3, 0.6], labelWeights: [3, 1]), labels, predictions, null, 0.75);
        // In one curve, weighed by label: at 0.5 tp 3 of 4, fp 1 of 4.
        yield return Table(new AUC(3, labelWeights: [3, 1]), labels, predictions, null, 0.75);
        yield return Table(new AUC(3, labelWeights: [3, 1]), labels, predictions, torch.tensor(new float[] { 1, 2 }), 0.75);
    }

    [TestCaseSource(nameof(Documented)), TestCaseSource(nameof(Counted)), TestCaseSource(nameof(Areas))]
    public void IsWhatKerasCounts(Metric metric, Tensor yTrue, Tensor yPred, Tensor? weights, double[] expected)
    {
        var wanted = expected.Length == 1 ? torch.tensor(expected[0]) : torch.tensor(expected);
        metric.UpdateState(yTrue, yPred, weights);
        Assert.That(metric.Result().to(torch.float64), Close.To(wanted));
        metric.UpdateState(yTrue, 0.6 - yPred);
        metric.ResetState();
        metric.UpdateState(yTrue, yPred, weights);
        Assert.That(metric.Result().to(torch.float64), Close.To(wanted), "after a reset");
    }

    [Test]
    public void BatchesAddUp()
    {
        var (count, share, area) = (new TruePositives(), new Precision(), new AUC(numThresholds: 3));
        foreach (var (yTrue, yPred) in new[] { ([0f, 0], [0, 0.5f]), (new float[] { 1, 1 }, new float[] { 0.3f, 0.9f }) })
            foreach (var metric in new Metric[] { count, share, area }) metric.UpdateState(torch.tensor(yTrue), torch.tensor(yPred));
        Assert.That((count.Result().ToSingle(), share.Result().ToSingle(), area.Result().ToSingle()), Is.EqualTo((1f, 1f, 0.75f)));
    }

    [Test]
    public void BeforeAnyBatchItIsZero([Values] bool multiLabel) =>
        Assert.That((new AUC(multiLabel: multiLabel).Result().ToSingle(), new Precision().Result().ToSingle(), new RecallAtPrecision(0.5).Result().ToSingle()), Is.EqualTo((0f, 0f, 0f)));

    [Test]
    public void NamesAreThoseOfKeras()
    {
        foreach (var (id, type) in new (string, Type)[] { ("AUC", typeof(AUC)), ("auc", typeof(AUC)), ("Precision", typeof(Precision)), ("recall", typeof(Recall)), ("true_positives", typeof(TruePositives)), ("F1Score", typeof(F1Score)), ("f1_score", typeof(F1Score)), ("R2Score", typeof(R2Score)), ("binary_io_u", typeof(BinaryIoU)) })
            Assert.That((Metric)id, Is.InstanceOf(type), id);
        Assert.That(() => (Metric)"MeanIoU", Throws.ArgumentException.With.Message.EqualTo("MeanIoU cannot be made by its name alone: it needs `numClasses`. Received: \"MeanIoU\". Write new MeanIoU(numClasses: …)."));
    }

    [Test]
    public void AModelReportsThem()
    {
        var model = new Sequential([new Dense(1, useBias: false, kernelInitializer: "ones", inputShape: 1)]);
        model.Compile("sgd", "mse", metrics: [new Precision([0.2, 0.5], name: "p"), new AUC(3, name: "area")], weightedMetrics: [new Precision(name: "weighed")]);
        var score = model.Evaluate(new float[,] { { 0 }, { 0.5f }, { 0.3f }, { 0.9f } }, new float[,] { { 0 }, { 0 }, { 1 }, { 1 } }, batchSize: 3, sampleWeight: new float[] { 1, 1, 1, 2 }, verbose: 0);
        Assert.That((score["p"], score["area"], score["weighed"]), Is.EqualTo(((2 / 3.0 + 1) / 2, 0.75, 1.0)).Within(1e-6));
        Assert.That(model.GetMetricsResult().AllOf("p"), Is.EqualTo(new[] { 2 / 3.0, 1 }).Within(1e-6));
    }

    static readonly float[,] TwoByThree = { { 1, 0, 0 }, { 0, 1, 1 } };

    static void Update(Metric metric, Tensor? yTrue = null, Tensor? weights = null) => metric.UpdateState(yTrue ?? torch.tensor(TwoByThree), torch.tensor(TwoByThree), weights);

    static readonly TestCaseData[] Wrong =
    [
        Mistake(() => new Precision(1.5), "Precision: `thresholds` must be a number from 0 to 1, or a list of such numbers. Received: thresholds=1.5"),
        Mistake(() => new TruePositives([0.5, -1]), "TruePositives: `thresholds` must be a number from 0 to 1, or a list of such numbers. Received: thresholds=[0.5, -1.0]"),
        Mistake(() => new Recall(topK: 0), "Recall: `topK` must be positive. Received: topK=0"),
        Mistake(() => new Recall(classId: -1), "Recall: `classId` must not be negative. Received: classId=-1"),
        Mistake(() => new PrecisionAtRecall(1.2), "PrecisionAtRecall: `recall` must be between 0 and 1. Received: recall=1.2"),
        Mistake(() => new RecallAtPrecision(0.5, numThresholds: 0), "RecallAtPrecision: `numThresholds` must be positive. Received: numThresholds=0"),
        Mistake(() => new SensitivityAtSpecificity(-0.5), "SensitivityAtSpecificity: `specificity` must be between 0 and 1. Received: specificity=-0.5"),
        Mistake(() => new AUC(1), "AUC: `numThresholds` must be at least 2. Received: numThresholds=1"),
        Mistake(() => new AUC(curve: "RCO"), "AUC: `curve` must be one of \"ROC\", \"PR\", \"PRGAIN\". Received: curve=\"RCO\""),
        Mistake(() => new AUC(summationMethod: "middle"), "AUC: `summationMethod` must be one of \"interpolation\", \"majoring\", \"minoring\". Received: summationMethod=\"middle\""),
        Mistake(() => new AUC(numLabels: 3), "AUC: `numLabels` needs `multiLabel: true`. Received: numLabels=3"),
        Mistake(() => Update(new AUC(multiLabel: true, numLabels: 2, name: "a")), "AUC \"a\": with `multiLabel` predictions must have the shape (batch, 2). Received: predictions (2, 3)"),
        Mistake(() => Update(new AUC(labelWeights: [1, 2], name: "a")), "AUC \"a\": `labelWeights` must have one weight for each of 3 labels. Received: labelWeights=[1.0, 2.0]"),
        Mistake(() => Update(new Precision(classId: 3, name: "p")), "Precision \"p\": `classId` must be the number of a class on the last axis of predictions. Received: classId=3, predictions (2, 3)"),
        Mistake(() => Update(new Precision(topK: 4, name: "p")), "Precision \"p\": `topK` must be at most the size of the last axis of predictions. Received: topK=4, predictions (2, 3)"),
        Mistake(() => Update(new Precision(name: "p"), torch.zeros(2, 2)), "Precision \"p\": targets and predictions must have the same shape. Received: targets (2, 2), predictions (2, 3)."),
        Mistake(() => Update(new Precision(name: "p"), torch.zeros(2)), "Precision \"p\": targets and predictions must have the same shape. Received: targets (2,), predictions (2, 3)."),
        Mistake(() => Update(new Precision(name: "p"), weights: torch.ones(3)), "Precision \"p\":"),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void MistakesAreNamed(Action call, string message) => Assert.That(call, Throws.InstanceOf<ArgumentException>().With.Message.StartsWith(message));
}
