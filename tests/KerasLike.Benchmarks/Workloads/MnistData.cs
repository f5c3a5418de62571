using KerasLike.Datasets;

namespace KerasLike.Benchmarks;

/// <summary>MNIST as the workloads take it.</summary>
internal static class MnistData
{
    static readonly Lazy<(Tensor X, Tensor Y)> Bytes = new(() => Mnist.LoadData().Train);

    /// <summary>Images as rows of 784 values from 0 to 1.</summary>
    internal static Tensor Rows { get; } = Bytes.Value.X.reshape(60_000, 784) / 255;

    /// <summary>Images of shape (28, 28, 1), values from 0 to 1.</summary>
    internal static Tensor Images { get; } = Rows.reshape(60_000, 28, 28, 1);

    /// <summary>The first images as TorchSharp's documentation takes them, of shape (1, 28, 28).</summary>
    internal static Tensor ChannelsFirst(int samples) => Images.narrow(0, 0, samples).reshape(samples, 1, 28, 28);

    internal static Tensor Labels { get; } = Bytes.Value.Y.to_type(torch.int64);

    internal static Tensor OneHot { get; } = Utils.ToCategorical(Labels, 10);
}
