using KerasLike.Datasets;
using KerasLike.Layers;
using KerasLike.Losses;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Optimizers;

/// <summary>Gradients for training loops that users write.</summary>
[TestFixture]
public class GradientTapeTests
{
    [Test]
    public void TheBooksLoopTrainsOnMnist()
    {
        Keras.SetRandomSeed(1);
        var ((images, labels), _) = Mnist.LoadData();
        var x = images.narrow(0, 0, 2000).reshape(2000, 784).to(torch.float32) / 255;
        var y = labels.narrow(0, 0, 2000);
        using var model = new Sequential([new Dense(64, activation: "relu", inputShape: 784), new Dense(10, activation: "softmax")]);
        var (lossFunction, optimizer) = (new SparseCategoricalCrossentropy(), new SGD(0.1));

        float Step(Tensor batch, Tensor targets)
        {
            using var tape = new GradientTape();
            var predictions = model.Apply(batch, training: true);
            var loss = lossFunction.Apply(targets, predictions);
            var gradients = tape.Gradient(loss, model.TrainableWeights);
            optimizer.Apply(gradients, model.TrainableWeights);
            return loss.ToSingle();
        }

        var losses = new List<float>();
        for (int epoch = 0; epoch < 5; epoch++)
            for (int i = 0; i < 2000; i += 100)
            {
                using var scope = torch.NewDisposeScope();
                losses.Add(Step(x.narrow(0, i, 100), y.narrow(0, i, 100)));
            }
        Assert.That(losses.TakeLast(10).Average(), Is.LessThan(0.5).And.LessThan(0.25 * losses[0]));
    }

    [Test]
    public void OneStepIsTheOptimizersOwn()
    {
        using var scope = torch.NewDisposeScope();
        using var model = new Sequential([new Conv2D(3, 2, inputShape: (4, 4, 2)), new Flatten(), new Dense(1)]);
        using var other = (Sequential)Keras.CloneModel(model);
        other.SetWeights(model.GetWeights());
        var (x, y, mse) = (torch.randn(5, 4, 4, 2), torch.randn(5, 1), new MeanSquaredError());
        var (first, second) = (new Adam(0.1), new Adam(0.1));
        for (int i = 0; i < 3; i++)
        {
            first.Minimize(mse.Apply(y, model.Apply(x, training: true)), model.TrainableWeights);
            second.Apply(Keras.Gradients(mse.Apply(y, other.Apply(x, training: true)), other.TrainableWeights), other.TrainableWeights);
        }
        foreach (var (a, b) in model.Weights.Zip(other.Weights)) Assert.That(b.ToKeras(), Close.To(a.ToKeras()));
    }

    [Test]
    public void NothingElseIsTouchedAndWhatDoesNotCountIsNull()
    {
        using var scope = torch.NewDisposeScope();
        Dense used = new(2), unused = new(2), frozen = new(2) { Trainable = false };
        var x = torch.randn(3, 2);
        unused.Apply(x);
        var loss = frozen.Apply(used.Apply(x)).square().sum();
        used.Bias!.Tensor.grad = torch.ones(2);
        var gradients = Keras.Gradients(loss, [used.Kernel, unused.Kernel, frozen.Kernel]);
        Assert.That(gradients[0], Is.Not.Null);
        using (var tape = new GradientTape())
            Assert.That(tape.Gradient(used.Apply(x).sum(), used.Kernel), Close.To(x.sum([0L]).expand(2, 2)), "of one weight, kept as (out, in)");
        Assert.That(gradients[1], Is.Null);
        Assert.That(gradients[2], Is.Null);
        Assert.That(used.Kernel.Tensor.grad, Is.Null, "gradients are handed out, not left");
        Assert.That(used.Bias.Tensor.grad, Close.To(torch.ones(2)), "and those of others stay");
    }

    [Test]
    public void TensorsHaveGradientsTooWatchedOrOnTheWay()
    {
        using var tape = new GradientTape(persistent: true);
        var given = torch.tensor(new float[] { 1, 2, 3 });
        var x = tape.Watch(given);
        var middle = x * x;
        var loss = middle.sum() * 2;
        Assert.That(tape.Gradient(loss, x), Close.To(torch.tensor(new float[] { 4, 8, 12 })));
        Assert.That(tape.Gradient(loss, middle), Close.To(torch.tensor(new float[] { 2, 2, 2 })));
        Assert.That(given.requires_grad, Is.False);
    }

    [Test]
    public void AtTheEndOnlyWhatIsKeptIsLeft()
    {
        using var model = new Sequential([new Dense(4, activation: "relu", inputShape: 3), new BatchNormalization(), new Dropout(0.5), new Dense(1)]);
        using var x = torch.randn(8, 3);
        var optimizer = new Adam();
        Tensor Step()
        {
            using var tape = new GradientTape();
            var loss = model.Apply(x, training: true).square().mean();
            optimizer.Apply(tape.Gradient(loss, model.TrainableWeights), model.TrainableWeights);
            return tape.Keep(loss.detach());
        }
        Step().Dispose();
        // What other tests left is not freed meanwhile.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Tensor.TotalCount;
        for (int i = 0; i < 20; i++) Step().Dispose();
        Assert.That(Tensor.TotalCount, Is.LessThanOrEqualTo(before), "no tensor more than before");
        using var kept = Step();
        Assert.That(kept.ToSingle(), Is.GreaterThanOrEqualTo(0));
    }

    [Test]
    public void WhatCannotBeDoneIsNamed()
    {
        using var scope = torch.NewDisposeScope();
        var layer = new Dense(2);
        var x = torch.randn(3, 2);
        var output = layer.Apply(x);
        Assert.That(() => Keras.Gradients(torch.tensor(1f), layer.TrainableWeights), Throws.InvalidOperationException.With.Message.StartsWith("The loss does not depend on a trainable weight"));
        Assert.That(() => Keras.Gradients(output, layer.TrainableWeights), Throws.InvalidOperationException.With.Message.Matches("^The gradient of the loss cannot be computed: .*scalar.* Received: loss of shape \\(3, 2\\)"));
        using var tape = new GradientTape();
        var loss = output.square().sum();
        tape.Gradient(loss, layer.TrainableWeights);
        Assert.That(() => tape.Gradient(loss, layer.TrainableWeights), Throws.InvalidOperationException.With.Message.Contains(" Make the tape persistent, or say retainGraph: true, to ask more than once. Received: loss of shape ()"));
    }
}
