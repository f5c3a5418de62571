using KerasLike.Callbacks;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Training;

namespace KerasLike.Tests.Training;

/// <summary>Whatever ends training, model and optimizer are as after the last whole step, can be used, and no tensor is left over.</summary>
[TestFixture]
public class InterruptionTests
{
    const int Steps = 3;

    static readonly Lazy<(Tensor X, Tensor Y)> Data = new(() => (torch.rand(16, 4).DetachFromDisposeScope(), torch.rand(16, 1).DetachFromDisposeScope()));

    static Tensor X => Data.Value.X;

    static Tensor Y => Data.Value.Y;

    static Sequential Net()
    {
        Keras.SetRandomSeed(4);
        var model = new Sequential([new Dense(5, activation: "tanh", inputShape: 4), new BatchNormalization(), new Dense(1)]);
        model.Compile(new Adam(0.01), "mse", metrics: ["mae"]);
        return model;
    }

    static float[] State(Model model)
    {
        using var scope = torch.NewDisposeScope();
        return [.. model.GetWeights().Concat(model.Optimizer.Variables.Select(v => v.Copy())).SelectMany(w => w.data<float>().ToArray())];
    }

    static IEnumerable<Batch> Batches(int count, bool fails = false)
    {
        for (var i = 0; i < count; i++) yield return (X.narrow(0, i * 2, 2), Y.narrow(0, i * 2, 2));
        if (fails) throw new IOException("gone");
    }

    // Each fails after three batches of training.
    static IEnumerable<TestCaseData> Ends()
    {
        static TestCaseData Case(string name, Action<Model> fit) => new TestCaseData(fit).SetName($"LeavesAWholeModel({name})");
        static void Fit(Model model, Callback callback, int batches = 8) => model.Fit(X.narrow(0, 0, batches * 2), Y.narrow(0, 0, batches * 2), batchSize: 2, epochs: 4, shuffle: false, verbose: 0,
            validationData: (X, Y), callbacks: [callback, new EarlyStopping(patience: 9, restoreBestWeights: true)]);
        static void Fail() => throw new IOException("gone");
        yield return Case("a callback after a batch", m => Fit(m, new LambdaCallback(onTrainBatchEnd: (b, _) => { if (b == Steps - 1) Fail(); })));
        yield return Case("a callback before a batch", m => Fit(m, new LambdaCallback(onTrainBatchBegin: (b, _) => { if (b == Steps) Fail(); })));
        yield return Case("a callback in validation", m => Fit(m, new LambdaCallback(onTestBatchEnd: (_, _) => Fail()), Steps));
        yield return Case("a callback after an epoch", m => Fit(m, new LambdaCallback(onEpochEnd: (_, _) => Fail()), Steps));
        yield return Case("the data", m => m.Fit(Batches(Steps, fails: true), verbose: 0));
        yield return Case("the data of validation", m => m.Fit(Batches(Steps), verbose: 0, validationData: ValidationData.From(Batches(2, fails: true))));
        yield return Case("a batch of a wrong shape", m => m.Fit(Batches(Steps).Append((torch.rand(2, 7), Y.narrow(0, 0, 2))), verbose: 0));
        yield return Case("cancellation", m =>
        {
            using var source = new CancellationTokenSource();
            var cancel = new LambdaCallback(onTrainBatchEnd: (b, _) => { if (b == Steps - 1) source.Cancel(); });
            m.FitAsync(X, Y, batchSize: 2, shuffle: false, verbose: 0, callbacks: [cancel], cancellationToken: source.Token).GetAwaiter().GetResult();
        });
    }

    [TestCaseSource(nameof(Ends))]
    public void LeavesAWholeModel(Action<Model> fit)
    {
        using var reference = Net();
        reference.Fit(X.narrow(0, 0, Steps * 2), Y.narrow(0, 0, Steps * 2), batchSize: 2, shuffle: false, verbose: 0);
        using var model = Net();
        Assert.That(() => fit(model), Throws.Exception);
        Assert.That(State(model), Is.EqualTo(State(reference)));
        Assert.That(model.Optimizer.Iterations, Is.EqualTo(Steps));

        var before = LiveTensors();
        Assert.That(() => fit(model), Throws.Exception);
        Assert.That(LiveTensors() - before, Is.LessThanOrEqualTo(0));
        Assert.That(model.Fit(X, Y, epochs: 2, verbose: 0)["loss"], Has.All.Not.NaN);
        Assert.That((TensorScope.IsOpen, CallContext.IsInCall, torch.is_grad_enabled()), Is.EqualTo((false, false, true)), "the thread is as it was");
    }

    // What a sequence of the user's makes is freed by the garbage collector.
    static long LiveTensors()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Tensor.TotalCount;
    }
}
