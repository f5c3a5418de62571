using KerasLike.Layers;
using KerasLike.Optimizers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace KerasLike.Benchmarks;

/// <summary>The lecture's logistic regression, an epoch of 60,000 images in batches of 128, with loss and accuracy.</summary>
internal sealed class LogisticRegression : Workload
{
    const int BatchSize = 128;

    internal override string Name => "logistic regression 784→10, SGD";

    internal override string Unit => "an epoch";

    internal override IReadOnlyList<Bound> Bounds => [Bound.Ratio(1.05, Expert), Bound.Ratio(0.30, Docs)];

    internal override IReadOnlyList<(string Name, Action Run)> Variants() => [(Docs, DocsEpoch()), (Expert, ExpertEpoch()), (Floor, FloorEpoch()), (Ours, OurEpoch())];

    static Action DocsEpoch() =>
        DocsLoop.Epoch(nn.Sequential(("fc1", Linear(784, 10))), m => optim.SGD(m.parameters(), 0.5), MnistData.Rows, MnistData.Labels, BatchSize, countsCorrect: true);

    // A loop of its own: it counts the correct answers too.
    static Action ExpertEpoch()
    {
        var weight = nn.Parameter(randn(10, 784) * 0.01);
        var bias = nn.Parameter(zeros(10));
        var update = ExpertLoop.Sgd([weight, bias], 0.5);
        Scalar one = 1;
        return () =>
        {
            using var order = randperm(60_000);
            using var total = zeros([]);
            using var correct = zeros([], int64);
            for (int start = 0; start < 60_000; start += BatchSize)
            {
                using var scope = NewDisposeScope();
                var rows = order.narrow(0, start, Math.Min(BatchSize, 60_000 - start));
                var (x, y) = (MnistData.Rows.index_select(0, rows), MnistData.Labels.index_select(0, rows));
                var logits = functional.linear(x, weight, bias);
                var loss = functional.cross_entropy(logits, y);
                loss.backward();
                using (no_grad())
                {
                    update();
                    total.add_(loss, one);
                    correct.add_(logits.argmax(1).eq(y).sum(), one);
                }
            }
        };
    }

    // The gradient written out, over batches that lie ready.
    static Action FloorEpoch()
    {
        var (weight, bias) = (zeros(10, 784), zeros(10));
        Scalar minusOne = -1, step = -0.5 / BatchSize;
        return () =>
        {
            using var noGrad = no_grad();
            for (int start = 0; start < 60_000; start += BatchSize)
            {
                using var scope = NewDisposeScope();
                var size = Math.Min(BatchSize, 60_000 - start);
                var x = MnistData.Rows.narrow(0, start, size);
                var error = functional.linear(x, weight, bias).softmax(1).add_(MnistData.OneHot.narrow(0, start, size), minusOne);
                weight.add_(error.t().mm(x), step);
                bias.add_(error.sum(0), step);
            }
        };
    }

    static Action OurEpoch()
    {
        var model = new Models.Sequential();
        model.Add(new Dense(10, inputDim: 784));
        model.Add(new Activation("softmax"));
        model.Compile(loss: "categorical_crossentropy", optimizer: new SGD(0.5), metrics: ["accuracy"]);
        return () => model.Fit(MnistData.Rows, MnistData.OneHot, batchSize: BatchSize, epochs: 1, verbose: 1);
    }
}
