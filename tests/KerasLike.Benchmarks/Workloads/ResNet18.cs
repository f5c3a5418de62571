using KerasLike.Layers;
using KerasLike.Optimizers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace KerasLike.Benchmarks;

/// <summary>ResNet-18 in its form for images of 32 × 32 × 3, a stem of 3 × 3 and eight blocks, at half its width; SGD with momentum, batches of 32.</summary>
internal sealed class ResNet18 : Workload
{
    const int BatchSize = 32, Samples = 160, Blocks = 8;

    // Channels of each block; the first of each stage but the first halves the size.
    static readonly int[] Widths = [32, 32, 64, 64, 128, 128, 256, 256];
    static readonly Tensor X = randn(Samples, 32, 32, 3), Labels = randint(0, 10, Samples, int64);

    internal override string Name => "ResNet-18, half as wide, 32×32×3, SGD with momentum";

    internal override string Unit => "for 5 steps";

    internal override IReadOnlyList<Bound> Bounds => [Bound.Ratio(1.02, Expert)];

    internal override IReadOnlyList<(string Name, Action Run)> Variants()
    {
        var (expert, floor) = (new ByHand(), new ByHand());
        return
        [
            (Expert, ExpertLoop.Epoch(expert.Forward, X, Labels, BatchSize, expert.Weights.Momentum(0.01, 0.9))),
            (Floor, FloorLoop.Epoch(floor.Forward, floor.Weights.Views, X, Labels, BatchSize)),
            (Ours, OurEpoch()),
        ];
    }

    static Action OurEpoch()
    {
        var inputs = Keras.Input(shape: (32, 32, 3));
        var x = Normalized(inputs, 32);
        x = new ReLU().Apply(x);
        for (int block = 0; block < Blocks; block++)
        {
            var (width, strides) = (Widths[block], Strides(block));
            var shortcut = strides == 1 ? x : Normalized(x, width, 1, strides);
            x = new ReLU().Apply(Normalized(x, width, 3, strides));
            x = new ReLU().Apply(Normalized(x, width) + shortcut);
        }
        var model = new Models.Model(inputs, new Dense(10, activation: "softmax").Apply(new GlobalAveragePooling2D().Apply(x)));
        model.Compile(new SGD(0.01, momentum: 0.9), "sparse_categorical_crossentropy");
        return () => model.Fit(X, Labels, batchSize: BatchSize, epochs: 1, verbose: 0);
    }

    static KerasTensor Normalized(KerasTensor x, int width, int size = 3, int strides = 1) =>
        new BatchNormalization().Apply(new Conv2D(width, size, strides: strides, padding: "same", useBias: false).Apply(x));

    static int Strides(int block) => block > 0 && Widths[block] != Widths[block - 1] ? 2 : 1;

    // The same in channels-last memory, with Keras's padding: at a stride of 2 all of it lies behind.
    sealed class ByHand
    {
        static readonly Scalar One = 1;
        static readonly long[] None = [0, 0], Around = [1, 1], Twice = [2, 2], Behind = [0, 1, 0, 1];
        readonly List<(Tensor Mean, Tensor Variance)> statistics = [];
        int next;

        internal FlatParameters Weights { get; }

        internal ByHand()
        {
            var shapes = new List<long[]>();
            void Add(long inputs, long outputs, long size)
            {
                shapes.AddRange([[outputs, size, size, inputs], [outputs], [outputs]]);
                statistics.Add((zeros(outputs), ones(outputs)));
            }
            Add(3, 32, 3);
            for (int block = 0; block < Blocks; block++)
            {
                var (inputs, outputs) = (block == 0 ? 32 : Widths[block - 1], Widths[block]);
                if (Strides(block) == 2) Add(inputs, outputs, 1);
                Add(inputs, outputs, 3);
                Add(outputs, outputs, 3);
            }
            Weights = new([.. shapes, [10, 256], [10]]);
            using var noGrad = no_grad();
            for (int i = 0; i < statistics.Count; i++) Weights[3 * i + 1].fill_(One);
        }

        internal Tensor Forward(Tensor x)
        {
            next = 0;
            var h = Convolution(x.permute(0, 3, 1, 2), 3, 1).relu_();
            for (int block = 0; block < Blocks; block++)
            {
                var strides = Strides(block);
                var shortcut = strides == 1 ? h : Convolution(h, 1, strides);
                h = Convolution(Convolution(h, 3, strides).relu_(), 3, 1).add_(shortcut, One).relu_();
            }
            return functional.linear(h.mean([2, 3]), Weights[Weights.Count - 2], Weights[Weights.Count - 1]);
        }

        Tensor Convolution(Tensor h, int size, int strides)
        {
            var (kernel, scale, offset, (mean, variance)) = (Weights[3 * next], Weights[3 * next + 1], Weights[3 * next + 2], statistics[next++]);
            if (size == 3 && strides == 2) h = functional.pad(h, Behind);
            h = functional.conv2d(h, kernel.permute(0, 3, 1, 2), strides: strides == 2 ? Twice : Around, padding: size == 3 && strides == 1 ? Around : None);
            return functional.batch_norm(h, mean, variance, scale, offset, training: true);
        }
    }
}
