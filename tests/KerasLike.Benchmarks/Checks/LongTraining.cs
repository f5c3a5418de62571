using KerasLike.Callbacks;
using KerasLike.Layers;
using KerasLike.Optimizers;

namespace KerasLike.Benchmarks;

/// <summary>10,000 steps of the logistic regression, with metrics and progress bar: garbage, collections, memory.</summary>
internal sealed class LongTraining : Check
{
    const int BatchSize = 128, Steps = 10_000, First = 100;

    internal override string Name => "10,000 steps of logistic regression";

    internal override IEnumerable<Measured> Measure()
    {
        var model = new Models.Sequential([new Dense(10, inputDim: 784, activation: "softmax")]);
        model.Compile(loss: "categorical_crossentropy", optimizer: new SGD(0.1), metrics: ["accuracy"]);
        Fit(model, First);
        GC.Collect();
        var (before, bytes, collections) = (ProcessMemory.Resident, GC.GetTotalAllocatedBytes(precise: true), GC.CollectionCount(2));
        Fit(model, Steps);
        yield return new("managed bytes a step", (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)Steps, 2048);
        yield return new("generation-2 collections", GC.CollectionCount(2) - collections, 0);
        yield return new("resident memory after them as a multiple of that after 100", ProcessMemory.Resident / before, 1.01);
    }

    static void Fit(Models.Model model, int steps)
    {
        var left = steps;
        var stop = new LambdaCallback(onTrainBatchEnd: (_, _) => model.StopTraining = --left == 0);
        model.Fit(MnistData.Rows, MnistData.OneHot, batchSize: BatchSize, epochs: int.MaxValue, verbose: 1, callbacks: [stop]);
    }
}
