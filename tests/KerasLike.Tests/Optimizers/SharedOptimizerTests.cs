using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Optimizers;

/// <summary>One optimizer object compiled into several models: each trains as if it had been given its own.</summary>
[TestFixture]
public class SharedOptimizerTests
{
    static readonly float[,] X = { { 1, 2 }, { -1, 0.5f } }, Y = { { 1 }, { 0 } };

    static Sequential Net(IReadOnlyList<Tensor>? weights = null)
    {
        var model = new Sequential([new Dense(3, activation: "tanh", inputShape: 2), new Dense(1)]);
        if (weights is not null) model.SetWeights(weights);
        return model;
    }

    static IEnumerable<TestCaseData> Makers() => new (string, Func<Optimizer>)[]
    {
        ("adam", () => new Adam(0.05)), ("function", () => new Adam(LearningRate.From(() => 0.05))), ("loss scale", () => new LossScaleOptimizer(new Adam(0.05))),
        ("several", () => new MultiOptimizer(new OptimizerMap(new SGD(0.1), new() { [".*/kernel"] = new Adam(0.05) }))),
        ("by function", () => Split(new SGD(0.1), new Adam(0.05))), ("nadam", () => new Nadam(0.05)),
    }.Select(m => new TestCaseData(m.Item2).SetArgDisplayNames(m.Item1));

    static MultiOptimizer Split(SGD biases, Adam kernels) => new(OptimizerMap.From(v => v.Name == "bias" ? biases : kernels));

    [TestCaseSource(nameof(Makers))]
    public void TheSecondModelTrainsLikeOneWithItsOwn(Func<Optimizer> make)
    {
        using var scope = torch.NewDisposeScope();
        using var alone = Net();
        var start = alone.GetWeights();
        using var first = Net();
        using var second = Net(start);
        var shared = make();
        first.Compile(shared, "mse");
        first.Fit(X, Y, epochs: 3, verbose: 0);
        second.Compile(shared, "mse");
        alone.Compile(make(), "mse");

        var history = second.Fit(X, Y, epochs: 5, shuffle: false, verbose: 0);

        Assert.That(history["loss"], Is.EqualTo(alone.Fit(X, Y, epochs: 5, shuffle: false, verbose: 0)["loss"]));
        foreach (var (a, b) in second.GetWeights().Zip(alone.GetWeights())) Assert.That(a, Close.To(b, 0, 0));
        Assert.That(first.Optimizer, Is.SameAs(shared));
        Assert.That(second.Optimizer, Is.Not.SameAs(shared));
        Assert.That(first.Optimizer.Iterations, Is.EqualTo(3), "the first is as it was");
    }

    [Test]
    public void CompilingTheSameModelAgainKeepsTheState()
    {
        using var model = Net();
        var adam = new Adam();
        model.Compile(adam, "mse");
        model.Fit(X, Y, epochs: 3, verbose: 0);
        model.Compile(adam, "mae");
        Assert.That(model.Optimizer, Is.SameAs(adam));
        Assert.That(adam.Iterations, Is.EqualTo(3));
    }

    [Test]
    public void TheCopyHasTheSettingsThatWereMadeBySetting()
    {
        using var scope = torch.NewDisposeScope();
        using var first = Net();
        using var second = Net();
        var shared = new SGD(0, weightDecay: 0.5);
        shared.ExcludeFromWeightDecay(varNames: ["kernel"]);
        first.Compile(shared, "mse");
        shared.LearningRate = 0.5;
        second.Compile(shared, "mse");
        Assert.That((double)second.Optimizer.LearningRate, Is.EqualTo(0.5));
        var kernel = second.Weights[0].ToKeras().clone();
        second.Optimizer.Apply([torch.zeros_like(second.Weights[0].Tensor)], [second.Weights[0]]);
        Assert.That(second.Weights[0].ToKeras(), Close.To(kernel), "excluded from decay");
        shared.LearningRate = 0.25;
        Assert.That((double)second.Optimizer.LearningRate, Is.EqualTo(0.5), "each has its own from there on");
    }

    // Discriminator and generator of the usual adversarial script, compiled with one object.
    [Test]
    public void ModelsThatShareLayersMayShareTheObject()
    {
        using var discriminator = new Sequential([new Dense(1, activation: "sigmoid", inputShape: 2)]);
        var adam = new Adam(0.0002, beta1: 0.5);
        discriminator.Compile(adam, "binary_crossentropy");
        using var generator = new Sequential([new Dense(2, inputShape: 3)]);
        discriminator.Trainable = false;
        using var both = new Sequential([generator, discriminator]);
        both.Compile(adam, "binary_crossentropy");
        discriminator.Trainable = true;
        Assert.That(() => discriminator.TrainOnBatch(X, Y), Throws.Nothing);
        discriminator.Trainable = false;
        Assert.That(() => both.TrainOnBatch(new float[2, 3], Y), Throws.Nothing);
        Assert.That(both.Optimizer.Iterations, Is.EqualTo(1));
    }
}
