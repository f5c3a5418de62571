using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Normalization;

/// <summary>Batch normalization in training, in prediction and frozen.</summary>
[TestFixture]
public class BatchNormalizationTests
{
    static (Tensor Mean, Tensor Variance) Moments(Tensor x) => (x.mean([0L]), x.var([0L], unbiased: false));

    [Test]
    public void TrainingNormalizesByTheBatchAndMovesTheAverages()
    {
        using var scope = torch.NewDisposeScope();
        var (layer, x) = (new BatchNormalization(momentum: 0.9, epsilon: 0.01), torch.randn(16, 3) * 2 + 5);
        var y = layer.Apply(x, training: true);
        var (mean, variance) = Moments(x);
        Assert.That(y, Close.To((x - mean) / (variance + 0.01).sqrt()));
        Assert.That(layer.MovingMean.ToKeras(), Close.To(0.1 * mean));
        Assert.That(layer.MovingVariance.ToKeras(), Close.To(0.9 * torch.ones(3) + 0.1 * variance), "Keras's variance is the batch's own, not Bessel's");
    }

    [Test]
    public void PredictionNormalizesByTheAverages()
    {
        using var scope = torch.NewDisposeScope();
        var (layer, x) = (new BatchNormalization(), torch.randn(4, 2));
        layer.Apply(x);
        layer.SetWeights(new float[] { 2, 3 }, new float[] { 1, -1 }, new float[] { 0.5f, 0 }, new float[] { 4, 1 });
        Assert.That(layer.Apply(x), Close.To((x - torch.tensor(new[] { 0.5f, 0 })) / (torch.tensor(new[] { 4f, 1 }) + 1e-3).sqrt() * torch.tensor(new[] { 2f, 3 }) + torch.tensor(new[] { 1f, -1 })));
    }

    [Test]
    public void AFrozenLayerRunsAsInPrediction()
    {
        using var scope = torch.NewDisposeScope();
        var (layer, x) = (new BatchNormalization(), torch.randn(8, 2) + 3);
        layer.Apply(x, training: true);
        layer.Trainable = false;
        var before = layer.MovingMean.ToKeras().clone();
        Assert.That(layer.Apply(x, training: true), Close.To(layer.Apply(x, training: false)));
        Assert.That(layer.MovingMean.ToKeras(), Close.To(before));
    }

    [TestCase(-1, 3), TestCase(1, 4), TestCase(2, 5), TestCase(3, 3)]
    public void AnyAxisMayBeNormalized(int axis, int size)
    {
        using var scope = torch.NewDisposeScope();
        var (layer, x) = (new BatchNormalization(axis), torch.randn(6, 4, 5, 3));
        var y = layer.Apply(x, training: true);
        long[] others = [.. Enumerable.Range(0, 4).Where(a => a != (axis + 4) % 4).Select(a => (long)a)];
        Assert.That(layer.Gamma!.Shape, Is.EqualTo((Shape)size));
        Assert.That(y, Close.To((x - x.mean(others, keepdim: true)) / (x.var(others, unbiased: false, keepdim: true) + 1e-3).sqrt()));
    }

    [Test]
    public void ScaleAndShiftMayBeLeftOut() =>
        Assert.That(new Sequential([new BatchNormalization(center: false, scale: false, inputShape: 3)]).Weights.Select(w => w.Name), Is.EqualTo(new[] { "moving_mean", "moving_variance" }));

    [Test]
    public void AnAxisThatIsNotThereIsNamed() =>
        Assert.That(() => new BatchNormalization(axis: 4, name: "bn").Apply(torch.zeros(2, 3)), Throws.ArgumentException.With.Message.EqualTo("BatchNormalization \"bn\": `axis` must be an axis of known size. Received: axis=4, input shape=(2, 3)"));

    [Test]
    public void RenormClippingIsChecked() =>
        Assert.That(() => new BatchNormalization(renorm: true, renormClipping: new Dictionary<string, double> { ["rmin"] = 3, ["rmax"] = 1 }).Apply(torch.zeros(2, 3), training: true), Throws.ArgumentException.With.Message.StartsWith(
            "BatchNormalization: `renormClipping` may hold rmin, rmax (at least rmin) and dmax (not negative). Received: renormClipping={[rmin, 3], [rmax, 1]}"));

    [Test]
    public void PaddingDoesNotCount([Values(-1, 1)] int axis, [Values] bool renorm, [Values] bool inGraph)
    {
        using var scope = torch.NewDisposeScope();
        var layer = new BatchNormalization(axis, momentum: 0.9, renorm: renorm);
        var x = torch.randn(3, 4, 2) + 1;
        x[0, 3] = float.NaN;
        var mask = torch.tensor(new[,] { { true, true, true, false }, { true, true, true, true }, { true, true, false, false } });
        var there = mask.unsqueeze(-1).expand(3, 4, 2);
        long[] others = axis == 1 ? [0, 2] : [0, 1];
        var count = there.sum(others, keepdim: true);
        Tensor Mean(Tensor values) => values.masked_fill(there.logical_not(), 0).sum(others, keepdim: true) / count;
        var mean = Mean(x);
        var variance = Mean((x - mean).square());

        Tensor y;
        if (inGraph)
        {
            var input = Keras.Input((4, 2));
            var model = new Model(input, new Activation("linear").Apply(layer.Apply(input)));
            y = model.Apply(x, training: true, mask: mask);
        }
        else y = layer.Apply(x, training: true, mask: mask);

        Assert.That(layer.MovingMean.ToKeras(), Close.To(0.1 * mean.flatten()));
        var wanted = 0.9 + 0.1 * variance.flatten();
        if (renorm) wanted = (0.9 * torch.ones_like(variance.flatten()) + 0.1 * (variance.flatten() + 1e-3).sqrt()).square() - 1e-3;
        Assert.That(layer.MovingVariance.ToKeras(), Close.To(wanted));
        if (!renorm) Assert.That(y[1], Close.To(((x - mean) / (variance + 1e-3).sqrt())[1]));
    }

    [Test]
    public void WithNothingThereNothingIsDividedByZero()
    {
        using var scope = torch.NewDisposeScope();
        var layer = new BatchNormalization(momentum: 0.5);
        var y = layer.Apply(torch.ones(2, 3, 2), training: true, mask: torch.zeros(2, 3, dtype: torch.@bool));
        Assert.That(layer.MovingMean.ToKeras(), Close.To(torch.zeros(2)));
        Assert.That(y.isfinite().all().item<bool>());
    }

    [Test]
    public void AMaskThatDoesNotFitIsNamed() =>
        Assert.That(() => new BatchNormalization(name: "bn").Apply(torch.zeros(2, 3, 4, 2), training: true, mask: torch.ones(2, 3, dtype: torch.@bool)), Throws.ArgumentException.With.Message.EqualTo(
            "BatchNormalization \"bn\": expected a mask of one axis less than the input. Received: mask (2, 3) for input (2, 3, 4, 2)"));

    [Test]
    public void ManyAxesAreNormalizedInAGraphToo()
    {
        using var scope = torch.NewDisposeScope();
        using var model = new Sequential([new BatchNormalization(inputShape: (2, 2, 2, 2, 3))]);
        var x = torch.randn([4, 2, 2, 2, 2, 3]);
        Assert.That(model.Predict(x, verbose: 0), Close.To(x / Math.Sqrt(1.001)));
    }
}
