using KerasLike.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace KerasLike.Benchmarks;

/// <summary>Keras's <c>mnist_mlp</c>: two layers of 512 with dropout, RMSprop, 6,400 images in batches of 128: what random masks cost.</summary>
internal sealed class MnistMlp : Workload
{
    const int BatchSize = 128, Samples = 6_400;

    internal override string Name => "mnist_mlp, RMSprop, dropout";

    internal override string Unit => "for 6,400 images";

    internal override IReadOnlyList<Bound> Bounds => [Bound.Ratio(0.6, Expert)];

    internal override IReadOnlyList<(string Name, Action Run)> Variants() => [(Docs, DocsEpoch()), (Expert, ExpertEpoch()), (Floor, FloorEpoch()), (Ours, OurEpoch())];

    static Action DocsEpoch()
    {
        var model = nn.Sequential(("fc1", Linear(784, 512)), ("relu1", ReLU()), ("drop1", nn.Dropout(0.2)), ("fc2", Linear(512, 512)), ("relu2", ReLU()), ("drop2", nn.Dropout(0.2)), ("fc3", Linear(512, 10)));
        return DocsLoop.Epoch(model, m => optim.RMSProp(m.parameters(), 0.001), MnistData.Rows.narrow(0, 0, Samples), MnistData.Labels.narrow(0, 0, Samples), BatchSize);
    }

    static Action ExpertEpoch()
    {
        var p = new FlatParameters([512, 784], [512], [512, 512], [512], [10, 512], [10]);
        return ExpertLoop.Epoch(x => Forward(p, x, dropout: true), MnistData.Rows.narrow(0, 0, Samples), MnistData.Labels.narrow(0, 0, Samples), BatchSize, p.RMSprop());
    }

    // Without dropout.
    static Action FloorEpoch()
    {
        var p = new FlatParameters([512, 784], [512], [512, 512], [512], [10, 512], [10]);
        return FloorLoop.Epoch(x => Forward(p, x, dropout: false), p.Views, MnistData.Rows.narrow(0, 0, Samples), MnistData.Labels.narrow(0, 0, Samples), BatchSize);
    }

    static Tensor Forward(FlatParameters p, Tensor x, bool dropout)
    {
        for (int i = 0; i < 4; i += 2)
        {
            x = functional.linear(x, p[i], p[i + 1]).relu_();
            if (dropout) x = functional.dropout(x, 0.2, training: true);
        }
        return functional.linear(x, p[4], p[5]);
    }

    static Action OurEpoch()
    {
        var model = new Models.Sequential([
            new Dense(512, activation: "relu", inputShape: 784), new Layers.Dropout(0.2), new Dense(512, activation: "relu"), new Layers.Dropout(0.2), new Dense(10, activation: "softmax"),
        ]);
        model.Compile("rmsprop", "categorical_crossentropy");
        var (x, y) = (MnistData.Rows.narrow(0, 0, Samples), MnistData.OneHot.narrow(0, 0, Samples));
        return () => model.Fit(x, y, batchSize: BatchSize, epochs: 1, verbose: 0);
    }
}
