using KerasLike.Optimizers;
using KerasLike.Tests.Golden;
using static KerasLike.Tests.Optimizers.Formulas;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Optimizers;

[TestFixture]
public class LossScaleOptimizerTests
{
    [Test]
    public void ScalesTheLossAndBackItsGradients()
    {
        using var scope = torch.NewDisposeScope();
        var (scaled, plain) = (Weight(), Weight());
        var optimizer = new LossScaleOptimizer(new SGD(0.1), initialScale: 1024);
        Assert.That(optimizer.ScaleLoss(torch.tensor(0.5)).item<double>(), Is.EqualTo(512));
        optimizer.Minimize(scaled.Tensor.square().sum(), [scaled]);
        new SGD(0.1).Minimize(plain.Tensor.square().sum(), [plain]);
        Assert.That(scaled.ToKeras(), Close.To(plain.ToKeras()));
        Assert.That(optimizer.Iterations, Is.EqualTo(1));
    }

    [TestCase(float.PositiveInfinity), TestCase(float.NegativeInfinity), TestCase(float.NaN)]
    public void LeavesOutWhatIsNotFiniteAndHalvesTheScale(float odd)
    {
        using var scope = torch.NewDisposeScope();
        var (weight, other) = (Weight(), Weight());
        var optimizer = new LossScaleOptimizer(new SGD(0.1, momentum: 0.9), initialScale: 64, dynamicGrowthSteps: 2);
        optimizer.Apply([torch.ones(5), torch.tensor(new[] { 0, 0, odd, 0, 0 })], [weight, other]);
        Assert.That(weight.ToKeras(), Close.To(torch.tensor(First)), "no weight changes");
        Assert.That((optimizer.DynamicScale, optimizer.Iterations), Is.EqualTo((32.0, 0L)));
        Assert.That(optimizer.Variables.Select(v => v.Tensor.abs().sum().ToSingle()), Is.EqualTo([0f, 0f]), "what it remembers is made nevertheless, as in Keras");
    }

    [Test]
    public void DoublesTheScaleAfterEnoughUpdatesInARow()
    {
        using var scope = torch.NewDisposeScope();
        var weight = Weight();
        var optimizer = new LossScaleOptimizer(new SGD(0.1), initialScale: 8, dynamicGrowthSteps: 2);
        var scales = new List<double>();
        foreach (var value in new[] { 1, 1, 1, float.NaN, 1, 1 })
        {
            optimizer.Apply([torch.full(5, value)], [weight]);
            scales.Add(optimizer.DynamicScale);
        }
        Assert.That(scales, Is.EqualTo(new[] { 8, 16, 16, 8, 8, 16.0 }));
        // Three updates at 8, 16 and 8 and two more: 0.1 · (2/8 + 1/16 + 2/8).
        Assert.That(weight.ToKeras(), Close.To(torch.tensor(First) - 0.1 * (2.0 / 8 + 1.0 / 16 + 2.0 / 8)));
    }

    [Test]
    public void SettingsAreThoseOfTheOptimizerInside()
    {
        using var scope = torch.NewDisposeScope();
        var weight = Weight();
        var inner = new SGD(1, weightDecay: 0.5, lossScaleFactor: 7, useEma: true);
        var optimizer = new LossScaleOptimizer(inner);
        Assert.That(inner.LossScaleFactor, Is.Null, "nothing is scaled twice");
        optimizer.LearningRate = 0.5;
        Assert.That((double)inner.LearningRate, Is.EqualTo(0.5));
        optimizer.ExcludeFromWeightDecay(varNames: ["w"]);
        optimizer.Apply([torch.full(5, 32768f)], [weight]);
        Assert.That(weight.ToKeras(), Close.To(torch.tensor(First) - 0.5));
        optimizer.Apply([torch.full(5, 32768f)], [weight]);
        optimizer.FinalizeVariableValues([weight]);
        Assert.That(weight.ToKeras(), Close.To(torch.tensor(First) - (0.99 * 0.5 + 0.01 * 1)));
        Assert.That(optimizer.Variables, Is.EqualTo(inner.Variables));
    }

    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new LossScaleOptimizer(new SGD(), initialScale: 0), "LossScaleOptimizer: `initialScale` must be positive. Received: initialScale=0"),
        Mistake(() => new LossScaleOptimizer(new SGD(), dynamicGrowthSteps: 0), "LossScaleOptimizer: `dynamicGrowthSteps` must be positive. Received: dynamicGrowthSteps=0"),
        Mistake(() => new LossScaleOptimizer(new LossScaleOptimizer(new SGD())), "LossScaleOptimizer: `innerOptimizer` scales the loss already. Received: a LossScaleOptimizer"),
        Mistake(() => new LossScaleOptimizer(null!), "LossScaleOptimizer: `innerOptimizer` is required. Received: innerOptimizer=null"),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<Exception>().With.Message.StartsWith(message));
}
