using static TorchSharp.torch;

namespace KerasLike.Benchmarks;

/// <summary>Predictions of the lecture's network for 10,000 images in batches of 256.</summary>
internal sealed class CnnPrediction : Workload
{
    const int BatchSize = 256, Samples = 10_000;

    internal override string Name => "lecture CNN, predict";

    internal override string Unit => "for 10,000 images";

    internal override IReadOnlyList<Bound> Bounds => [Bound.Ratio(1.02, Expert)];

    internal override IReadOnlyList<(string Name, Action Run)> Variants() => [(Expert, ExpertEpoch()), (Floor, FloorEpoch()), (Ours, OurEpoch())];

    static Action ExpertEpoch() => Batches(LectureCnn.ByHand().Forward, MnistData.Images.narrow(0, 0, Samples));

    // The outputs are dropped.
    static Action FloorEpoch()
    {
        var (forward, x) = (LectureCnn.ByHand().Forward, MnistData.Images.narrow(0, 0, Samples));
        return () =>
        {
            using var noGrad = no_grad();
            for (int start = 0; start < Samples; start += BatchSize)
            {
                using var scope = NewDisposeScope();
                forward(x.narrow(0, start, Math.Min(BatchSize, Samples - start)));
            }
        };
    }

    static Action Batches(Func<Tensor, Tensor> forward, Tensor x) => () =>
    {
        using var noGrad = no_grad();
        using var outputs = zeros(Samples, 10);
        for (int start = 0; start < Samples; start += BatchSize)
        {
            using var scope = NewDisposeScope();
            var size = Math.Min(BatchSize, Samples - start);
            outputs.narrow(0, start, size).copy_(forward(x.narrow(0, start, size)).softmax(1));
        }
    };

    static Action OurEpoch()
    {
        var model = LectureCnn.KerasModel();
        var x = MnistData.Images.narrow(0, 0, Samples);
        return () => model.Predict(x, batchSize: BatchSize, verbose: 0).Dispose();
    }
}
