using KerasLike.Metrics;
using KerasLike.Tests.Golden;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Metrics;

/// <summary>F scores and R². Numbers are those of Keras's documentation, or computed by hand.</summary>
[TestFixture]
public class ScoreMetricTests
{
    // By class: true positives 1, 2, 1 · false 0, 1, 1 · missed 2, 0, 0.
    static Tensor Truth => torch.tensor(new[,] { { 1, 1, 1 }, { 1, 0, 0 }, { 1, 1, 0 } });

    static Tensor Scores => torch.tensor(new[,] { { 0.2f, 0.6f, 0.7f }, { 0.2f, 0.6f, 0.6f }, { 0.6f, 0.8f, 0.0f } });

    static TestCaseData Row(Metric metric, Tensor yTrue, Tensor yPred, Tensor? weights, params double[] expected) =>
        new TestCaseData(metric, yTrue, yPred, weights, expected).SetName($"{metric}_{(weights is null ? "plain" : $"weighed_{weights.ndim}")}");

    static IEnumerable<TestCaseData> FScores()
    {
        var weights = torch.tensor(new float[] { 2, 1, 0 });
        yield return Row(new F1Score(threshold: 0.5), Truth, Scores, null, 0.5, 0.8, 2 / 3.0);
        yield return Row(new F1Score("macro", 0.5), Truth, Scores, null, (0.5 + 0.8 + 2 / 3.0) / 3);
        yield return Row(new F1Score("micro", 0.5), Truth, Scores, null, 8 / (8 + 2 + 2.0));
        yield return Row(new F1Score("weighted", 0.5), Truth, Scores, null, (3 * 0.5 + 2 * 0.8 + 2 / 3.0) / 6);
        // Precision 1, 2/3, 1/2 and recall 1/3, 1, 1.
        yield return Row(new FBetaScore(beta: 2, threshold: 0.5), Truth, Scores, null, 5 * (1 / 3.0) / (4 + 1 / 3.0), 5 * (2 / 3.0) / (8 / 3.0 + 1), 5 * 0.5 / 3);
        yield return Row(new F1Score(threshold: 0.5), Truth, Scores, weights, 0, 0.8, 0.8);
        yield return Row(new F1Score(threshold: 0.5), Truth, Scores, weights.unsqueeze(-1), 0, 0.8, 0.8);
        // The greatest of each row: classes 2, 1 and 2 alike, 1. A row of zeros has none.
        yield return Row(new F1Score(), Truth, Scores, null, 0, 0.5, 2 / 3.0);
        yield return Row(new F1Score("micro"), Truth, torch.zeros(3, 3), null, 0);
    }

    static IEnumerable<TestCaseData> R2()
    {
        var (yTrue, yPred) = (torch.tensor(new float[,] { { 1 }, { 4 }, { 3 } }), torch.tensor(new float[,] { { 2 }, { 4 }, { 4 } }));
        yield return Row(new R2Score(), yTrue, yPred, null, 4 / 7.0);
        yield return Row(new R2Score(), yTrue.squeeze(-1), yPred, null, 4 / 7.0);
        yield return Row(new R2Score(numRegressors: 1), yTrue, yPred, null, 1 - 3 / 7.0 * 2 / 1);
        // Too many to adjust for.
        yield return Row(new R2Score(numRegressors: 2), yTrue, yPred, null, 4 / 7.0);
        yield return Row(new R2Score(numRegressors: 5), yTrue, yPred, null, 4 / 7.0);
        // Mean 2 of 1, 1 and 4; squares 1 + 1 + 4; residual 1 + 1 + 0. A weight of 0 is no sample.
        yield return Row(new R2Score(), yTrue, yPred, torch.tensor(new float[] { 2, 1, 0 }), 1 - 2 / 6.0);
        // Two values: 4/7 and 1 − 3/8, of variations 14/3 and 8.
        var (two, guess) = (torch.tensor(new float[,] { { 1, 0 }, { 4, 2 }, { 3, 4 } }), torch.tensor(new float[,] { { 2, 1 }, { 4, 3 }, { 4, 5 } }));
        yield return Row(new R2Score(null), two, guess, null, 4 / 7.0, 5 / 8.0);
        yield return Row(new R2Score(), two, guess, null, (4 / 7.0 + 5 / 8.0) / 2);
        yield return Row(new R2Score("variance_weighted_average"), two, guess, null, (14 / 3.0 * 4 / 7 + 5) / (14 / 3.0 + 8));
        // One weight a value: the first column counts rows 0 and 1, the second 1 and 2. Three samples.
        yield return Row(new R2Score(null), two, guess, torch.tensor(new float[,] { { 1, 0 }, { 1, 1 }, { 0, 1 } }), 1 - 1 / 4.5, 1 - 2 / 2.0);
        // Targets that do not vary: minus infinity counts as 0.
        yield return Row(new R2Score(), torch.ones(3, 1), yPred, null, 0);
    }

