using KerasLike.Metrics;
using KerasLike.Tests.Golden;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Metrics;

/// <summary>Intersections over unions. Numbers are those of Keras's documentation, or counted by hand.</summary>
[TestFixture]
public class OverlapMetricTests
{
    static Tensor Truth => torch.tensor(new[] { 0L, 0, 1, 1 });

    static Tensor Predicted => torch.tensor(new[] { 0L, 1, 0, 1 });

    // Classes 2, 0, 1, 0, taken for 2, 2, 0, 2.
    static Tensor OneHot => torch.tensor(new float[,] { { 0, 0, 1 }, { 1, 0, 0 }, { 0, 1, 0 }, { 1, 0, 0 } });

    static Tensor Scores => torch.tensor(new[,] { { 0.2f, 0.3f, 0.5f }, { 0.1f, 0.2f, 0.7f }, { 0.5f, 0.3f, 0.1f }, { 0.1f, 0.4f, 0.5f } });

    static TestCaseData Row(Metric metric, Tensor yTrue, Tensor yPred, Tensor? weights, double expected) =>
        new TestCaseData(metric, yTrue, yPred, weights, expected).SetName($"{metric}_{(weights is null ? "plain" : "weighed")}");

    static IEnumerable<TestCaseData> Rows()
    {
        var fractions = torch.tensor(new[] { 0.1f, 0.2f, 0.3f, 0.4f });
        yield return Row(new IoU(2, [0]), Truth, Predicted, null, 1 / 3.0);
        yield return Row(new IoU(2, [0], dtype: "float32"), Truth, Predicted, torch.tensor(new[] { 0.3f, 0.3f, 0.3f, 0.1f }), 1 / 3.0);
        yield return Row(new IoU(2, [1]), Truth, Predicted, torch.tensor(new[] { 3, 1, 2, 4 }), 4 / 7.0);
        yield return Row(new MeanIoU(2), Truth, Predicted, null, 1 / 3.0);
        yield return Row(new MeanIoU(5), Truth, Predicted, null, 1 / 3.0);
        yield return Row(new MeanIoU(3, ignoreClass: 1), Truth, Predicted, null, (1 / 2.0 + 0) / 2);
        yield return Row(new MeanIoU(2), torch.tensor(new[] { 0L, 0, 1, 1, 7 }), torch.tensor(new[] { 0L, 1, 0, 1, -1 }), null, 1 / 3.0);
        yield return Row(new MeanIoU(2), Truth.reshape(2, 2), Predicted.reshape(2, 2), null, 1 / 3.0);
        yield return Row(new BinaryIoU([0, 1], 0.3), Truth.index_select(0, torch.tensor(new[] { 0L, 2, 1, 3 })), torch.tensor(new[] { 0.1f, 0.2f, 0.4f, 0.7f }), null, 1 / 3.0);
        yield return Row(new BinaryIoU([1], 0.3, dtype: "float32"), torch.tensor(new[] { 0L, 1, 0, 1 }), torch.tensor(new[] { 0.1f, 0.3f, 0.4f, 0.7f }), fractions, 0.6 / 0.9);
        yield return Row(new OneHotIoU(3, [0, 2]), OneHot, Scores, null, 1 / 6.0);
        yield return Row(new OneHotIoU(3, [0, 2], dtype: "float32"), OneHot, Scores, fractions, 1 / 14.0);
        yield return Row(new OneHotMeanIoU(3), OneHot, Scores, null, 1 / 9.0);
        yield return Row(new OneHotMeanIoU(3, sparseYPred: true), OneHot, torch.tensor(new[] { 2L, 2, 0, 2 }), null, 1 / 9.0);
        yield return Row(new MeanIoU(3, sparseYTrue: false, sparseYPred: false, axis: 0), OneHot.t(), Scores.t(), null, 1 / 9.0);
    }

    [TestCaseSource(nameof(Rows))]
    public void IsWhatKerasCounts(Metric metric, Tensor yTrue, Tensor yPred, Tensor? weights, double expected)
    {
        metric.UpdateState(yTrue, yPred, weights);
        Assert.That(metric.Result().ToDouble(), Close.To(expected));
        metric.UpdateState(yTrue, yPred, weights);
        Assert.That(metric.Result().ToDouble(), Close.To(expected), "twice the same");
        metric.ResetState();
        Assert.That(metric.Result().ToDouble(), Is.Zero, "after a reset");
    }

    [Test]
    public void WeightsThatAreNotWholeAreCutWithAWarningUnlessItsTypeTakesThem()
    {
        var (whole, part) = (new MeanIoU(2, name: "whole"), new MeanIoU(2, dtype: "float32"));
        var weights = torch.tensor(new[] { 1.9f, 1.9f, 1, 1 });
        whole.UpdateState(Truth, Predicted, weights);
        part.UpdateState(Truth, Predicted, weights);
        Assert.That((whole.Result().ToDouble(), part.Result().ToDouble()), Is.EqualTo((1 / 3.0, (1.9 / 4.8 + 1 / 3.9) / 2)).Within(1e-5));
    }

    [Test]
    public void ConfigsAreThoseOfKeras() => Assert.That(new BinaryIoU().GetConfig()["target_class_ids"]!.ToJsonString(), Is.EqualTo("[0,1]"));

    static readonly TestCaseData[] Wrong =
    [
        Mistake(() => new IoU(2, [2]), "IoU: `targetClassIds` must be from 0 to 1. Received: targetClassIds="),
        Mistake(() => new MeanIoU(0), "MeanIoU: `numClasses` must be positive. Received: numClasses=0"),
        Mistake(() => new MeanIoU(2, name: "m").UpdateState(Truth, torch.zeros(3)), "MeanIoU \"m\": targets and predictions must have the same shape. Received: targets (4,), predictions (3,)"),
        Mistake(() => new MeanIoU(2, name: "m").UpdateState(Truth, Predicted, torch.ones(3)), "MeanIoU \"m\": `sampleWeight` must have one weight for each of the values (4,) that it weighs. Received: sampleWeight (3,)."),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void MistakesAreNamed(Action call, string message) => Assert.That(call, Throws.InstanceOf<ArgumentException>().With.Message.StartsWith(message));
}
