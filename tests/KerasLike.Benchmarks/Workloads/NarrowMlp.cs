using KerasLike.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace KerasLike.Benchmarks;

/// <summary>Twenty layers of 64 units with Adam, 3,200 samples in batches of 32: what the optimizer costs beside small kernels.</summary>
internal sealed class NarrowMlp : Workload
{
    const int BatchSize = 32, Samples = 3_200, Depth = 20, Width = 64;

    static readonly Tensor X = randn(Samples, Width), Labels = randint(0, 10, Samples, int64);

    internal override string Name => "MLP of 20 layers of 64, Adam";

    internal override string Unit => "for 100 steps";

    internal override IReadOnlyList<Bound> Bounds => [Bound.Ratio(0.6, Docs), Bound.Ratio(1.05, Expert)];

    internal override IReadOnlyList<(string Name, Action Run)> Variants() => [(Docs, DocsEpoch()), (Expert, ExpertEpoch()), (Floor, FloorEpoch()), (Ours, OurEpoch())];

    static Action DocsEpoch()
    {
        var layers = Enumerable.Range(0, Depth).SelectMany(i => new (string, nn.Module<Tensor, Tensor>)[] { ($"fc{i}", Linear(Width, Width)), ($"relu{i}", ReLU()) });
        var model = nn.Sequential([.. layers, ("out", Linear(Width, 10))]);
        return DocsLoop.Epoch(model, m => optim.Adam(m.parameters()), X, Labels, BatchSize);
    }

    static Action ExpertEpoch()
    {
        var (weights, forward) = ByHand();
        return ExpertLoop.Epoch(forward, X, Labels, BatchSize, weights.Adam());
    }

    static Action FloorEpoch()
    {
        var (weights, forward) = ByHand();
        return FloorLoop.Epoch(forward, weights.Views, X, Labels, BatchSize);
    }

    static (FlatParameters Weights, Func<Tensor, Tensor> Forward) ByHand()
    {
        var p = new FlatParameters([.. Enumerable.Range(0, Depth).SelectMany(_ => new long[][] { [Width, Width], [Width] }), [10, Width], [10]]);
        return (p, h =>
        {
            for (int i = 0; i < Depth; i++) h = functional.linear(h, p[2 * i], p[2 * i + 1]).relu_();
            return functional.linear(h, p[p.Count - 2], p[p.Count - 1]);
        }
        );
    }

    static Action OurEpoch()
    {
        var model = new Models.Sequential([Keras.Input(Width), .. Enumerable.Range(0, Depth).Select(_ => new Dense(Width, activation: "relu")), new Dense(10, activation: "softmax")]);
        model.Compile("adam", "sparse_categorical_crossentropy");
        return () => model.Fit(X, Labels, batchSize: BatchSize, epochs: 1, verbose: 0);
    }
}
