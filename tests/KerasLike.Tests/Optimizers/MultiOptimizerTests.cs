using KerasLike.Callbacks;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Saving;
using KerasLike.Tests.Golden;
using static KerasLike.Tests.Optimizers.Formulas;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Optimizers;

[TestFixture]
public class MultiOptimizerTests
{
    static Sequential Net() => new([new Sequential([new Dense(2, inputShape: 2, name: "inner")], name: "encoder"), new Dense(1, name: "out")], name: "net");

    // An update by gradients of 1 moves each weight as far as its optimizer's learning rate says.
    static Dictionary<string, double> Rates(MultiOptimizer optimizer)
    {
        using var scope = torch.NewDisposeScope();
        using var model = Net();
        model.Build((null, 2));
        model.Compile(optimizer, "mse");
        var before = model.GetWeights();
        optimizer.Apply([.. model.Weights.Select(w => torch.ones_like(w.Tensor))], model.Weights);
        return model.Weights.Zip(before).ToDictionary(w => w.First.Path, w => Math.Round((w.Second - w.First.ToKeras()).max().ToDouble(), 4));
    }

    [TestCase("encoder/.*", TestName = "by the layers around")]
    [TestCase("inner/.*", TestName = "by the layer")]
    [TestCase("net/encoder/inner/(kernel|bias)", TestName = "by the whole path")]
    public void EntriesNameWeightsByPaths(string pattern) =>
        Assert.That(Rates(new(new OptimizerMap(new SGD(1), new() { [pattern] = new SGD(0.25) }))),
            Is.EqualTo(new Dictionary<string, double> { ["inner/kernel"] = 0.25, ["inner/bias"] = 0.25, ["out/kernel"] = 1, ["out/bias"] = 1 }));

    [Test]
    public void APatternMustFitTheWholePathAndAnExactOneGoesFirst() =>
        Assert.That(Rates(new(new OptimizerMap(new SGD(1), new() { ["inner"] = new SGD(0.5), ["inner/kernel"] = new SGD(0.25), [".*/kernel"] = new SGD(0.125) }))),
            Is.EqualTo(new Dictionary<string, double> { ["inner/kernel"] = 0.25, ["inner/bias"] = 1, ["out/kernel"] = 0.125, ["out/bias"] = 1 }));

    [Test]
    public void AFunctionMayTell()
    {
        var (kernels, biases) = (new SGD(0.25), new SGD(0.5));
        var optimizer = new MultiOptimizer(OptimizerMap.From(v => v.Name == "kernel" ? kernels : biases));
        Assert.That(Rates(optimizer), Is.EqualTo(new Dictionary<string, double> { ["inner/kernel"] = 0.25, ["inner/bias"] = 0.5, ["out/kernel"] = 0.25, ["out/bias"] = 0.5 }));
        Assert.That(optimizer.Optimizers, Is.EqualTo([kernels, biases]));
        Assert.That((optimizer.Iterations, kernels.Iterations), Is.EqualTo((1L, 1L)));
        Assert.That(() => optimizer.GetConfig(), Throws.InvalidOperationException.With.Message.StartsWith("OptimizerMap: a map by a function cannot be saved."));
        Assert.That(optimizer.ToString(), Does.StartWith("MultiOptimizer(new OptimizerMap(…)"));
    }

    [Test]
    public void TheLossIsScaledOnceForAll()
    {
        using var scope = torch.NewDisposeScope();
        var (a, b) = (Weight(), Weight());
        var optimizer = new MultiOptimizer(new OptimizerMap(new SGD(0.1, lossScaleFactor: 3)), lossScaleFactor: 16);
        Assert.That(optimizer.ScaleLoss(torch.tensor(1.0)).ToDouble(), Is.EqualTo(16));
        optimizer.Minimize(a.Tensor.square().sum().add(b.Tensor.sum()), [a, b]);
        Assert.That(a.ToKeras(), Close.To(torch.tensor(First) * 0.8));
        Assert.That(b.ToKeras(), Close.To(torch.tensor(First) - 0.1));
    }

    [Test]
    public void TrainsAndGoesThroughItsConfig()
    {
        using var model = Net();
        model.Compile(new MultiOptimizer(new OptimizerMap(new SGD(0.05, useEma: true), new() { ["out/.*"] = new Adam(0.01) })), "mse");
        var history = model.Fit(new float[,] { { 1, 2 }, { 0, 1 } }, new float[,] { { 1 }, { 0 } }, epochs: 20, verbose: 0, callbacks: [new CSVLogger(Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.csv"))]);
        Assert.That(history["loss"][^1], Is.LessThan(history["loss"][0]));
        var config = model.Optimizer.GetConfig();
        Assert.That(config.Select(c => c.Key), Is.EquivalentTo(["optimizer_map", "loss_scale_factor", "name"]));
        Assert.That((string)config["optimizer_map"]!["class_name"]!, Is.EqualTo("OptimizerMap"));
        Assert.That(JsonEquality.Difference(KerasObject.FromConfig<MultiOptimizer>(config).GetConfig(), config), Is.Null);
        Assert.That(model.Optimizer.ToString(), Does.Contain("""new() { ["out/.*"] = new Adam(learningRate: 0.01"""));
    }

    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => _ = new MultiOptimizer(new OptimizerMap(new SGD()), name: "m").LearningRate, "MultiOptimizer \"m\" has no learning rate of its own. Use those of its optimizers: optimizer.Optimizers[0].LearningRate."),
        Mistake(() => new MultiOptimizer(new OptimizerMap(new SGD()), name: "m").LearningRate = 1, "MultiOptimizer \"m\" has no learning rate of its own."),
        Mistake(() => new OptimizerMap(new LossScaleOptimizer(new SGD(), name: "s")), "OptimizerMap: an entry must change weights itself. Received: LossScaleOptimizer \"s\". Put the MultiOptimizer into the LossScaleOptimizer."),
        Mistake(() => new OptimizerMap(new SGD(), new() { ["a"] = new MultiOptimizer(new OptimizerMap(new SGD()), name: "m") }), "OptimizerMap: an entry must change weights itself. Received: MultiOptimizer \"m\". List its optimizers here."),
        Mistake(() => Rates(new(new OptimizerMap(new SGD(), new() { ["out/.*"] = new SGD(), [".*/bias"] = new SGD() }))), "OptimizerMap: weight \"out/bias\" must have one optimizer. Received: entries \"out/.*\", \".*/bias\". Make the patterns exclude each other."),
        Mistake(() => Rates(new(OptimizerMap.From(_ => null!))), "OptimizerMap: the function gave no optimizer for weight \"inner/kernel\"."),
        Mistake(() => Config.Create(typeof(OptimizerMap), []), "OptimizerMap: config key \"default_optimizer\" must hold an optimizer. Received: null"),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<Exception>().With.Message.StartsWith(message));
}
