using KerasLike.Layers;
using KerasLike.Models;
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

    internal override IReadOnlyList<(string Name, Action Run)> Variants() => [("docs", Docs()), ("expert", Expert()), ("KerasLike", Ours())];

    // As TorchSharp's documentation trains: DataLoader, Sequential, optim.SGD, item() in each step.
    static Action Docs()
    {
        var model = nn.Sequential(("fc1", Linear(784, 10)));
        var optimizer = optim.SGD(model.parameters(), 0.5);
        var loss = CrossEntropyLoss();
        var data = torch.utils.data.TensorDataset(MnistData.Rows, MnistData.Labels);
        return () =>
        {
            using var loader = torch.utils.data.DataLoader(data, BatchSize, shuffle: true, disposeDataset: false);
            var (total, correct) = (0.0, 0L);
            foreach (var batch in loader)
            {
                using var scope = NewDisposeScope();
                optimizer.zero_grad();
                var prediction = model.forward(batch[0]);
                var output = loss.forward(prediction, batch[1].flatten());
                output.backward();
                optimizer.step();
                total += output.item<float>();
                correct += prediction.argmax(1).eq(batch[1].flatten()).sum().item<long>();
            }
        };
    }

    // The fastest loop by hand: resident data, index_select, fused loss, updates in place, numbers kept in tensors.
    static Action Expert()
    {
        var weight = nn.Parameter(randn(10, 784) * 0.01);
        var bias = nn.Parameter(zeros(10));
        Scalar step = -0.5, one = 1;
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
                    weight.add_(weight.grad!, step);
                    bias.add_(bias.grad!, step);
                    weight.grad = null;
                    bias.grad = null;
                    total.add_(loss, one);
                    correct.add_(logits.argmax(1).eq(y).sum(), one);
                }
            }
        };
    }

    static Action Ours()
    {
        var model = new Models.Sequential();
        model.Add(new Dense(10, inputDim: 784));
        model.Add(new Activation("softmax"));
        model.Compile(loss: "categorical_crossentropy", optimizer: new SGD(0.5), metrics: ["accuracy"]);
        return () => model.Fit(MnistData.Rows, MnistData.OneHot, batchSize: BatchSize, epochs: 1, verbose: 1);
    }
}
