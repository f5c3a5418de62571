using System.Diagnostics;
using KerasLike.Data;
using KerasLike.Layers;
using KerasLike.Training;
using SkiaSharp;

namespace KerasLike.Benchmarks;

/// <summary>A folder of 1,000 JPEG files of 112 × 112 pixels, made of MNIST: how fast they are decoded, and how long training waits for them, with two workers.</summary>
internal sealed class ImageFolder : Check
{
    const int Files = 1_000, Size = 112, BatchSize = 32, Rounds = 7;

    internal override string Name => "a folder of 1,000 JPEG files";

    internal override IEnumerable<Measured> Measure()
    {
        var folder = Directory.CreateTempSubdirectory("keraslike-");
        try
        {
            Write(folder.FullName);
            var files = Directory.GetFiles(folder.FullName, "*.jpg", SearchOption.AllDirectories);
            var (alone, ours) = (new List<double>(), new List<double>());
            for (int round = -1; round < Rounds; round++)
            {
                var (a, b) = (Time(() => DecodeAlone(files)), Time(() => Run(Batches(folder.FullName))));
                if (round < 0) continue;
                alone.Add(a);
                ours.Add(b);
            }
            yield return new("time to decode and batch as a multiple of the image library's alone on as many threads", Times.Median(ours.Zip(alone, (o, a) => o / a)), 1 / 0.9);
            yield return Waiting(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static DirectoryDataset<Batch> Batches(string folder) =>
        Utils.ImageDatasetFromDirectory(folder, colorMode: "grayscale", imageSize: (Size, Size), batchSize: BatchSize, shuffle: false, verbose: false);

    // A network that takes longer over a batch than two cores take to decode the next.
    static Measured Waiting(string folder)
    {
        var model = new Models.Sequential([
            Keras.Input(shape: (Size, Size, 1)), new Rescaling(1 / 255.0), new Conv2D(32, 3, padding: "same", activation: "relu"), new MaxPooling2D(), new Conv2D(64, 3, padding: "same", activation: "relu"),
            new GlobalAveragePooling2D(), new Dense(10, activation: "softmax"),
        ]);
        model.Compile("adam", "sparse_categorical_crossentropy");
        var waited = 0.0;
        IEnumerable<Batch> Watched()
        {
            using var batches = Batches(folder).GetEnumerator();
            while (true)
            {
                var start = Stopwatch.GetTimestamp();
                var any = batches.MoveNext();
                waited += Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                if (!any) yield break;
                yield return batches.Current;
            }
        }
        var total = Time(() => model.Fit(Watched(), epochs: 1, verbose: 0));
        return new("share of training that waits for data", waited / total, 0.05);
    }

    static void Write(string folder)
    {
        for (int i = 0; i < Files; i++)
        {
            var label = Directory.CreateDirectory(Path.Combine(folder, $"{MnistData.Labels[i].ToInt64()}"));
            using var image = MnistData.Images[i].reshape(1, 1, 28, 28);
            using var larger = torch.nn.functional.interpolate(image, size: [Size, Size], mode: torch.InterpolationMode.Bilinear, align_corners: false).reshape(Size, Size, 1) * 255;
            Utils.SaveImage(Path.Combine(label.FullName, $"{i}.jpg"), larger);
        }
    }

    static void DecodeAlone(string[] files) => Parallel.ForEach(files, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, file => SKBitmap.Decode(file).Dispose());

    static void Run(IEnumerable<Batch> batches)
    {
        foreach (var batch in batches)
        {
            batch.X.Single.Dispose();
            batch.Y!.Single.Dispose();
        }
    }

    static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
