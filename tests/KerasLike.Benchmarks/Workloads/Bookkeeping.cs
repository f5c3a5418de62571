using KerasLike.Callbacks;
using KerasLike.Layers;
using KerasLike.Optimizers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace KerasLike.Benchmarks;

/// <summary>A network so small that a step is little but what surrounds it, with accuracy, progress bar and two callbacks, against a loop that counts loss and accuracy.</summary>
internal sealed class Bookkeeping : Workload
{
    const int BatchSize = 32, Samples = 32_000, Steps = Samples / BatchSize;

    readonly Tensor samples = randn(Samples, 32), classes = randint(0, 10, Samples, int64);

    internal override string Name => "bookkeeping of Fit, MLP of 32-32-10, SGD";

    internal override string Unit => $"for {Steps:N0} steps";

    internal override IReadOnlyList<Bound> Bounds => [Bound.MicrosecondsOver(10, Expert, Steps)];

    internal override IReadOnlyList<(string Name, Action Run)> Variants() => [(Expert, ExpertEpoch()), (Ours, OurEpoch())];

    Action ExpertEpoch()
    {
        Tensor[] p = [Parameter(randn(32, 32) * 0.1), Parameter(zeros(32)), Parameter(randn(10, 32) * 0.1), Parameter(zeros(10))];
        var correct = zeros([], int64);
        Scalar one = 1;
        Tensor Forward(Tensor x) => functional.linear(functional.linear(x, p[0], p[1]).relu_(), p[2], p[3]);
        var update = ExpertLoop.Sgd(p, 0.1);
        return () =>
        {
            using var order = randperm(Samples);
            using var total = zeros([]);
            for (int start = 0; start < Samples; start += BatchSize)
            {
                using var scope = NewDisposeScope();
                var rows = order.narrow(0, start, BatchSize);
                var labels = classes.index_select(0, rows);
                var logits = Forward(samples.index_select(0, rows));
                var loss = functional.cross_entropy(logits, labels);
                loss.backward();
                using (no_grad())
                {
                    update();
                    total.add_(loss, one);
                    correct.add_(logits.argmax(1).eq(labels).sum(), one);
                }
            }
        };
    }

    Action OurEpoch()
    {
        var model = new Models.Sequential([new Dense(32, activation: "relu", inputDim: 32), new Dense(10, activation: "softmax")]);
        model.Compile(loss: "sparse_categorical_crossentropy", optimizer: new SGD(0.1), metrics: ["accuracy"]);
        var batches = 0;
        Callback[] callbacks = [new LambdaCallback(onTrainBatchEnd: (_, _) => batches++), new EarlyStopping(monitor: "loss", patience: 1000)];
        return () => model.Fit(samples, classes, batchSize: BatchSize, epochs: 1, verbose: 1, callbacks: callbacks);
    }
}
