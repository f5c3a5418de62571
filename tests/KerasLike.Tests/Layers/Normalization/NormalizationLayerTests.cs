using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Normalization;

/// <summary>Layer, group, unit and root-mean-square normalization against their formulas.</summary>
[TestFixture]
public class NormalizationLayerTests
{
    static Tensor Normalized(Tensor x, long[] axes, double epsilon = 1e-3) =>
        (x - x.mean(axes, keepdim: true)) / (x.var(axes, unbiased: false, keepdim: true) + epsilon).sqrt();

    // Values that no initializer gives.
    static void Randomize(Layer layer) => layer.SetWeights([.. layer.Weights.Select(w => (Tensors)(torch.randn(w.Shape.ToSizes()) + 1))]);

    static Tensor Spread(Variable weight, Tensor x, int[] axes) => weight.ToKeras().reshape([.. Enumerable.Range(0, (int)x.ndim).Select(a => axes.Contains(a) ? x.size(a) : 1)]);

    [Test]
    public void LayerNormalizationTakesAnyAxes([Values("-1", "1", "2,3", "1,2,3", "1,3", "3,1", "-2", "0,2")] string axes, [Values] bool scale, [Values] bool center)
    {
        using var scope = torch.NewDisposeScope();
        int[] given = [.. axes.Split(',').Select(int.Parse)], sorted = [.. given.Select(a => (a + 4) % 4).Order()];
        var (layer, x) = (new LayerNormalization(new Dims(given), 0.01, center, scale), torch.randn(2, 3, 4, 5) * 2 + 1);
        layer.Apply(x);
        Randomize(layer);
        var expected = Normalized(x, [.. sorted.Select(a => (long)a)], 0.01);
        if (scale) expected *= Spread(layer.Gamma!, x, sorted);
        if (center) expected += Spread(layer.Beta!, x, sorted);

        Assert.That(layer.Apply(x), Close.To(expected));
        Assert.That(layer.Axis, Is.EqualTo(new Dims(sorted)), "as Keras shows it once it is built");
        Assert.That(layer.Weights, Has.Count.EqualTo((scale ? 1 : 0) + (center ? 1 : 0)));
    }

    [Test]
    public void LayerNormalizationWithRmsScalingLeavesTheMean()
    {
        using var scope = torch.NewDisposeScope();
        var (layer, x) = (new LayerNormalization(rmsScaling: true), torch.randn(4, 5) + 3);
        Assert.That(layer.Apply(x), Close.To(x / (x.var([1L], unbiased: false, keepdim: true) + 1e-3).sqrt()));
        Assert.That(layer.Weights.Select(w => w.Name), Is.EqualTo(new[] { "gamma" }));
    }

    [Test]
    public void GroupNormalizationTakesAnyAxisButTheBatch([Values(-1, 1, 2, -2)] int axis, [Values(1, 2, -1)] int groups)
    {
        using var scope = torch.NewDisposeScope();
        var (layer, x) = (new GroupNormalization(groups, axis, 0.01), torch.randn([3, 4, 4, 4, 4]) * 2 + 1);
        layer.Apply(x);
        Randomize(layer);
        var at = (axis + 5) % 5;
        var first = x.movedim([axis], [1]);
        var expected = Normalized(first.reshape(3, layer.Groups, 4 / layer.Groups, 4, 4, 4), [2, 3, 4, 5], 0.01).reshape(first.shape).movedim([1], [axis]);

        Assert.That(layer.Groups, Is.EqualTo(groups == -1 ? 4 : groups));
        Assert.That(layer.Apply(x), Close.To(expected * Spread(layer.Gamma!, x, [at]) + Spread(layer.Beta!, x, [at])));
    }

    [Test]
    public void GroupNormalizationTakesRowsAndLongSequences()
    {
        using var scope = torch.NewDisposeScope();
        Tensor rows = torch.randn(3, 6), sequences = torch.randn(2, 7, 6);
        Assert.That(new GroupNormalization(2).Apply(rows), Close.To(Normalized(rows.reshape(3, 2, 3), [2]).reshape(3, 6)));
        using var model = new Sequential([new GroupNormalization(3, center: false, inputShape: (null, 6))]);
        Assert.That(model.OutputShape, Is.EqualTo(new Shape(null, null, 6)));
        Assert.That(model.Predict(sequences, verbose: 0), Close.To(Normalized(sequences.reshape(2, 7, 3, 2), [1, 3]).reshape(2, 7, 6)));
    }

    [Test]
    public void BetweenConvolutionsNothingIsTurned([Values("group", "batch")] string kind)
    {
        using var scope = torch.NewDisposeScope();
        Layer layer = kind == "group" ? new GroupNormalization(2) : new BatchNormalization();
        using var model = new Sequential([new Conv2D(4, 3, inputShape: (8, 7, 2)), layer, new Conv2D(3, 3)]);
        var x = torch.randn(2, 8, 7, 2);
        Assert.That(model.Predict(x, verbose: 0), Close.To(model.Layers[2].Apply(layer.Apply(model.Layers[0].Apply(x)))));
        Assert.That(layer.Layout, Is.EqualTo(ImageLayout.ChannelsFirst));
    }

