using KerasLike.Layers;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Layers.Convolutional;

/// <summary>The kernel for convolutions of each channel by itself against a whole convolution whose kernel is zero between channels: numbers and gradients.</summary>
[TestFixture]
public class DepthwiseKernelTests
{
    const int Channels = 3;

    // (*window, channels, multiplier) as a kernel of shape (out, in, *window), zero where the channels differ.
    static Tensor Whole(Tensor kernel)
    {
        var window = kernel.shape[..^2];
        var multiplier = kernel.size(-1);
        var same = torch.eye(Channels, dtype: kernel.dtype).reshape([.. window.Select(_ => 1L), Channels, Channels, 1]);
        var wide = (kernel.unsqueeze(-3) * same).reshape([.. window, Channels, Channels * multiplier]);
        return wide.movedim([-1, -2], [0, 1]);
    }

    [Test]
    public void OfImages([Values("valid", "same")] string padding, [Values(1, 2)] int stride, [Values(1, 2)] int dilation, [Values(1, 2)] int multiplier, [Values] bool useBias, [Values("channels_last", "channels_first")] string dataFormat)
    {
        if (stride > 1 && dilation > 1) return; // Keras takes one of them
        using var scope = torch.NewDisposeScope();
        var last = dataFormat == "channels_last";
        var x = torch.randn(last ? [2, 8, 7, Channels] : [2, Channels, 8, 7]).requires_grad_();
        var layer = new DepthwiseConv2D(3, stride, padding, multiplier, dataFormat, dilation, useBias: useBias, biasInitializer: "random_normal");
        layer.Apply(x);
        Tensor General()
        {
            var images = last ? x.permute(0, 3, 1, 2) : x;
            if (padding == "same") images = Padded(images, stride, dilation);
            var y = torch.nn.functional.conv2d(images, Whole(layer.Kernel.ToKeras()), layer.Bias?.Tensor, [stride, stride], [0, 0], [dilation, dilation]);
            return last ? y.permute(0, 2, 3, 1) : y;
        }
        TwoWays.AreOne(() => layer.Apply(x), General, [x, .. layer.TrainableVariables.Select(v => (Tensor)v.Tensor)]);
    }

    [Test]
    public void OfSequences([Values("valid", "same")] string padding, [Values(1, 2)] int stride, [Values(1, 2)] int multiplier)
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn(2, 9, Channels).requires_grad_();
        var layer = new DepthwiseConv1D(3, stride, padding, multiplier, biasInitializer: "random_normal");
        layer.Apply(x);
        Tensor General()
        {
            var series = x.permute(0, 2, 1);
            if (padding == "same") series = Padded(series, stride, 1);
            return torch.nn.functional.conv1d(series, Whole(layer.Kernel.ToKeras()), layer.Bias!.Tensor, stride).permute(0, 2, 1);
        }
        TwoWays.AreOne(() => layer.Apply(x), General, [x, .. layer.TrainableVariables.Select(v => (Tensor)v.Tensor)]);
    }

    // TensorFlow's rule: what the last window lacks, the greater half after.
    static Tensor Padded(Tensor images, int stride, int dilation)
    {
        long[] sides = [.. Enumerable.Range(2, (int)images.ndim - 2).Reverse().SelectMany(axis =>
        {
            var size = images.size(axis);
            var total = Math.Max(((size + stride - 1) / stride - 1) * stride + 2 * dilation + 1 - size, 0);
            return new[] { total / 2, total - total / 2 };
        })];
        return torch.nn.functional.pad(images, sides);
    }
}
