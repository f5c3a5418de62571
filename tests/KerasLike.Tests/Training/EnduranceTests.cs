using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Training;

/// <summary>Thousands of steps, predictions and loads: live tensors and the memory of the process stay where they are.</summary>
[TestFixture]
public class EnduranceTests
{
    const int Megabyte = 1 << 20;

    static Sequential Net()
    {
        var model = new Sequential([new Dense(8, activation: "relu", inputShape: 4), new BatchNormalization(), new Dropout(0.2), new Dense(3, activation: "softmax")]);
        model.Compile("adam", "sparse_categorical_crossentropy", metrics: ["accuracy"]);
        return model;
    }

    // The first tenth makes what stays, and lets the heaps grow to what they need.
    static void StaysFlat(int times, Action<int> run, int parameters = 0)
    {
        run(times / 10);
        var (tensors, resident) = (Tensor.TotalCount, Resident());
        run(times - times / 10);
        // TorchSharp counts each Parameter once more than it exists, for ever.
        Assert.That(Tensor.TotalCount - tensors, Is.LessThanOrEqualTo((times - times / 10) * parameters), "live tensors");
        Assert.That((Resident() - resident) / (double)Megabyte, Is.LessThan(40), "megabytes of memory");
    }

    static long Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return Environment.WorkingSet;
    }

    [Test]
    public void TenThousandSteps()
    {
        using var model = Net();
        using var x = torch.rand(1000, 4);
        using var y = torch.randint(0, 3, 1000, torch.int64);
        StaysFlat(10_000, steps => model.Fit(x, y, batchSize: 2, epochs: steps / 500, verbose: 0));
    }

    [Test]
    public void TenThousandPredictions()
    {
        using var model = Net();
        using var x = torch.rand(2, 4);
        StaysFlat(10_000, times =>
        {
            for (var i = 0; i < times; i++) model.Predict(x, verbose: 0).Dispose();
        });
    }

    [Test]
    public void AThousandModelsLoadedAndDisposed()
    {
        using var folder = new TemporaryFolder();
        using (var model = Net())
        {
            model.Fit(new float[4, 4], new int[4], verbose: 0);
            model.Save(folder["m.keras"]);
        }
        StaysFlat(1000, times =>
        {
            for (var i = 0; i < times; i++) Keras.LoadModel(folder["m.keras"]).Dispose();
        }, parameters: 8 + 12);
    }
}
