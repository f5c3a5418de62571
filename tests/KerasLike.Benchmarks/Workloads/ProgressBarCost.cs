using KerasLike.Layers;
using KerasLike.Optimizers;

namespace KerasLike.Benchmarks;

/// <summary>What printing progress costs: the logistic regression without and with it.</summary>
internal sealed class ProgressBarCost : Workload
{
    internal override string Name => "progress bar";

    internal override string Unit => "for 3 epochs of logistic regression";

    internal override IReadOnlyList<(string Name, Action Run)> Variants() => [("verbose 0", Fit(0)), ("verbose 1", Fit(1))];

    static Action Fit(int verbose)
    {
        var model = new Models.Sequential([new Dense(10, inputDim: 784, activation: "softmax")]);
        model.Compile(loss: "categorical_crossentropy", optimizer: new SGD(0.5), metrics: ["accuracy"]);
        return () => model.Fit(MnistData.Rows, MnistData.OneHot, batchSize: 128, epochs: 3, verbose: verbose);
    }
}
