using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Layers.Normalization;

/// <summary>Spectral normalization brings the largest singular value of a kernel to 1.</summary>
[TestFixture]
public class SpectralNormalizationTests
{
    static double Norm(Variable kernel) => torch.linalg.svdvals(kernel.ToKeras().detach().reshape(-1, kernel.Shape.Last)).max().item<float>();

    static IEnumerable<TestCaseData> Layers =>
    [
        new TestCaseData(new Dense(4), torch.randn(2, 6)).SetName("SpectralNormOfDense"), new TestCaseData(new Conv2D(3, 2), torch.randn(2, 5, 5, 2)).SetName("SpectralNormOfConv2D"),
        new TestCaseData(new Embedding(7, 3), torch.tensor(new long[,] { { 1, 2 } })).SetName("SpectralNormOfEmbedding"), new TestCaseData(new EinsumDense("ab,bcd->acd", (2, 3)), torch.randn(2, 4)).SetName("SpectralNormOfEinsumDense"),
    ];

    // A matrix of ones, of norm 3, and another of norm 0.3: by Weyl's inequality the largest singular value is at least 2.7 and the next at most 0.3, so that each iteration brings the error
    // to an 81st, whatever the random values are.
    static Tensor WithGap(Variable kernel)
    {
        var values = kernel.ToKeras().detach();
        return torch.full_like(values, 3 / Math.Sqrt(values.numel())) + (values * (0.3 / Norm(kernel)));
    }

    [TestCaseSource(nameof(Layers))]
    public void TrainingBringsTheNormToOne(Layer inner, Tensor x)
    {
        using var scope = torch.NewDisposeScope();
        var layer = new SpectralNormalization(inner, powerIterations: 30);
        layer.Apply(x);
        layer.Kernel.Assign(WithGap(layer.Kernel));
        var before = Norm(layer.Kernel);
        Assert.That(layer.Apply(x), Close.To(inner.Apply(x)), "in inference it is the layer");
        Assert.That(Norm(layer.Kernel), Is.EqualTo(before));

        var y = layer.Apply(x, training: true);
        Assert.That(Norm(layer.Kernel), Is.EqualTo(1).Within(1e-3).And.Not.EqualTo(before).Within(1e-2));
        Assert.That(y, Close.To(inner.Apply(x)), "with the new kernel");
    }

    [Test]
    public void OneIterationIsTheFormula()
    {
        using var scope = torch.NewDisposeScope();
        var layer = new SpectralNormalization(new Dense(3));
        var x = torch.randn(2, 4);
        layer.Apply(x);
        Tensor w = layer.Kernel.ToKeras().clone(), u = layer.VectorU.ToKeras().clone();
        layer.Apply(x, training: true);
        var v = u.matmul(w.t());
        v /= v.norm();
        u = v.matmul(w);
        u /= u.norm();
        Assert.That(layer.VectorU.ToKeras(), Close.To(u));
        Assert.That(layer.Kernel.ToKeras(), Close.To(w / v.matmul(w).matmul(u.t())));
    }

    [Test]
    public void AKernelOfZerosStays()
    {
        using var scope = torch.NewDisposeScope();
        var layer = new SpectralNormalization(new Dense(3, kernelInitializer: "zeros"));
        var x = torch.ones(2, 4);
        layer.Apply(x);
        var u = layer.VectorU.ToKeras().clone();
        Assert.That(layer.Apply(x, training: true), Close.To(torch.zeros(2, 3)));
        Assert.That(layer.VectorU.ToKeras(), Close.To(u));
    }

    [Test]
    public void WeightsAreKerassAndTrain()
    {
        using var folder = new TemporaryFolder();
        using var scope = torch.NewDisposeScope();
        using var model = new Sequential([new SpectralNormalization(new Dense(1, name: "inner"), inputShape: 4)]);
        Assert.That(model.Weights.Select(w => w.Name), Is.EqualTo(new[] { "kernel", "vector_u", "bias" }));
        Assert.That(model.TrainableWeights.Select(w => w.Name), Is.EqualTo(new[] { "kernel", "bias" }));
        model.Compile("sgd", "mse");
        var (x, y) = (torch.randn(32, 4), torch.randn(32, 1));
        var history = model.Fit(x, y, epochs: 3, verbose: 0);
        Assert.That(history["loss"][^1], Is.LessThan(history["loss"][0]));

        var file = Path.Combine(folder.Path, "model.keras");
        model.Save(file);
        using var loaded = Keras.LoadModel(file);
        Assert.That(loaded.Predict(x, verbose: 0), Close.To(model.Predict(x, verbose: 0)));
        Assert.That(((SpectralNormalization)((Sequential)loaded).Layers[0]).VectorU.ToKeras(), Close.To(((SpectralNormalization)model.Layers[0]).VectorU.ToKeras()));
    }

    [Test]
    public void ALayerWithoutAKernelIsNamed()
    {
        Assert.That(() => new SpectralNormalization(new Flatten(), name: "sn").Apply(torch.zeros(2, 3)), Throws.ArgumentException.With.Message.EqualTo(
            "SpectralNormalization \"sn\": `layer` must have a public property Kernel or Embeddings that holds a variable. Received: layer=Flatten()"));
        Assert.That(() => new SpectralNormalization(new Dense(2), 0), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("SpectralNormalization: `powerIterations` must be positive. Received: powerIterations=0"));
    }
}