    [TestCaseSource(nameof(FScores)), TestCaseSource(nameof(R2))]
    public void IsWhatKerasComputes(Metric metric, Tensor yTrue, Tensor yPred, Tensor? weights, double[] expected)
    {
        var wanted = expected.Length == 1 ? torch.tensor(expected[0]) : torch.tensor(expected);
        metric.UpdateState(yTrue, yPred + 1, weights);
        metric.ResetState();
        for (int i = 0; i < 3; i++) metric.UpdateState(yTrue.narrow(0, i, 1), yPred.narrow(0, i, 1), weights?.narrow(0, i, 1));
        Assert.That(metric.Result().to(torch.float64), Close.To(wanted), "sample by sample");
        metric.ResetState();
        metric.UpdateState(yTrue, yPred, weights);
        Assert.That(metric.Result().to(torch.float64), Close.To(wanted), "at once");
    }

    static readonly TestCaseData[] Wrong =
    [
        Mistake(() => new F1Score("mean"), "F1Score: `average` must be one of \"micro\", \"macro\", \"weighted\". Received: average=\"mean\""),
        Mistake(() => new F1Score(threshold: 0), "F1Score: `threshold` must be above 0 and at most 1. Received: threshold=0"),
        Mistake(() => new FBetaScore(threshold: 1.5), "FBetaScore: `threshold` must be above 0 and at most 1. Received: threshold=1.5"),
        Mistake(() => new FBetaScore(beta: 0), "FBetaScore: `beta` must be positive. Received: beta=0"),
        Mistake(() => new F1Score(name: "f").UpdateState(torch.zeros(2), torch.zeros(2, 3)), "F1Score \"f\": targets and predictions must have the same shape (batch, classes). Received: targets (2,), predictions (2, 3). For class numbers turn them into one-hot rows with Utils.ToCategorical(y, 3)."),
        Mistake(() => new F1Score(name: "f").UpdateState(torch.zeros(2, 3), torch.zeros(2, 3), torch.ones(3)), "F1Score \"f\": `sampleWeight` must have one weight for each of the values (2, 3) that it weighs. Received: sampleWeight (3,)."),
        Mistake(() => new R2Score("mean"), "R2Score: `classAggregation` must be one of \"uniform_average\", \"variance_weighted_average\". Received: classAggregation=\"mean\""),
        Mistake(() => new R2Score(numRegressors: -1), "R2Score: `numRegressors` must not be negative. Received: numRegressors=-1"),
        Mistake(() => new R2Score(name: "r").UpdateState(torch.zeros(2), torch.zeros(2)), "R2Score \"r\": targets and predictions must have the same shape (batch, values). Received: targets (2,), predictions (2,)"),
        Mistake(() => new R2Score(name: "r").UpdateState(torch.zeros(2, 1), torch.zeros(2, 1), torch.ones(3)), "R2Score \"r\": `sampleWeight` must have one weight for each of the values (2, 1) that it weighs. Received: sampleWeight (3,)."),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void MistakesAreNamed(Action call, string message) => Assert.That(call, Throws.InstanceOf<ArgumentException>().With.Message.StartsWith(message));
}
