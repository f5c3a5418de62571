using System.Text.Json.Nodes;
using KerasLike.Optimizers;
using KerasLike.Optimizers.Schedules;
using KerasLike.Saving;
using KerasLike.Tests.Golden;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Optimizers.Schedules;

/// <summary>What Keras's schedules do with options that the golden cases leave out, and ours.</summary>
[TestFixture]
public class ScheduleTests
{
    static TestCaseData Case(LearningRateSchedule schedule, long step, double expected) => new TestCaseData(schedule, step, expected).SetArgDisplayNames($"{schedule} at {step}");

    static IEnumerable<TestCaseData> Values() =>
    [
        Case(new ExponentialDecay(0.5, 4, 0.5, staircase: true), 3, 0.5),
        Case(new ExponentialDecay(0.5, 4, 0.5, staircase: true), 8, 0.125),
        Case(new InverseTimeDecay(0.5, 4, 0.5, staircase: true), 7, 0.5 / 1.5),
        Case(new InverseTimeDecay(0.5, 1, 0.01), 100, 0.25),
        Case(new PolynomialDecay(1, 10, 0.2, power: 2), 5, 0.8 * 0.25 + 0.2),
        Case(new PolynomialDecay(1, 10, 0.2), 100, 0.2),
        Case(new PolynomialDecay(1, 10, 0.2, cycle: true), 0, 1),
        Case(new PolynomialDecay(1, 10, 0.2, cycle: true), 10, 0.2),
        Case(new PolynomialDecay(1, 10, 0.2, cycle: true), 15, 0.8 * 0.25 + 0.2),
        Case(new CosineDecay(1, 10, alpha: 0.1), 5, 0.9 * 0.5 + 0.1),
        Case(new CosineDecay(1, 10, alpha: 0.1), 50, 0.1),
        Case(new CosineDecay(0.2, 10, alpha: 0.1, warmupTarget: 1, warmupSteps: 4), 1, 0.4),
        Case(new CosineDecay(0.2, 10, alpha: 0.1, warmupTarget: 1, warmupSteps: 4), 4, 1),
        Case(new CosineDecay(0.2, 10, alpha: 0.1, warmupTarget: 1, warmupSteps: 4), 99, 0.1),
        Case(new CosineDecayRestarts(1, 10, tMul: 1, mMul: 0.5), 10, 0.5),
        Case(new CosineDecayRestarts(1, 10, tMul: 1, mMul: 0.5), 25, 0.125),
        Case(new CosineDecayRestarts(1, 10, tMul: 2, alpha: 0.2), 20, 0.8 * 0.5 + 0.2),
        Case(new CosineDecayRestarts(1, 10, tMul: 2), 70, 1),
        Case(new PiecewiseConstantDecay([4, 9], [1, 0.5, 0.25]), 4, 1),
        Case(new PiecewiseConstantDecay([4, 9], [1, 0.5, 0.25]), 5, 0.5),
        Case(new PiecewiseConstantDecay([4, 9], [1, 0.5, 0.25]), 10, 0.25),
        // PyTorch's numbers: a tenth of the top, half way up, the top, and the end.
        Case(new OneCycle(1, 101, pctStart: 0.3, divFactor: 10, finalDivFactor: 100), 0, 0.1),
        Case(new OneCycle(1, 101, pctStart: 0.3, divFactor: 10, finalDivFactor: 100), 10, 1 + (0.1 - 1) / 2 * (1 + Math.Cos(Math.PI * 10 / 29.3))),
        Case(new OneCycle(1, 101, pctStart: 0.3, divFactor: 10, finalDivFactor: 100), 30, 0.001 + (1 - 0.001) / 2 * (1 + Math.Cos(Math.PI * 0.7 / 70.7))),
        Case(new OneCycle(1, 101, pctStart: 0.3, divFactor: 10, finalDivFactor: 100), 100, 0.001),
        Case(new OneCycle(1, 101, pctStart: 0.3, divFactor: 10, finalDivFactor: 100), 1000, 0.001),
        Case(new OneCycle(1, 100, pctStart: 0.21, annealStrategy: "linear"), 20, 1),
        Case(new OneCycle(1, 100, pctStart: 0.21, annealStrategy: "linear"), 10, 0.52),
        Case(new OneCycle(1, 100, pctStart: 0.21, annealStrategy: "linear", threePhase: true, divFactor: 10), 30, 0.55),
        Case(new OneCycle(1, 100, pctStart: 0.21, annealStrategy: "linear", threePhase: true, divFactor: 10), 40, 0.1),
        Case(new OneCycle(1, 100, pctStart: 0.21, annealStrategy: "linear", threePhase: true, divFactor: 10, finalDivFactor: 10), 99, 0.01),
        Case(new OneCycle(1, 10, pctStart: 0), 0, 1e-4 / 25 + (1 - 1e-4 / 25) / 2 * (1 + Math.Cos(Math.PI / 10))),
        Case(new OneCycle(1, 10, pctStart: 0.1), 0, 1),
    ];

