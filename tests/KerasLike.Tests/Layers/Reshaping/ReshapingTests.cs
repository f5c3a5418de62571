using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Reshaping;

/// <summary>Permuting, repeating, cropping, padding and up-sampling.</summary>
[TestFixture]
public class ReshapingTests
{
    static Tensor Numbers(params long[] shape) => torch.arange(shape.Aggregate((a, b) => a * b), dtype: torch.float32).reshape(shape);

    // The same layer in both formats, in a graph and by itself.
    static void Check(Func<string, Layer> make, Tensor x, Tensor expected)
    {
        using var scope = torch.NewDisposeScope();
        long[] first = [0, x.ndim - 1, .. Enumerable.Range(1, (int)x.ndim - 2).Select(a => (long)a)];
        Assert.That(make("channels_last").Apply(x), Close.To(expected));
        Assert.That(make("channels_first").Apply(x.permute(first)), Close.To(expected.permute(first)), "channels_first");
        using var model = new Sequential([Keras.Input(new Shape([.. Enumerable.Range(1, (int)x.ndim - 2).Select(_ => (int?)null), (int)x.size(-1)])), make("channels_last"), new Activation("linear")]);
        Assert.That(model.Predict(x, verbose: 0), Close.To(expected), "in a graph, of sizes not known before");
        Assert.That(make("channels_last").ComputeOutputShape(Shape.Of(x)), Is.EqualTo(Shape.Of(expected)));
        var integers = make("channels_last").Apply(x.to(torch.int32));
        if (make("channels_last") is not UpSampling2D { Interpolation: not "nearest" }) Assert.That(integers, Close.To(expected), "integers");
        Assert.That(integers.dtype, Is.EqualTo(torch.int32), "integers stay integers");
    }

    [Test]
    public void CroppingCutsOffBothEnds()
    {
        var x = Numbers(2, 5, 6, 7, 2);
        Check(f => new Cropping2D(((1, 0), (2, 3)), f), x[0], x[0].narrow(1, 1, 5).narrow(2, 2, 2));
        Check(f => new Cropping2D((1, 2), f), x[0], x[0].narrow(1, 1, 4).narrow(2, 2, 3));
        Check(f => new Cropping2D(dataFormat: f), x[0], x[0]);
        Check(f => new Cropping3D(((1, 0), (2, 2), (0, 3)), f), x, x.narrow(1, 1, 4).narrow(2, 2, 2).narrow(3, 0, 4));
        Check(f => new Cropping3D((0, 1, 2), f), x, x.narrow(2, 1, 4).narrow(3, 2, 3));
        Check(f => new Cropping3D(dataFormat: f), x, x.narrow(1, 1, 3).narrow(2, 1, 4).narrow(3, 1, 5));
        Assert.That(new Cropping1D((2, 1)).Apply(x[0, 0]), Close.To(x[0, 0].narrow(1, 2, 4)));
        Assert.That(new Cropping1D().Apply(x[0, 0]), Close.To(x[0, 0].narrow(1, 1, 5)));
    }

    [Test]
    public void ZeroPaddingAddsToBothEnds()
    {
        static Tensor Pad(Tensor x, params long[] pads) => torch.nn.functional.pad(x, [0, 0, .. pads]);
        var x = Numbers(2, 2, 3, 4, 2);
        Check(f => new ZeroPadding1D((2, 1), f), x[0, 0], Pad(x[0, 0], 2, 1));
        Check(f => new ZeroPadding1D(dataFormat: f), x[0, 0], Pad(x[0, 0], 1, 1));
        Check(f => new ZeroPadding2D(((1, 0), (2, 3)), f), x[0], Pad(x[0], 2, 3, 1, 0));
        Check(f => new ZeroPadding2D((1, 2), f), x[0], Pad(x[0], 2, 2, 1, 1));
        Check(f => new ZeroPadding3D(((1, 0), (2, 0), (0, 3)), f), x, Pad(x, 0, 3, 2, 0, 1, 0));
        Check(f => new ZeroPadding3D((1, 2, 3), f), x, Pad(x, 3, 3, 2, 2, 1, 1));
    }