    [Test]
    public void UnitNormalizationGivesLengthOne()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn(3, 4, 5);
        Assert.That(new UnitNormalization().Apply(x), Close.To(x / x.square().sum([-1L], keepdim: true).sqrt()));
        Assert.That(new UnitNormalization([1, -1]).Apply(x).square().sum([1L, 2L]), Close.To(torch.ones(3)));
        Assert.That(new UnitNormalization().Apply(torch.zeros(1, 3)), Close.To(torch.zeros(1, 3)), "zeros stay");
    }

    [Test]
    public void RMSNormalizationTakesAnyAxesAndRank([Values("-1", "1", "-2,-1", "1,3")] string axes)
    {
        using var scope = torch.NewDisposeScope();
        int[] given = [.. axes.Split(',').Select(int.Parse)], sorted = [.. given.Select(a => (a + 4) % 4).Order()];
        var (layer, x) = (new RMSNormalization(new Dims(given), 0.01), torch.randn(2, 3, 4, 5));
        layer.Apply(x);
        Randomize(layer);
        Tensor Expected(Tensor y, int[] at) => y / (y.square().mean([.. at.Select(a => (long)a)], keepdim: true) + 0.01).sqrt() * Spread(layer.Scale, y, at);

        Assert.That(layer.Apply(x), Close.To(Expected(x, sorted)));
        if (given.Max() < 0) Assert.That(layer.Apply(x[0]), Close.To(Expected(x[0], [.. sorted.Select(a => a - 1)])), "axes from the end fit any rank");
    }

    [Test]
    public void HalfPrecisionIsComputedInFloat32([Values("layer", "group", "unit", "rms", "batch")] string kind, [Values("float16", "mixed_bfloat16")] string type)
    {
        using var scope = torch.NewDisposeScope();
        Layer Make(string dtype) => kind switch
        {
            "layer" => new LayerNormalization(dtype: dtype),
            "group" => new GroupNormalization(2, dtype: dtype),
            "unit" => new UnitNormalization(dtype: dtype),
            "rms" => new RMSNormalization(dtype: dtype),
            _ => new BatchNormalization(dtype: dtype),
        };
        var x = torch.randn(4, 6) * 300; // whose squares float16 cannot hold
        var half = Make(type).Apply(x, training: true);
        Assert.That(half.dtype, Is.EqualTo(type == "float16" ? torch.float16 : torch.bfloat16));
        Assert.That(half.to(torch.float32), Close.To(Make("float32").Apply(x, training: true), 2e-2, 2e-2));
    }

    [Test]
    public void WhatDoesNotFitIsNamed()
    {
        var x = torch.zeros(2, 3, 4);
        Assert.That(() => new LayerNormalization([1, 1], name: "ln").Apply(x), Throws.ArgumentException.With.Message.EqualTo("LayerNormalization \"ln\": `axis` must name axes of the input, each once. Received: axis=(1, 1), input shape=(2, 3, 4)"));
        Assert.That(() => new UnitNormalization(3, name: "un").Apply(x), Throws.ArgumentException.With.Message.EqualTo("UnitNormalization \"un\": `axis` must name axes of the input, each once. Received: axis=3, input shape=(2, 3, 4)"));
        Assert.That(() => new RMSNormalization(-4, name: "rms").Apply(x), Throws.ArgumentException.With.Message.StartsWith("RMSNormalization \"rms\": `axis` must name axes of the input"));
        Assert.That(() => new RMSNormalization(1, name: "rms").Apply(Keras.Input((null, 3))), Throws.ArgumentException.With.Message.EqualTo("RMSNormalization \"rms\": `axis` must name axes of known size. Received: axis=(1), input shape=(None, None, 3)"));
        Assert.That(() => new LayerNormalization(1, name: "ln").Apply(Keras.Input((null, 3))), Throws.ArgumentException.With.Message.EqualTo("LayerNormalization \"ln\": `axis` must be an axis of known size. Received: axis=1, input shape=(None, None, 3)"));
        Assert.That(() => new LayerNormalization(epsilon: -1), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("LayerNormalization: `epsilon` must not be negative. Received: epsilon=-1"));
        Assert.That(() => new GroupNormalization(0), Throws.ArgumentException.With.Message.StartsWith("GroupNormalization: `groups` must be positive, or -1 for a group for each channel. Received: groups=0"));
        Assert.That(() => new GroupNormalization(8, name: "gn").Apply(x), Throws.ArgumentException.With.Message.EqualTo("GroupNormalization \"gn\": the input's channels must be a multiple of `groups`. Received: 4 channels, groups=8"));
        Assert.That(() => new GroupNormalization(2, axis: 0, name: "gn").Apply(x), Throws.ArgumentException.With.Message.EqualTo("GroupNormalization \"gn\": `axis` must be an axis of known size, and not that of the batch. Received: axis=0, input shape=(2, 3, 4)"));
        var built = new LayerNormalization(name: "ln");
        built.Apply(x);
        Assert.That(() => built.Apply(torch.zeros(2, 3, 5)), Throws.ArgumentException.With.Message.EqualTo("LayerNormalization \"ln\": expected 4 values on axis 2. Received: shape (2, 3, 5)."));
    }

    [Test]
    public void WithoutGammaAndBetaSizesMayBeUnknown()
    {
        using var scope = torch.NewDisposeScope();
        using var model = new Sequential([new LayerNormalization([1, 2], center: false, scale: false, inputShape: (null, 3))]);
        var x = torch.randn(2, 5, 3);
        Assert.That(model.Predict(x, verbose: 0), Close.To(Normalized(x, [1, 2])));
    }
}
