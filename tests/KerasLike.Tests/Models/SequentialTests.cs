using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Models;

/// <summary>A stack of layers: adding, taking off, finding, building.</summary>
[TestFixture]
public class SequentialTests
{
    static Sequential Lecture() => new([new Dense(10, inputDim: 784, name: "fc1"), new Activation("softmax", name: "out")]);

    [Test]
    public void AddingOneByOneMakesTheSameModelAsAList()
    {
        var model = new Sequential();
        model.Add(new Dense(10, inputDim: 784, name: "fc1"));
        model.Add(new Activation("softmax", name: "out"));
        Assert.That(model.Layers.Select(l => l.ToString()), Is.EqualTo(Lecture().Layers.Select(l => l.ToString())));
        Assert.That(model.OutputShape, Is.EqualTo(new Shape(null, 10)));
        Assert.That(model.Built);
    }

    [Test]
    public void TheFirstElementMayBeAnInput()
    {
        var model = new Sequential([Keras.Input((28, 28, 1)), new Flatten(), new Dense(3)]);
        Assert.That(model.Layers, Has.Count.EqualTo(2));
        Assert.That(model.CountParams(), Is.EqualTo(784 * 3 + 3));
    }

    [Test]
    public void PopTakesTheTopLayerOff()
    {
        var model = Lecture();
        Assert.That(model.Pop().Name, Is.EqualTo("out"));
        Assert.That(model.Layers.Select(l => l.Name), Is.EqualTo(new[] { "fc1" }));
        model.Add(new Dense(2));
        Assert.That(model.OutputShape, Is.EqualTo(new Shape(null, 2)));
        Assert.That(model.Predict(torch.zeros(3, 784), verbose: 0).shape, Is.EqualTo(new long[] { 3, 2 }));
    }

    [Test]
    public void PopOfAnEmptyStackSaysSo() =>
        Assert.That(() => new Sequential(name: "s").Pop(), Throws.InvalidOperationException.With.Message.EqualTo("Sequential \"s\": it has no layer to take off."));

    [Test]
    public void AModelWithoutInputShapeIsBuiltOnItsFirstData()
    {
        var model = new Sequential([new Dense(4, activation: "relu"), new Dense(2)]);
        Assert.That(model.Built, Is.False);
        Assert.That(() => model.CountParams(), Throws.InvalidOperationException.With.Message.EqualTo(
            $"Sequential \"{model.Name}\": its weights cannot be counted before it is built. Give the first layer of its model an inputShape, or call it on data."));
        Assert.That(() => model.OutputShape, Throws.InvalidOperationException.With.Message.EqualTo(
            $"Sequential \"{model.Name}\": it has no symbolic inputs and outputs before its input shape is known. Give its first layer an inputShape, or call it on data."));
        model.Apply(torch.zeros(5, 3));
        Assert.That(model.CountParams(), Is.EqualTo(3 * 4 + 4 + 4 * 2 + 2));
        Assert.That(model.OutputShape, Is.EqualTo(new Shape(null, 2)));
    }

    [Test]
    public void BuildMakesTheWeightsBeforeAnyData()
    {
        var model = new Sequential([new Dense(10)], name: "s");
        model.Build((null, 784));
        Assert.That(model.CountParams(), Is.EqualTo(7850));
        Assert.That(() => model.Build((null, 3)), Throws.InvalidOperationException.With.Message.EqualTo(
            "Sequential \"s\": it has been built already, for inputs of shape (None, 784). Received: inputShape=(None, 3). Make a new one for another shape."));
    }

    [Test]
    public void LayersAreFoundByNameAndPlace()
    {
        var model = Lecture();
        Assert.That(model.GetLayer("fc1"), Is.SameAs(model.Layers[0]));
        Assert.That(model.GetLayer(1), Is.SameAs(model.Layers[^1]));
        Assert.That(() => model.GetLayer("fc2"), Throws.ArgumentException.With.Message.StartsWith(
            $"Sequential \"{model.Name}\": no layer has that name. Received: name=\"fc2\". Layers: fc1, out"));
        Assert.That(() => model.GetLayer(2), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith($"Sequential \"{model.Name}\": it has 2 layers. Received: index=2"));
    }

