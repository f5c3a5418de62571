using KerasLike.Layers;
using KerasLike.Models;
using static KerasLike.Keras;

namespace KerasLike.Tests.Models;

/// <summary>Results that take the place of what nobody needs any more: less memory, the same numbers.</summary>
[TestFixture]
public class OverwritingTests
{
    [TestCase(true)]
    [TestCase(false)]
    public void ResidualBlocksGiveTheNumbersOfTheirLayersOneByOne(bool training)
    {
        using var scope = torch.NewDisposeScope();
        SetRandomSeed(1);
        var (conv, norm, relu, again, normAgain, add, last) = (new Conv2D(4, 3, padding: "same"), new BatchNormalization(), new ReLU(), new Conv2D(4, 3, padding: "same"), new BatchNormalization(), new Add(), new Activation("relu"));
        var input = Input(shape: (6, 6, 4));
        var shortcut = relu.Apply(norm.Apply(conv.Apply(input)));
        using var model = new Model(input, last.Apply(add.Apply([shortcut, normAgain.Apply(again.Apply(shortcut))])));
        Assert.That(Overwriting(model), Is.EqualTo(new Layer[] { relu, add }));

        var x = torch.randn(3, 6, 6, 4);
        model.Trainable = training;
        var made = model.Apply(x, training);
        var byOne = last.Apply(add.Apply([relu.Apply(norm.Apply(conv.Apply(x), training)), normAgain.Apply(again.Apply(relu.Apply(norm.Apply(conv.Apply(x), training))), training)]));
        Assert.That(((Tensor)made).allclose(byOne, 1e-4, 1e-5));
        if (!training) return;
        var weights = model.TrainableWeights.Select(w => w.Tensor).ToArray();
        var seed = torch.randn(3, 6, 6, 4);
        var gradients = torch.autograd.grad([((Tensor)model.Apply(x, training)).mul(seed).sum()], weights);
        var expected = torch.autograd.grad([((Tensor)byOne).mul(seed).sum()], weights);
        foreach (var (gradient, other) in gradients.Zip(expected)) Assert.That(gradient.allclose(other, 1e-3, 1e-3));
    }

    [Test]
    public void PlusSignsOverwriteToo()
    {
        using var scope = torch.NewDisposeScope();
        var input = Input(shape: (6, 6, 4));
        var image = new Conv2D(4, 3, padding: "same").Apply(input);
        using var model = new Model(input, new ReLU().Apply(image + input));
        // The sum writes over the convolution; the model's output is left for a loss to ask how it was made.
        Assert.That(model.Graph!.Plan.Steps.Count(s => s.Overwrites), Is.EqualTo(1));
        var x = torch.randn(2, 6, 6, 4);
        var expected = (((Tensor)model.Layers[1].Apply(x)) + x).relu();
        Assert.That(((Tensor)model.Apply(x)).allclose(expected, 1e-4, 1e-5));
    }

    [Test]
    public void WhatIsNeededTwiceStays()
    {
        using var scope = torch.NewDisposeScope();
        var input = Input(shape: 5);
        var sums = new Dense(4).Apply(input);
        var positive = new ReLU().Apply(sums);
        using var model = new Model(input, new Dense(2).Apply(new Concatenate().Apply([positive, sums])));
        Assert.That(Overwriting(model), Is.Empty);
    }

    [Test]
    public void AnOutputStays()
    {
        using var scope = torch.NewDisposeScope();
        var input = Input(shape: 5);
        var sums = new Dense(4).Apply(input);
        using var model = new Model(input, new[] { sums, new Dense(2).Apply(new ReLU().Apply(sums)) });
        Assert.That(Overwriting(model), Is.Empty);
        Assert.That(((Tensor)model.Apply((Tensors)torch.randn(8, 5))[0]).min().ToSingle(), Is.Negative);
    }

    [Test]
    public void WhatIsPenalizedStays()
    {
        using var scope = torch.NewDisposeScope();
        var model = new Sequential([Input(shape: 5), new Dense(4, activityRegularizer: "l2"), new ReLU(), new Dense(1)]);
        model.Compile("sgd", "mse");
        Assert.That(Overwriting(model), Is.Empty);
        model.Fit(torch.randn(8, 5), torch.randn(8, 1), verbose: 0);
    }

    [Test]
    public void BroadcastSumsAreMadeAnew()
    {
        using var scope = torch.NewDisposeScope();
        var (wide, single) = (Input(shape: 4), Input(shape: 4));
        using var model = new Model([wide, single], new Dense(1, kernelInitializer: "ones").Apply(new Dense(4, kernelInitializer: "ones").Apply(single) + wide));
        var made = (Tensor)model.Apply((Tensors)(torch.ones(3, 4), torch.ones(1, 4)));
        Assert.That(made.data<float>().ToArray(), Is.EqualTo(new float[] { 20, 20, 20 }));
    }

    static IEnumerable<Layer> Overwriting(Model model) => model.Graph!.Plan.Steps.Where(s => s.Overwrites).Select(s => s.Layer);
}
