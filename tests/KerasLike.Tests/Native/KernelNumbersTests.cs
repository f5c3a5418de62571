using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace KerasLike.Tests.Native;

/// <summary>libtorch's kernels give the same numbers in single and in double precision. On machines that hide the sizes of their caches they do only because the library sees to it.</summary>
[TestFixture]
public class KernelNumbersTests
{
    [OneTimeSetUp]
    public void LoadAsProgramsDo() => Keras.Doctor();

    [Test]
    public void OfConvolutionsAndTheirGradients([Values(1, 2)] int groups, [Values(1, 2, 5, 16)] int channels, [Values(1, 2, 5)] int filters, [Values(3, 5)] int kernel, [Values(1, 2)] int stride)
    {
        using var scope = NewDisposeScope();
        var x = ChannelsLast(randn(2, groups * channels, 9, 10)).requires_grad_();
        var w = ChannelsLast(randn(groups * filters, channels, kernel, 3)).requires_grad_();
        var (x64, w64) = (x.detach().to(float64).requires_grad_(), w.detach().to(float64).requires_grad_());
        var (y, y64) = (functional.conv2d(x, w, strides: [stride, stride], groups: groups), functional.conv2d(x64, w64, strides: [stride, stride], groups: groups));
        var direction = randn_like(y);
        y.backward([direction]);
        y64.backward([direction.to(float64)]);

        Assert.That(Distance(y, y64), Is.LessThan(1e-4), "output");
        Assert.That(Distance(x.grad!, x64.grad!), Is.LessThan(1e-4), "gradient of the input");
        Assert.That(Distance(w.grad!, w64.grad!), Is.LessThan(1e-4), "gradient of the kernel");
    }

    [Test]
    public void OfAnLstmWithoutGradients([Values(1, 3, 16)] int features, [Values(1, 4, 20, 64)] int units)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var (single, twice) = (LSTM(features, units, batchFirst: true), LSTM(features, units, batchFirst: true, dtype: float64));
        foreach (var (from, to) in single.parameters().Zip(twice.parameters())) to.copy_(from);
        var x = randn(3, 4, features);

        Assert.That(Distance(Output(single, x), Output(twice, x.to(float64))), Is.LessThan(1e-5));
    }

    static Tensor Output(LSTM lstm, Tensor x) => lstm.call(x, null).Item1;

    static Tensor ChannelsLast(Tensor x) => x.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2).detach();

    static double Distance(Tensor a, Tensor b) => (a.to(float64) - b).abs().max().item<double>();
}