    [TestCase(1, 1), TestCase(2, 3), TestCase(7, 1), TestCase(1, 41), TestCase(3, 2)]
    public void UpSamplingRepeats(int a, int b)
    {
        var x = Numbers(2, 2, 3, 4, 2);
        Check(f => new UpSampling2D((a, b), f), x[0], x[0].repeat_interleave(a, 1).repeat_interleave(b, 2));
        Check(f => new UpSampling3D((b, 1, a), f), x, x.repeat_interleave(b, 1).repeat_interleave(a, 3));
        Assert.That(new UpSampling1D(b).Apply(x[0, 0]), Close.To(x[0, 0].repeat_interleave(b, 1)));
        Assert.That(new UpSampling1D(b).Apply(x[0, 0].to(torch.int64)).dtype, Is.EqualTo(torch.int64));
    }

    [Test]
    public void UpSamplingInterpolates()
    {
        var x = Numbers(1, 2, 2, 1);
        var bilinear = torch.tensor(new float[,] { { 0, 0.25f, 0.75f, 1 }, { 0.5f, 0.75f, 1.25f, 1.5f }, { 1.5f, 1.75f, 2.25f, 2.5f }, { 2, 2.25f, 2.75f, 3 } });
        Check(f => new UpSampling2D(2, f, "Bilinear"), x, bilinear.reshape(1, 4, 4, 1));
        var images = torch.randn(2, 4, 5, 3);
        var bicubic = torch.nn.functional.interpolate(images.permute(0, 3, 1, 2), [8, 15], mode: torch.InterpolationMode.Bicubic, align_corners: false).permute(0, 2, 3, 1);
        Check(f => new UpSampling2D((2, 3), f, "bicubic"), images, bicubic);
    }

    [TestCase("lanczos3", 3), TestCase("lanczos5", 5)]
    public void UpSamplingByLanczosWeighsTheNeighbours(string interpolation, int radius)
    {
        var x = torch.randn(1, 9, 1, 1);
        var y = new UpSampling2D((2, 1), interpolation: interpolation).Apply(x);
        static double Sinc(double t) => t == 0 ? 1 : Math.Sin(Math.PI * t) / (Math.PI * t);
        for (int i = 0; i < 18; i++)
        {
            double place = (i + 0.5) / 2 - 0.5, sum = 0, weights = 0;
            for (int j = 0; j < 9; j++)
            {
                if (Math.Abs(place - j) >= radius) continue;
                var weight = Sinc(place - j) * Sinc((place - j) / radius);
                sum += weight * x[0, j, 0, 0].item<float>();
                weights += weight;
            }
            Assert.That(y[0, i, 0, 0].item<float>(), Is.EqualTo(sum / weights).Within(1e-5));
        }
    }

    [Test]
    public void PermuteAndRepeatVectorAreViews()
    {
        var x = Numbers(2, 3, 4, 5);
        Assert.That(new Permute((3, 1, 2)).Apply(x), Close.To(x.permute(0, 3, 1, 2)));
        Assert.That(new Permute((2, 1)).ComputeOutputShape((null, null, 4)), Is.EqualTo(new Shape(null, 4, null)));
        Assert.That(new Permute(1).Apply(x[0, 0].to(torch.int64)).dtype, Is.EqualTo(torch.int64));
        var repeated = new RepeatVector(3).Apply(x[0, 0]);
        Assert.That(repeated, Close.To(x[0, 0].unsqueeze(1).repeat(1, 3, 1)));
        using var model = new Sequential([new RepeatVector(3, inputShape: 5), new Dense(2, activation: "relu")]);
        Assert.That(model.OutputShape, Is.EqualTo(new Shape(null, 3, 2)));
        Assert.That(model.Predict(x[0, 0], verbose: 0)[0, 0], Close.To(model.Predict(x[0, 0], verbose: 0)[0, 2]));
    }

    [Test]
    public void InAStackOfConvolutionsShapesFollow()
    {
        using var scope = torch.NewDisposeScope();
        using var model = new Sequential([new Conv2D(4, 3, padding: "same", inputShape: (4, 6, 2)), new UpSampling2D(2), new ZeroPadding2D((1, 0)), new Cropping2D(((0, 1), (2, 0))), new Conv2D(3, 2, activation: "relu")]);
        var x = torch.randn(2, 4, 6, 2);
        Assert.That(model.OutputShape, Is.EqualTo(new Shape(null, 8, 9, 3)));
        Assert.That(model.Predict(x, verbose: 0), Close.To(model.Layers.Aggregate(x, (y, layer) => layer.Apply(y))));
    }

