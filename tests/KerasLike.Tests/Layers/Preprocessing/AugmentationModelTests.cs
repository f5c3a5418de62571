using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Augmentation inside of models: in training, in prediction, and in files.</summary>
[TestFixture]
public class AugmentationModelTests
{
    static Sequential Model() => new(
    [
        new RandomFlip("horizontal", seed: 1, inputShape: (12, 12, 3)), new RandomColorJitter((0, 1), 0.2, 0.2, seed: 2), new RandAugment((0, 1), seed: 3), new AugMix((0, 1), numChains: 2, seed: 4),
        new MixUp(seed: 5), new Conv2D(4, 3, activation: "relu"), new Flatten(), new Dense(2, activation: "softmax"),
    ]);

    static (Tensor X, Tensor Y) Data()
    {
        using var generator = new torch.Generator(1);
        return (torch.rand(32, 12, 12, 3, generator: generator), torch.eye(2).repeat(16, 1));
    }

    [Test]
    public void TrainingRepeatsBitForBit()
    {
        using var scope = torch.NewDisposeScope();
        var (x, y) = Data();
        Tensor Trained()
        {
            Keras.SetRandomSeed(3);
            var model = Model();
            model.Compile("sgd", "categorical_crossentropy");
            model.Fit(x, y, batchSize: 8, epochs: 2, verbose: 0);
            return model.Predict(x, verbose: 0);
        }
        Assert.That(Trained(), Close.To(Trained(), 0, 0));
    }

    [Test]
    public void AFileHoldsItAll()
    {
        using var scope = torch.NewDisposeScope();
        using var folder = new TemporaryFolder();
        var (x, model) = (Data().X, Model());
        model.Save(folder["model.keras"]);
        var loaded = Keras.LoadModel(folder["model.keras"]);
        Assert.That(JsonEquality.Difference(loaded.GetConfig(), model.GetConfig()), Is.Null);
        Assert.That(loaded.Predict(x, verbose: 0), Close.To(model.Predict(x, verbose: 0), 0, 0));
        Assert.That(loaded.Apply(x, training: true), Close.To(model.Apply(x, training: true), 0, 0), "with the same seeds");
    }

    [Test]
    public void PredictionsOfSeveralAugmentedCopiesDiffer()
    {
        using var scope = torch.NewDisposeScope();
        var (x, model) = (Data().X, new Sequential([new RandomRotation(0.3, inputShape: (12, 12, 3)), new Flatten(), new Dense(2)]));
        Assert.That(model.Apply(x, training: true).sub(model.Apply(x, training: true)).abs().max().item<float>(), Is.GreaterThan(0.001f), "test-time augmentation");
        Assert.That(model.Predict(x, verbose: 0), Close.To(model.Predict(x, verbose: 0), 0, 0));
    }

    [Test]
    public void EachIsPrintedAsItWasMade()
    {
        Assert.That(new RandomRotation((-0.1, 0.2), seed: 3).ToString(), Is.EqualTo("RandomRotation((-0.1, 0.2), seed: 3)"));
        Assert.That(new RandomZoom(0.2).ToString(), Is.EqualTo("RandomZoom(0.2)"));
        Assert.That(new RandAugment((0, 1)).ToString(), Is.EqualTo("RandAugment(valueRange: (0, 1))"));
    }
}
