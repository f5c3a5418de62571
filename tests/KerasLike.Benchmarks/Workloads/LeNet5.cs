using KerasLike.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace KerasLike.Benchmarks;

/// <summary>LeNet-5 with Adam, 3,200 images in batches of 128.</summary>
internal sealed class LeNet5 : Workload
{
    const int BatchSize = 128, Samples = 3_200;

    internal override string Name => "LeNet-5, Adam";

    internal override string Unit => "for 3,200 images";

    internal override IReadOnlyList<Bound> Bounds => [Bound.Ratio(1.02, Expert), Bound.Ratio(0.9, Docs)];

    internal override IReadOnlyList<(string Name, Action Run)> Variants() => [(Docs, DocsEpoch()), (Expert, ExpertEpoch()), (Floor, FloorEpoch()), (Ours, OurEpoch())];

    static Action DocsEpoch()
    {
        var model = nn.Sequential(("conv1", Conv2d(1, 6, 5, padding: 2)), ("tanh1", Tanh()), ("pool1", AvgPool2d(2)), ("conv2", Conv2d(6, 16, 5)), ("tanh2", Tanh()), ("pool2", AvgPool2d(2)),
            ("flatten", nn.Flatten()), ("fc1", Linear(400, 120)), ("tanh3", Tanh()), ("fc2", Linear(120, 84)), ("tanh4", Tanh()), ("fc3", Linear(84, 10)));
        return DocsLoop.Epoch(model, m => optim.Adam(m.parameters()), MnistData.ChannelsFirst(Samples), MnistData.Labels.narrow(0, 0, Samples), BatchSize);
    }

    static Action ExpertEpoch()
    {
        var (weights, forward) = ByHand();
        return ExpertLoop.Epoch(forward, MnistData.Images.narrow(0, 0, Samples), MnistData.Labels.narrow(0, 0, Samples), BatchSize, weights.Adam());
    }

    static Action FloorEpoch()
    {
        var (weights, forward) = ByHand();
        return FloorLoop.Epoch(forward, weights.Views, MnistData.Images.narrow(0, 0, Samples), MnistData.Labels.narrow(0, 0, Samples), BatchSize);
    }

    // Kernels as (out, height, width, in), turned by a view: channels-last memory.
    static (FlatParameters Weights, Func<Tensor, Tensor> Forward) ByHand()
    {
        var p = new FlatParameters([6, 5, 5, 1], [6], [16, 5, 5, 6], [16], [120, 400], [120], [84, 120], [84], [10, 84], [10]);
        long[] two = [2, 2], pad = [2, 2];
        return (p, x =>
        {
            var h = functional.avg_pool2d(functional.conv2d(x.permute(0, 3, 1, 2), p[0].permute(0, 3, 1, 2), p[1], padding: pad).tanh_(), two);
            h = functional.avg_pool2d(functional.conv2d(h, p[2].permute(0, 3, 1, 2), p[3]).tanh_(), two);
            h = functional.linear(h.permute(0, 2, 3, 1).flatten(1), p[4], p[5]).tanh_();
            h = functional.linear(h, p[6], p[7]).tanh_();
            return functional.linear(h, p[8], p[9]);
        }
        );
    }

    static Action OurEpoch()
    {
        var model = new Models.Sequential([
            new Conv2D(6, (5, 5), activation: "tanh", padding: "same", inputShape: (28, 28, 1)), new AveragePooling2D((2, 2)),
            new Conv2D(16, (5, 5), activation: "tanh"), new AveragePooling2D((2, 2)),
            new Layers.Flatten(), new Dense(120, activation: "tanh"), new Dense(84, activation: "tanh"), new Dense(10, activation: "softmax"),
        ]);
        model.Compile("adam", "categorical_crossentropy");
        var (x, y) = (MnistData.Images.narrow(0, 0, Samples), MnistData.OneHot.narrow(0, 0, Samples));
        return () => model.Fit(x, y, batchSize: BatchSize, epochs: 1, verbose: 0);
    }
}
