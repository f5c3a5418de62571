using KerasLike.Activations;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Layers.Activations;

/// <summary>The randomized leaky unit, and the threshold activation.</summary>
[TestFixture]
public class RReLUTests
{
    [Test]
    public void InTrainingSlopesAreDrawnEvenly()
    {
        using var scope = torch.NewDisposeScope();
        var (layer, x) = (new RReLU(0.2, 0.6, seed: 3), -torch.ones(200, 500));
        var slopes = -layer.Apply(x, training: true);
        Assert.That(slopes.min().item<float>(), Is.GreaterThanOrEqualTo(0.2f).And.LessThan(0.201f));
        Assert.That(slopes.max().item<float>(), Is.LessThanOrEqualTo(0.6f).And.GreaterThan(0.599f));
        Assert.That(slopes.mean().item<float>(), Is.EqualTo(0.4).Within(0.002));
        Assert.That(slopes.std().item<float>(), Is.EqualTo(0.4 / Math.Sqrt(12)).Within(0.002));
        Assert.That(layer.Apply(x, training: true), Is.Not.Matches<Tensor>(y => y.allclose(-slopes)), "anew at each call");
        Assert.That(new RReLU(0.2, 0.6, seed: 3).Apply(x, training: true), Close.To(-slopes), "a seed repeats");
        Assert.That(layer.Apply(-x, training: true), Close.To(-x), "what is positive stays");
    }

    [Test]
    public void OtherwiseTheSlopeIsTheMiddle() =>
        Assert.That(new RReLU().Apply(torch.tensor(new float[] { -4, 0, 4 })), Close.To(torch.tensor(new float[] { -4 * 11 / 48f, 0, 4 })));

    [Test]
    public void ItIsSavedAsKerassLayersAre()
    {
        using var folder = new TemporaryFolder();
        using var model = new Sequential([new Dense(3, inputShape: 2), new RReLU(0.1, 0.3, seed: 5), new LocalResponseNormalization(3, k: 2)]);
        model.Save(Path.Combine(folder.Path, "m.keras"));
        using var loaded = (Sequential)Keras.LoadModel(Path.Combine(folder.Path, "m.keras"));
        Assert.That(loaded.Layers[1].ToString(), Is.EqualTo("RReLU(lower: 0.1, upper: 0.3, seed: 5)"));
        Assert.That(loaded.Layers[2].ToString(), Is.EqualTo("LocalResponseNormalization(size: 3, k: 2)"));
        Assert.That(loaded.Predict(torch.ones(1, 2), verbose: 0), Close.To(model.Predict(torch.ones(1, 2), verbose: 0)));
    }

    [Test]
    public void TheRangeIsChecked() =>
        Assert.That(() => new RReLU(0.5, 0.25), Throws.ArgumentException.With.Message.StartsWith("RReLU: `upper` must be at least `lower`. Received: lower=0.5, upper=0.25"));

    [Test]
    public void ThresholdKeepsWhatIsGreater()
    {
        var x = torch.tensor(new float[] { -1, 0.5f, 1, 2 });
        Assert.That(ActivationFunction.Threshold(x, 0.5, -3), Close.To(torch.tensor(new float[] { -3, -3, 1, 2 })));
        var activation = new ActivationFunction("above_one", v => ActivationFunction.Threshold(v, 1, 0));
        Assert.That(new Activation(activation).Apply(x), Close.To(torch.tensor(new float[] { 0, 0, 0, 2 })));
    }
}
