using KerasLike.Callbacks;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Support;
using KerasLike.Training;

namespace KerasLike.Tests.Training;

/// <summary>Training, measuring and predicting leave no tensor behind, whatever ends them.</summary>
[TestFixture]
public class MemoryTests
{
    const int Steps = 1000;

    static Tensor X => Data.Value.X;

    static Tensor Y => Data.Value.Y;

    static readonly Lazy<(Tensor X, Tensor Y)> Data = new(() => (torch.randn(Steps * 2, 6, 6, 1).DetachFromDisposeScope(), torch.randint(0, 3, Steps * 2, torch.int64).DetachFromDisposeScope()));

    static Sequential Net()
    {
        var model = new Sequential([
            new Conv2D(3, 3, activation: "relu", inputShape: (6, 6, 1)), new BatchNormalization(), new MaxPooling2D(), new Dropout(0.2), new Flatten(), new Dense(3, activation: "softmax"),
        ]);
        model.Compile("adam", "sparse_categorical_crossentropy", metrics: ["accuracy"]);
        return model;
    }

    // The first call makes what stays: the optimizer's state, the metrics' sums, cached scalars.
    static long Growth(Action warmUp, Action action)
    {
        warmUp();
        var before = Tensor.TotalCount;
        action();
        return Tensor.TotalCount - before;
    }

    static IEnumerable<TestCaseData> Loops()
    {
        static TestCaseData Case(string name, Action<Sequential> run) => new TestCaseData(run).SetName($"{name}LeavesNothingBehind");
        float[,,,] fewX = new float[8, 6, 6, 1];
        int[] fewY = new int[8];
        yield return Case("Fit", m => m.Fit(X, Y, batchSize: 2, verbose: 0));
        yield return Case("FitWithValidationAndCallbacks", m => m.Fit(new float[500, 6, 6, 1], new int[500], batchSize: 2, epochs: 4, verbose: 0, validationSplit: 0.2,
            callbacks: [new LambdaCallback(onTrainBatchEnd: (_, logs) => Assert.That(logs["loss"], Is.Not.NaN)), new EarlyStopping(patience: 9, restoreBestWeights: true)]));
        yield return Case("FitOfArrays", m => m.Fit(new float[400, 6, 6, 1], new int[400], batchSize: 2, epochs: 5, verbose: 0));
        yield return Case("FitWithWeights", m => m.Fit(X, Y, batchSize: 2, verbose: 0, sampleWeight: new float[Steps * 2]));
        yield return Case("FitWithClassWeights", m => m.Fit(X, Y, batchSize: 2, verbose: 0, classWeight: new Dictionary<int, double> { [0] = 2 }));
        yield return Case("Evaluate", m => m.Evaluate(X, Y, batchSize: 2, verbose: 0));
        yield return Case("Predict", m => m.Predict(X, batchSize: 2, verbose: 0).Dispose());
        yield return Case("PredictAgainAndAgain", m => Repeat(() => m.Predict(fewX, verbose: 0).Dispose()));
        yield return Case("PredictOnBatch", m => Repeat(() => m.PredictOnBatch(fewX).Dispose()));
        yield return Case("Apply", m => Repeat(() => m.Apply(fewX, training: false).Single.Dispose()));
        yield return Case("TrainOnBatch", m => Repeat(() => m.TrainOnBatch(fewX, fewY)));
        yield return Case("TestOnBatch", m => Repeat(() => m.TestOnBatch(fewX, fewY)));
    }

    static void Repeat(Action action)
    {
        for (int i = 0; i < Steps; i++) action();
    }

    // What a test yields as batches is freed by the garbage collector, so this counts after collecting.
    [Test]
    public void FitOfASequenceLeavesNothingBehind()
    {
        using var model = Net();
        static IEnumerable<Batch> Batches(int count)
        {
            for (int i = 0; i < count; i++) yield return (X.narrow(0, 2L * i, 2), Y.narrow(0, 2L * i, 2));
        }
        static long Count()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return Tensor.TotalCount;
        }
        model.Fit(Batches(2), verbose: 0);
        var before = Count();
        model.Fit(Batches(Steps), verbose: 0);
        Assert.That(Count() - before, Is.LessThan(4), "of 2,000 tensors at most those of the last batch, which this method may still refer to");
    }

    [TestCaseSource(nameof(Loops))]
    public void LeavesNothingBehind(Action<Sequential> run)
    {
        using var model = Net();
        Assert.That(Growth(() => run(model), () => run(model)), Is.LessThanOrEqualTo(0));
    }

    [Test]
    public void ACallbackThatThrowsLeavesNothingBehindAndAUsableModel()
    {
        using var model = Net();
        var bomb = new LambdaCallback(onTrainBatchEnd: (batch, _) =>
        {
            if (batch == 5) throw new InvalidOperationException("boom");
        });
        void Explode() => Assert.That(() => model.Fit(X, Y, batchSize: 2, verbose: 0, callbacks: [bomb]), Throws.InvalidOperationException.With.Message.EqualTo("boom"));
        Assert.That(Growth(Explode, Explode), Is.LessThanOrEqualTo(0));
        Assert.That(model.Fit(X, Y, batchSize: 200, verbose: 0)["loss"], Has.Count.EqualTo(1));
    }

    [Test]
    public void ASequenceThatThrowsLeavesAUsableModel()
    {
        using var model = Net();
        static IEnumerable<Batch> Broken()
        {
            yield return (new float[2, 6, 6, 1], new int[2]);
            throw new IOException("the disk is gone");
        }
        Assert.That(() => model.Fit(Broken(), verbose: 0), Throws.InstanceOf<IOException>().With.Message.EqualTo("the disk is gone"));
        Assert.That(model.Optimizer.Iterations, Is.EqualTo(1), "the weights are those of the last whole step");
        Assert.That(model.Fit(X, Y, batchSize: 200, verbose: 0)["loss"], Has.Count.EqualTo(1));
    }

    [Test]
    public void DisposingAModelFreesItsWeightsAndWhatTheOptimizerRemembers()
    {
        var model = Net();
        model.Fit(new float[4, 6, 6, 1], new int[4], verbose: 0);
        Variable[] all = [.. model.Weights, .. model.Optimizer.Variables];
        Assert.That(all, Has.Length.EqualTo(8 + 2 * 6));
        model.Dispose();
        Assert.That(all.Where(v => !v.Tensor.IsInvalid).Select(v => v.Path), Is.Empty);
    }
}
