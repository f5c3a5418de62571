using KerasLike;
using KerasLike.Callbacks;
using KerasLike.Data;
using KerasLike.Datasets;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;

/// <summary>Training on more data than there is to be memory for: says after each epoch how much memory is taken, in megabytes.</summary>
internal static class LargeData
{
    const int Width = 4096;

    /// <summary>A folder of images, PNG and JPEG by turns, a folder for each digit.</summary>
    internal static void Images(string folder, int count)
    {
        var ((x, y), _) = Mnist.LoadData();
        for (int i = 0; i < count; i++)
        {
            using var scope = TorchSharp.torch.NewDisposeScope();
            var place = Directory.CreateDirectory(Path.Combine(folder, $"{y[i].item<byte>()}")).FullName;
            Utils.SaveImage(Path.Combine(place, $"{i:D5}.{(i % 2 == 0 ? "png" : "jpg")}"), x[i].unsqueeze(-1), scale: false);
        }
        var data = Utils.ImageDatasetFromDirectory(folder, colorMode: "grayscale", imageSize: (28, 28), batchSize: 128, seed: 1);
        var model = new Sequential([new Rescaling(1.0 / 255, inputShape: (28, 28, 1)), new Conv2D(16, kernelSize: 3, activation: "relu"), new MaxPooling2D(poolSize: 2), new Flatten(), new Dense(10, activation: "softmax")]);
        model.Compile(new Adam(), "sparse_categorical_crossentropy", metrics: ["accuracy"]);
        model.Fit(data, epochs: 3, verbose: 0, callbacks: [Watch()]);
    }

    /// <summary>Rows of a file of so many megabytes, which holds nothing but its length and a beginning.</summary>
    internal static void Rows(string file, int megabytes)
    {
        using (var writer = new NpyWriter(file)) writer.Append(new float[1, Width]);
        long rows = ((long)megabytes << 20) / (Width * sizeof(float));
        using (var stream = File.OpenWrite(file))
        {
            var header = System.Text.Encoding.ASCII.GetBytes($"{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, {Width}), }}");
            stream.Position = 10;
            stream.Write(header);
            stream.SetLength(stream.Length - Width * sizeof(float) + rows * Width * sizeof(float));
        }
        var data = Dataset.FromNpy(file).Shuffle(10_000, seed: 1).Batch(128).Map(batch => new KerasLike.Training.Batch(batch.X, TorchSharp.torch.zeros(batch.Size, 1)));
        var model = new Sequential([new Dense(1, inputShape: Width)]);
        model.Compile(new SGD(0.01), "mse");
        model.Fit(data, epochs: 1, verbose: 0, callbacks: [Watch()]);
        Console.WriteLine($"rows {rows}");
    }

    static LambdaCallback Watch() => new(onEpochEnd: (_, logs) => Console.WriteLine(FormattableString.Invariant($"memory {Environment.WorkingSet >> 20} loss {logs["loss"]:F4}")));
}
