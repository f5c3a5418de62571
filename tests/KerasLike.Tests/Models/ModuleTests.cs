using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Models;

/// <summary>The TorchSharp module that a model compiles to.</summary>
[TestFixture]
public class ModuleTests
{
    static Sequential Net() => new([new Conv2D(4, 3, activation: "relu", inputShape: (8, 8, 2), name: "conv1"), new BatchNormalization(name: "bn"), new Flatten(), new Dense(3, name: "fc1")]);

    [Test]
    public void ParametersAreNamedByLayerAndWeight()
    {
        var module = Net().Module;
        Assert.That(module.named_parameters().Select(p => p.name), Is.EquivalentTo(new[] { "conv1.kernel", "conv1.bias", "bn.gamma", "bn.beta", "fc1.kernel", "fc1.bias" }));
        Assert.That(module.named_buffers().Select(b => b.name), Is.EquivalentTo(new[] { "bn.moving_mean", "bn.moving_variance" }));
    }

    [Test]
    public void ForwardIsTheModelsOwn()
    {
        var (model, x) = (Net(), torch.randn(2, 8, 8, 2));
        Assert.That(model.Module.forward(x), Close.To(model.Apply(x)));
        model.Module.train();
        Assert.That(model.Module.forward(x), Close.To(model.Apply(x, training: true)));
        model.Module.eval();
        Assert.That(model.Module.forward(x), Close.To(model.Apply(x)));
    }

    [Test]
    public void SavedByTorchSharpAndLoadedGivesTheSameModel()
    {
        var (model, copy, x) = (Net(), Net(), torch.randn(2, 8, 8, 2));
        using var file = new MemoryStream();
        model.Module.save(file);
        copy.Module.load(new MemoryStream(file.ToArray()));
        Assert.That(copy.Apply(x), Close.To(model.Apply(x)));
    }

    [Test]
    public void AStateDictGoesFromOneModelToAnother()
    {
        var (model, copy, x) = (Net(), Net(), torch.randn(2, 8, 8, 2));
        copy.Module.load_state_dict(model.Module.state_dict());
        Assert.That(copy.Apply(x), Close.To(model.Apply(x)));
    }

    [Test]
    public void AnOptimizerOfTorchSharpTrainsTheModel()
    {
        using var scope = torch.NewDisposeScope();
        var model = new Sequential([new Dense(1, inputShape: 2)]);
        var x = torch.randn(64, 2);
        var y = x.matmul(torch.tensor(new float[,] { { 2 }, { -1 } })) + 0.5;
        var sgd = torch.optim.SGD(model.Module.parameters(), 0.1);
        for (int i = 0; i < 200; i++)
        {
            sgd.zero_grad();
            (model.Module.forward(x) - y).square().mean().backward();
            sgd.step();
        }
        Assert.That(model.GetWeights()[0], Close.To(torch.tensor(new float[,] { { 2 }, { -1 } }), 0, 1e-3));
        Assert.That(model.Predict(x, verbose: 0), Close.To(y, 0, 1e-2));
    }

    [Test]
    public void MovingTheModuleMovesTheModel()
    {
        var (model, x) = (new Sequential([new Dense(2, inputShape: 3)]), torch.randn(4, 3));
        var expected = model.Apply(x).to(torch.float64);
        model.Module.to(torch.float64);
        Assert.That(model.Weights[0].DType, Is.EqualTo(torch.float64));
        Assert.That(model.Module.parameters().First().dtype, Is.EqualTo(torch.float64));
        model.Module.to(torch.float32);
        Assert.That(model.Apply(x), Close.To(expected));
    }

    [Test]
    public void AnUnbuiltModelHasNoModule() =>
        Assert.That(() => new Sequential([new Dense(1)], name: "s").Module, Throws.InvalidOperationException.With.Message.EqualTo(
            "Sequential \"s\": it has no module before it is built. Give its first layer an inputShape, or call it on data."));
}
