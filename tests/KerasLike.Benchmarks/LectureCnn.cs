using KerasLike.Layers;
using KerasLike.Optimizers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace KerasLike.Benchmarks;

/// <summary>The lecture's convolutional network, 6,400 images in batches of 128.</summary>
internal sealed class LectureCnn : Workload
{
    const int BatchSize = 128, Samples = 6_400;

    internal override string Name => "lecture CNN, SGD";

    internal override string Unit => "for 6,400 images";

    internal override IReadOnlyList<(string Name, Action Run)> Variants() => [("docs", Docs()), ("expert", Expert()), ("KerasLike", Ours())];

    static Action Docs()
    {
        var model = nn.Sequential(("conv1", Conv2d(1, 32, 5, padding: 2)), ("sigmoid1", Sigmoid()), ("pool1", MaxPool2d(2)), ("conv2", Conv2d(32, 64, 5, padding: 2)), ("sigmoid2", Sigmoid()),
            ("pool2", MaxPool2d(2)), ("flatten", nn.Flatten()), ("fc1", Linear(3136, 100)), ("sigmoid3", Sigmoid()), ("fc2", Linear(100, 10)));
        var optimizer = optim.SGD(model.parameters(), 0.5);
        var loss = CrossEntropyLoss();
        var data = torch.utils.data.TensorDataset(MnistData.Images.narrow(0, 0, Samples).reshape(Samples, 1, 28, 28), MnistData.Labels.narrow(0, 0, Samples));
        return () =>
        {
            using var loader = torch.utils.data.DataLoader(data, BatchSize, shuffle: true, disposeDataset: false);
            var total = 0.0;
            foreach (var batch in loader)
            {
                using var scope = NewDisposeScope();
                optimizer.zero_grad();
                var output = loss.forward(model.forward(batch[0]), batch[1].flatten());
                output.backward();
                optimizer.step();
                total += output.item<float>();
            }
        };
    }

    // Kernels and images in channels-last memory, activations in place, updates by hand.
    static Action Expert()
    {
        Tensor Kernel(long[] shape, double scale) => nn.Parameter((randn(shape) * scale).permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2));
        Tensor Matrix(long outputs, long inputs) => nn.Parameter(randn(outputs, inputs) * Math.Sqrt(2.0 / (outputs + inputs)));
        Tensor Bias(long size) => nn.Parameter(zeros(size));
        Tensor[] p = [Kernel([32, 1, 5, 5], 0.05), Bias(32), Kernel([64, 32, 5, 5], 0.03), Bias(64), Matrix(100, 3136), Bias(100), Matrix(10, 100), Bias(10)];
        var images = MnistData.Images.narrow(0, 0, Samples);
        Scalar step = -0.5, one = 1;
        long[] two = [2, 2], pad = [2, 2];
        return () =>
        {
            using var order = randperm(Samples);
            using var total = zeros([]);
            for (int start = 0; start < Samples; start += BatchSize)
            {
                using var scope = NewDisposeScope();
                var rows = order.narrow(0, start, Math.Min(BatchSize, Samples - start));
                var h = images.index_select(0, rows).permute(0, 3, 1, 2);
                h = functional.max_pool2d(functional.conv2d(h, p[0], p[1], padding: pad).sigmoid_(), two);
                h = functional.max_pool2d(functional.conv2d(h, p[2], p[3], padding: pad).sigmoid_(), two);
                h = functional.linear(h.permute(0, 2, 3, 1).flatten(1), p[4], p[5]).sigmoid_();
                var loss = functional.cross_entropy(functional.linear(h, p[6], p[7]), MnistData.Labels.index_select(0, rows));
                loss.backward();
                using (no_grad())
                {
                    foreach (var w in p)
                    {
                        w.add_(w.grad!, step);
                        w.grad = null;
                    }
                    total.add_(loss, one);
                }
            }
        };
    }

    static Action Ours()
    {
        var model = new Models.Sequential([
            new Conv2D(32, (5, 5), activation: "sigmoid", inputShape: (28, 28, 1), padding: "same"), new MaxPooling2D(poolSize: (2, 2)),
            new Conv2D(64, (5, 5), activation: "sigmoid", padding: "same"), new MaxPooling2D(poolSize: (2, 2)),
            new Layers.Flatten(), new Dense(100, activation: "sigmoid"), new Dense(10, activation: "softmax"),
        ]);
        model.Compile(loss: "categorical_crossentropy", optimizer: new SGD(0.5));
        var (x, y) = (MnistData.Images.narrow(0, 0, Samples), MnistData.OneHot.narrow(0, 0, Samples));
        return () => model.Fit(x, y, batchSize: BatchSize, epochs: 1, verbose: 0);
    }
}
