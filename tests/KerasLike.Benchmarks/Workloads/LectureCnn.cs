using KerasLike.Layers;
using KerasLike.Optimizers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace KerasLike.Benchmarks;

/// <summary>The lecture's convolutional network, 1,600 images in batches of 128.</summary>
internal sealed class LectureCnn : Workload
{
    const int BatchSize = 128, Samples = 1_600;

    internal override string Name => "lecture CNN, SGD";

    internal override string Unit => "for 1,600 images";

    internal override IReadOnlyList<Bound> Bounds => [Bound.Ratio(1.02, Expert)];

    internal override IReadOnlyList<(string Name, Action Run)> Variants() => [(Docs, DocsEpoch()), (Expert, ExpertEpoch()), (Floor, FloorEpoch()), (Ours, OurEpoch())];

    /// <summary>As a module of TorchSharp, which takes images with their channel first.</summary>
    internal static nn.Module<Tensor, Tensor> TorchModel() =>
        nn.Sequential(("conv1", Conv2d(1, 32, 5, padding: 2)), ("sigmoid1", Sigmoid()), ("pool1", MaxPool2d(2)), ("conv2", Conv2d(32, 64, 5, padding: 2)), ("sigmoid2", Sigmoid()),
            ("pool2", MaxPool2d(2)), ("flatten", nn.Flatten()), ("fc1", Linear(3136, 100)), ("sigmoid3", Sigmoid()), ("fc2", Linear(100, 10)));

    /// <summary>As Keras writes it.</summary>
    internal static Models.Sequential KerasModel() => new([
        new Conv2D(32, (5, 5), activation: "sigmoid", inputShape: (28, 28, 1), padding: "same"), new MaxPooling2D(poolSize: (2, 2)),
        new Conv2D(64, (5, 5), activation: "sigmoid", padding: "same"), new MaxPooling2D(poolSize: (2, 2)),
        new Layers.Flatten(), new Dense(100, activation: "sigmoid"), new Dense(10, activation: "softmax"),
    ]);

    /// <summary>By hand: kernels and images in channels-last memory, activations in place.</summary>
    internal static (Tensor[] Weights, Func<Tensor, Tensor> Forward) ByHand()
    {
        Tensor Kernel(long[] shape, double scale) => nn.Parameter((randn(shape) * scale).permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2));
        Tensor Matrix(long outputs, long inputs) => nn.Parameter(randn(outputs, inputs) * Math.Sqrt(2.0 / (outputs + inputs)));
        Tensor Bias(long size) => nn.Parameter(zeros(size));
        Tensor[] p = [Kernel([32, 1, 5, 5], 0.05), Bias(32), Kernel([64, 32, 5, 5], 0.03), Bias(64), Matrix(100, 3136), Bias(100), Matrix(10, 100), Bias(10)];
        long[] two = [2, 2], pad = [2, 2];
        return (p, x =>
        {
            var h = functional.max_pool2d(functional.conv2d(x.permute(0, 3, 1, 2), p[0], p[1], padding: pad).sigmoid_(), two);
            h = functional.max_pool2d(functional.conv2d(h, p[2], p[3], padding: pad).sigmoid_(), two);
            h = functional.linear(h.permute(0, 2, 3, 1).flatten(1), p[4], p[5]).sigmoid_();
            return functional.linear(h, p[6], p[7]);
        }
        );
    }

    static Action DocsEpoch() => DocsLoop.Epoch(TorchModel(), m => optim.SGD(m.parameters(), 0.5), MnistData.ChannelsFirst(Samples), MnistData.Labels.narrow(0, 0, Samples), BatchSize);

    static Action ExpertEpoch()
    {
        var (weights, forward) = ByHand();
        return ExpertLoop.Epoch(forward, MnistData.Images.narrow(0, 0, Samples), MnistData.Labels.narrow(0, 0, Samples), BatchSize, ExpertLoop.Sgd(weights, 0.5));
    }

    static Action FloorEpoch()
    {
        var (weights, forward) = ByHand();
        return FloorLoop.Epoch(forward, weights, MnistData.Images.narrow(0, 0, Samples), MnistData.Labels.narrow(0, 0, Samples), BatchSize);
    }

    static Action OurEpoch()
    {
        var model = KerasModel();
        model.Compile(loss: "categorical_crossentropy", optimizer: new SGD(0.5));
        var (x, y) = (MnistData.Images.narrow(0, 0, Samples), MnistData.OneHot.narrow(0, 0, Samples));
        return () => model.Fit(x, y, batchSize: BatchSize, epochs: 1, verbose: 0);
    }
}
