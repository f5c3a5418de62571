using KerasLike.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace KerasLike.Benchmarks;

/// <summary>One recurrent layer of 128 units over sequences of 50 steps of 64 values, Adam, batches of 32.</summary>
internal abstract class RecurrentWorkload : Workload
{
    protected const int Units = 128, Features = 64;
    const int BatchSize = 32, Samples = 640, Steps = 50;

    readonly Tensor x = randn(Samples, Steps, Features), labels = randint(0, 10, Samples, int64);

    internal override string Unit => "for 20 steps";

    internal override IReadOnlyList<(string Name, Action Run)> Variants()
    {
        var (expertWeights, expert) = ByHand();
        var (floorWeights, floor) = ByHand();
        var model = new Models.Sequential([Keras.Input(shape: (Steps, Features)), Layer(), new Dense(10, activation: "softmax")]);
        model.Compile("adam", "sparse_categorical_crossentropy");
        return
        [
            (Expert, ExpertLoop.Epoch(expert, x, labels, BatchSize, ExpertLoop.Adam(expertWeights))),
            (Floor, FloorLoop.Epoch(floor, floorWeights, x, labels, BatchSize)),
            (Ours, () => model.Fit(x, labels, batchSize: BatchSize, epochs: 1, verbose: 0)),
        ];
    }

    /// <summary>The layer under test.</summary>
    protected abstract Layers.Layer Layer();

    /// <summary>TorchSharp's module: its weights, and the outputs of all steps.</summary>
    protected abstract (IReadOnlyList<Tensor> Weights, Func<Tensor, Tensor> Outputs) TorchModule();

    (IReadOnlyList<Tensor> Weights, Func<Tensor, Tensor> Forward) ByHand()
    {
        var ((weights, outputs), (kernel, bias)) = (TorchModule(), (Parameter(randn(10, Units) * 0.1), Parameter(zeros(10))));
        return ([.. weights, kernel, bias], batch => functional.linear(outputs(batch).select(1, Steps - 1), kernel, bias));
    }
}

/// <summary>LSTM, against <c>nn.LSTM</c>.</summary>
internal sealed class LstmWorkload : RecurrentWorkload
{
    internal override string Name => "LSTM(128) on 50 × 64, Adam";

    internal override IReadOnlyList<Bound> Bounds => [Bound.Ratio(1.02, Expert)];

    protected override Layers.Layer Layer() => new Layers.LSTM(Units);

    protected override (IReadOnlyList<Tensor> Weights, Func<Tensor, Tensor> Outputs) TorchModule()
    {
        var module = nn.LSTM(Features, Units, batchFirst: true);
        return ([.. module.parameters()], x => module.forward(x).Item1);
    }
}

/// <summary>GRU, against <c>nn.GRU</c>.</summary>
internal sealed class GruWorkload : RecurrentWorkload
{
    internal override string Name => "GRU(128) on 50 × 64, Adam";

    internal override IReadOnlyList<Bound> Bounds => [Bound.Ratio(1.0, Expert)];

    protected override Layers.Layer Layer() => new Layers.GRU(Units);

    protected override (IReadOnlyList<Tensor> Weights, Func<Tensor, Tensor> Outputs) TorchModule()
    {
        var module = nn.GRU(Features, Units, batchFirst: true);
        return ([.. module.parameters()], x => module.forward(x).Item1);
    }
}