    [Test]
    public void NamesOfLayersMustDiffer() =>
        Assert.That(() => new Sequential([new Flatten(name: "a"), new Flatten(name: "a")], name: "s"), Throws.ArgumentException.With.Message.StartsWith(
            "Sequential \"s\": its layers must have different names. Received: a second layer named \"a\". Give it another name."));

    [Test]
    public void AnInputCanOnlyComeFirst()
    {
        var model = new Sequential([new Flatten(name: "f")], name: "s");
        Assert.That(() => model.Add(Keras.Input(4)), Throws.ArgumentException.With.Message.StartsWith("Sequential \"s\": an input can only come first. Received: input (None, 4) after layer \"f\""));
        Assert.That(() => new Sequential([Keras.Input(4), Keras.Input(4)], name: "t"), Throws.ArgumentException.With.Message.StartsWith(
            "Sequential \"t\": an input can only come first. Received: input (None, 4) after input (None, 4)"));
    }

    [Test]
    public void AModelWithoutLayersCannotBeCalled() =>
        Assert.That(() => new Sequential(name: "s").Apply(torch.zeros(1, 2)), Throws.InvalidOperationException.With.Message.EqualTo("Sequential \"s\": it has no layers. Add one before it is called."));

    [Test]
    public void NamesAreNumberedByClassLikeKerass()
    {
        Keras.ClearSession();
        var names = new Sequential([new Conv2D(1, 3, inputShape: (8, 8, 1)), new Conv2D(1, 3), new ReLU(), new BatchNormalization(), new Flatten(), new Dense(1)]).Layers.Select(l => l.Name);
        Assert.That(names, Is.EqualTo(new[] { "conv2d", "conv2d_1", "re_lu", "batch_normalization", "flatten", "dense" }));
    }

    [Test]
    public void LayersMayBeSharedBetweenModels()
    {
        Dense[] features = [new(4, activation: "relu", inputShape: 3)];
        using var first = new Sequential([.. features, new Dense(2)]);
        using var second = new Sequential([.. features, new Dense(5)]);
        var x = torch.randn(2, 3);
        var before = second.Apply(x);
        first.Layers[0].SetWeights(torch.ones(3, 4), torch.ones(4));
        Assert.That(second.Layers[0].GetWeights()[0], Close.To(torch.ones(3, 4)));
        Assert.That(second.Apply(x).sub(before).abs().sum().ToSingle(), Is.GreaterThan(0));
    }

    [Test]
    public void AModelMayBeALayerOfAnother()
    {
        var inner = new Sequential([new Dense(4, activation: "tanh", inputShape: 3)]);
        var outer = new Sequential([inner, new Dense(2)]);
        var x = torch.randn(2, 3);
        Assert.That(outer.CountParams(), Is.EqualTo(3 * 4 + 4 + 4 * 2 + 2));
        Assert.That(outer.Apply(x), Close.To(outer.Layers[1].Apply(inner.Apply(x))));
    }

    [Test]
    public void FrozenLayersStayAsTheyAreInTraining()
    {
        var model = new Sequential([new Dense(4, activation: "relu", inputShape: 3), new Dense(1)]);
        model.Layers[0].Trainable = false;
        model.Compile("sgd", "mse");
        var before = model.GetWeights();
        model.Fit(torch.randn(32, 3), torch.randn(32, 1), epochs: 2, verbose: 0);
        var after = model.GetWeights();
        Assert.That(model.TrainableWeights, Has.Count.EqualTo(2));
        Assert.That(model.NonTrainableWeights, Has.Count.EqualTo(2));
        Assert.That(after[0], Close.To(before[0], 0, 0));
        Assert.That(after[2].sub(before[2]).abs().sum().ToSingle(), Is.GreaterThan(0));
    }
}