    [Test]
    public void WhatDoesNotFitIsNamed()
    {
        Assert.That(() => new Cropping1D((3, 3), name: "c").Apply(torch.zeros(1, 6, 2)), Throws.ArgumentException.With.Message.EqualTo("Cropping1D \"c\": the output would be empty. Received: input shape=(1, 6, 2), cropping=(3, 3). Crop less."));
        Assert.That(() => new Cropping2D(((2, 2), (0, 0)), name: "c").Apply(Keras.Input((4, 9, 1))), Throws.ArgumentException.With.Message.EqualTo("Cropping2D \"c\": the output would be empty. Received: input shape=(None, 4, 9, 1), cropping=((2, 2), (0, 0)). Crop less."));
        using var dynamic = new Sequential([new Cropping3D(2, name: "c", inputShape: (null, 9, 9, 1))]);
        Assert.That(() => dynamic.Apply(torch.zeros([1, 4, 9, 9, 1])), Throws.ArgumentException.With.Message.StartsWith("Cropping3D \"c\": the output would be empty. Received: input shape="));
        Assert.That(() => new Cropping2D(-1), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("Cropping2D: `cropping` must not be negative. Received: cropping=((-1, -1))"));
        Assert.That(() => new Cropping3D((1, 2)), Throws.ArgumentException.With.Message.StartsWith("Cropping3D: `cropping` must be an int, 3 ints or 3 pairs of ints. Received: cropping=((1, 1), (2, 2))"));
        Assert.That(() => new ZeroPadding1D((1, 2, 3)), Throws.ArgumentException.With.Message.StartsWith("ZeroPadding1D: `padding` must be an int or 2 ints. Received: padding=(1, 2, 3)"));
        Assert.That(() => new ZeroPadding1D(-2), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("ZeroPadding1D: `padding` must be at least 0 on every axis. Received: padding=-2"));
        Assert.That(() => new ZeroPadding3D(name: "z").Apply(torch.zeros(1, 2, 3, 4)), Throws.ArgumentException.With.Message.EqualTo("ZeroPadding3D \"z\": expected 5 axes. Received: shape (1, 2, 3, 4)."));
        Assert.That(() => new UpSampling1D(0), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("UpSampling1D: `size` must be positive. Received: size=0"));
        Assert.That(() => new UpSampling2D((2, 0)), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("UpSampling2D: `size` must be at least 1 on every axis. Received: size=(2, 0)"));
        Assert.That(() => new UpSampling2D(interpolation: "cubic"), Throws.ArgumentException.With.Message.StartsWith("UpSampling2D: `interpolation` must be one of \"bilinear\", \"nearest\", \"bicubic\", \"lanczos3\", \"lanczos5\". Received: interpolation=\"cubic\""));
        Assert.That(() => new UpSampling3D(dataFormat: "last"), Throws.ArgumentException.With.Message.StartsWith("UpSampling3D: `dataFormat` must be one of \"channels_last\", \"channels_first\". Received: dataFormat=\"last\""));
        Assert.That(() => new Permute((1, 3)), Throws.ArgumentException.With.Message.StartsWith("Permute: `dims` must hold each axis from 1 once. Received: dims=(1, 3)"));
        Assert.That(() => new Permute((2, 1), name: "p").Apply(torch.zeros(2, 3)), Throws.ArgumentException.With.Message.EqualTo("Permute \"p\": expected 3 axes. Received: shape (2, 3)."));
        Assert.That(() => new RepeatVector(0), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("RepeatVector: `n` must be positive. Received: n=0"));
        Assert.That(() => new RepeatVector(2, name: "r").Apply(torch.zeros(2, 3, 4)), Throws.ArgumentException.With.Message.EqualTo("RepeatVector \"r\": expected 2 axes. Received: shape (2, 3, 4)."));
    }
}
