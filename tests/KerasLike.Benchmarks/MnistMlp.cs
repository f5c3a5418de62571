using KerasLike.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace KerasLike.Benchmarks;

/// <summary>Keras's <c>mnist_mlp</c>: two layers of 512 with dropout, RMSprop, 12,800 images in batches of 128: what random masks cost.</summary>
internal sealed class MnistMlp : Workload
{
    const int BatchSize = 128, Samples = 12_800;

    internal override string Name => "mnist_mlp, RMSprop, dropout";

    internal override string Unit => "for 12,800 images";

    internal override IReadOnlyList<(string Name, Action Run)> Variants() => [("expert, F.dropout", Expert()), ("docs", Docs()), ("KerasLike", Ours())];

    static Action Docs()
    {
        var model = nn.Sequential(("fc1", Linear(784, 512)), ("relu1", ReLU()), ("drop1", nn.Dropout(0.2)), ("fc2", Linear(512, 512)), ("relu2", ReLU()), ("drop2", nn.Dropout(0.2)), ("fc3", Linear(512, 10)));
        return DocsLoop.Epoch(model, m => optim.RMSProp(m.parameters(), 0.001), MnistData.Rows.narrow(0, 0, Samples), MnistData.Labels.narrow(0, 0, Samples), BatchSize);
    }

    static Action Expert()
    {
        var p = new FlatParameters([512, 784], [512], [512, 512], [512], [10, 512], [10]);
        Tensor Forward(Tensor x)
        {
            var h = functional.dropout(functional.linear(x, p[0], p[1]).relu_(), 0.2, training: true);
            h = functional.dropout(functional.linear(h, p[2], p[3]).relu_(), 0.2, training: true);
            return functional.linear(h, p[4], p[5]);
        }
        return ExpertLoop.Epoch(Forward, MnistData.Rows.narrow(0, 0, Samples), MnistData.Labels.narrow(0, 0, Samples), BatchSize, p.RMSprop());
    }

    static Action Ours()
    {
        var model = new Models.Sequential([
            new Dense(512, activation: "relu", inputShape: 784), new Layers.Dropout(0.2), new Dense(512, activation: "relu"), new Layers.Dropout(0.2), new Dense(10, activation: "softmax"),
        ]);
        model.Compile("rmsprop", "categorical_crossentropy");
        var (x, y) = (MnistData.Rows.narrow(0, 0, Samples), MnistData.OneHot.narrow(0, 0, Samples));
        return () => model.Fit(x, y, batchSize: BatchSize, epochs: 1, verbose: 0);
    }
}
