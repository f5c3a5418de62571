using KerasLike;
using KerasLike.Callbacks;
using KerasLike.Data;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;
using TorchSharp;

/// <summary>Training on data in files: says how much memory is taken before, after each epoch, and at most, in megabytes.</summary>
internal static class LargeData
{
    /// <summary>A folder of images with a folder for each class.</summary>
    internal static void Images(string folder)
    {
        var data = Utils.ImageDatasetFromDirectory(folder, colorMode: "grayscale", imageSize: (28, 28), batchSize: 128, seed: 1);
        var model = new Sequential([
            new Rescaling(1.0 / 255, inputShape: (28, 28, 1)), new Conv2D(16, kernelSize: 3, activation: "relu"), new MaxPooling2D(poolSize: 2), new Flatten(),
            new Dense(data.ClassNames!.Count, activation: "softmax"),
        ]);
        model.Compile(new Adam(), "sparse_categorical_crossentropy", metrics: ["accuracy"]);
        Train(model, data.Map((images, classes) => (images, classes)), torch.zeros(128, 28, 28, 1), epochs: 3);
    }

    /// <summary>Rows of <c>x.npy</c> and <c>y.npy</c>, out of order.</summary>
    internal static void Rows(string folder)
    {
        var data = Dataset.FromNpy(Path.Combine(folder, "x.npy"), Path.Combine(folder, "y.npy"));
        var width = (int)data.Take(1).Single().X.Single.size(0);
        var model = new Sequential([new Dense(1, inputShape: width)]);
        model.Compile(new SGD(0.01), "mse");
        Train(model, data.Shuffle(10_000, seed: 1).Batch(128), torch.zeros(128, width), epochs: 1);
    }

    static void Train(Sequential model, Dataset<KerasLike.Training.Batch> data, torch.Tensor like, int epochs)
    {
        model.Predict(like, batchSize: 128, verbose: 0);
        Say("before", Environment.WorkingSet);
        model.Fit(data, epochs: epochs, verbose: 0, callbacks: [new LambdaCallback(onEpochEnd: (_, logs) => Say($"loss {logs["loss"]:F6}", Environment.WorkingSet))]);
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        Say("peak", process.PeakWorkingSet64);
    }

    static void Say(string what, long bytes) => Console.WriteLine($"{what} memory {bytes >> 20}");
}