    [TestCaseSource(nameof(Values))]
    public void FollowsItsFormula(LearningRateSchedule schedule, long step, double expected) => Assert.That(schedule.Apply(step), Is.EqualTo(expected).Within(1e-6));

    [TestCaseSource(nameof(Values))]
    public void GoesThroughConfigsOfOptimizers(LearningRateSchedule schedule, long step, double expected)
    {
        var config = new SGD(schedule).GetConfig();
        var again = KerasObject.FromConfig<SGD>(JsonNode.Parse(config.ToJsonString())!.AsObject());
        Assert.That(JsonEquality.Difference(again.GetConfig(), config), Is.Null);
        Assert.That(again.ToString(), Does.Contain(schedule.ToString()));
        Assert.That(((LearningRateSchedule)Config.Deserialize(config["learning_rate"]!.AsObject(), typeof(LearningRateSchedule))).Apply(step), Is.EqualTo(expected).Within(1e-6));
    }

    // At each restart of 3ⁿ the logarithm is just on the edge.
    [Test]
    public void RestartsWhereTheFallsEnd()
    {
        var schedule = new CosineDecayRestarts(1, 2, tMul: 3, alpha: 0.1);
        long start = 0;
        for (long length = 2; length < 1000; length *= 3)
        {
            Assert.That(schedule.Apply(start + length / 2), Is.EqualTo(0.55).Within(1e-3), $"half way down after {start}");
            start += length;
        }
    }

    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new ExponentialDecay(0.1, 0, 0.5), "ExponentialDecay: `decaySteps` must be positive. Received: decaySteps=0"),
        Mistake(() => new InverseTimeDecay(0.1, -1, 0.5), "InverseTimeDecay: `decaySteps` must be positive. Received: decaySteps=-1"),
        Mistake(() => new PolynomialDecay(0.1, 0), "PolynomialDecay: `decaySteps` must be positive. Received: decaySteps=0"),
        Mistake(() => new CosineDecay(0.1, 0), "CosineDecay: `decaySteps` must be positive. Received: decaySteps=0"),
        Mistake(() => new CosineDecayRestarts(0.1, 0), "CosineDecayRestarts: `firstDecaySteps` must be positive. Received: firstDecaySteps=0"),
        Mistake(() => new PiecewiseConstantDecay([1, 2], [0.1, 0.2]), "PiecewiseConstantDecay: `values` must have one element more than `boundaries`. Received: 2 boundaries, 2 values"),
        Mistake(() => new OneCycle(0, 10), "OneCycle: `maxLearningRate` must be positive. Received: maxLearningRate=0"),
        Mistake(() => new OneCycle(1, 1), "OneCycle: `totalSteps` must be at least 2. Received: totalSteps=1"),
        Mistake(() => new OneCycle(1, 10, pctStart: 0.7, threePhase: true), "OneCycle: `pctStart` must be between 0 and 0.5. Received: pctStart=0.7"),
        Mistake(() => new OneCycle(1, 10, annealStrategy: "cosine"), "OneCycle: `annealStrategy` must be one of \"cos\", \"linear\". Received: annealStrategy=\"cosine\""),
        Mistake(() => Config.Create(typeof(SGD), new() { ["lr"] = 0.5 }), "SGD: config key \"lr\" is of an older version of Keras. It is \"learning_rate\" now. Received: 0.5"),
        Mistake(() => Config.Create(typeof(Adam), new() { ["decay"] = 0.1 }), "Adam: config key \"decay\" is of an older version of Keras. Give \"learning_rate\" the schedule InverseTimeDecay, with the learning rate as initial_learning_rate, 1 as decay_steps, and this number as decay_rate. Received: 0.1"),
        Mistake(() => Config.Create(typeof(SGD), new() { ["learning_rate"] = -1 }), "LearningRate: `rate` must not be negative. Received: rate=-1"),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<Exception>().With.Message.StartsWith(message));
}
