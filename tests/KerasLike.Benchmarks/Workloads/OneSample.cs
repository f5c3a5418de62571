using KerasLike.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace KerasLike.Benchmarks;

/// <summary>A prediction for one sample at a time, as a server makes them: what stands between the user and the kernels.</summary>
internal sealed class OneSample : Workload
{
    const int Calls = 2_000;

    internal override string Name => "logistic regression, one sample";

    internal override string Unit => $"for {Calls:N0} calls (µs a call: divide by {Calls / 1000})";

    internal override IReadOnlyList<Bound> Bounds => [Bound.MicrosecondsOver(15, Floor, Calls, of: "Apply"), Bound.MicrosecondsOver(15, Floor, Calls)];

    internal override IReadOnlyList<(string Name, Action Run)> Variants()
    {
        var weight = randn(10, 784);
        var bias = zeros(10);
        var x = MnistData.Rows.narrow(0, 0, 1).clone();
        var model = new Models.Sequential([new Dense(10, inputDim: 784, activation: "softmax")]);
        return
        [
            (Floor, () => Repeat(() => functional.softmax(functional.linear(x, weight, bias), 1).Dispose())),
            ("Apply", () => Repeat(() => model.Apply(x, training: false).Dispose())),
            (Ours, () => Repeat(() => model.Predict(x, verbose: 0).Dispose())),
        ];
    }

    static void Repeat(Action call)
    {
        using var noGrad = no_grad();
        for (int i = 0; i < Calls; i++)
        {
            using var scope = NewDisposeScope();
            call();
        }
    }
}
