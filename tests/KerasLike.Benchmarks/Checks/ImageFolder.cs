using System.Diagnostics;
using KerasLike.Data;
using KerasLike.Layers;
using KerasLike.Training;
using SkiaSharp;

namespace KerasLike.Benchmarks;

/// <summary>A folder of 500 JPEG files of Keras's usual 256 × 256 coloured pixels, made of MNIST: how fast they are decoded, and how long training waits for them, with two workers.</summary>
internal sealed class ImageFolder : Check
{
    const int Files = 500, Size = 256, BatchSize = 32, Rounds = 7;

    internal override string Name => "a folder of 500 JPEG files";

    internal override IEnumerable<Measured> Measure()
    {
        var folder = Directory.CreateTempSubdirectory("keraslike-");
        try
        {
            Write(folder.FullName);
            var files = Directory.GetFiles(folder.FullName, "*.jpg", SearchOption.AllDirectories);
            var times = new Times(["alone", "images", "batches"]);
            for (int round = -1; round < Rounds; round++)
            {
                double[] taken = [Time(() => DecodeAlone(files)), Time(() => Run(Images(folder.FullName, batchSize: null))), Time(() => Run(Images(folder.FullName)))];
                for (int way = 0; way < taken.Length && round >= 0; way++) times.Add(way, taken[way]);
            }
            yield return new("time to decode into float32 as a multiple of the image library's alone on as many threads", times.Ratio("images", "alone"), 1 / 0.9);
            yield return new("the same with batches", times.Ratio("batches", "alone"));
            yield return Waiting(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static DirectoryDataset<Batch> Images(string folder, int? batchSize = BatchSize) =>
        Utils.ImageDatasetFromDirectory(folder, imageSize: (Size, Size), batchSize: batchSize, shuffle: false, verbose: false);

    // A network that takes longer over a batch than two cores take to decode the next.
    static Measured Waiting(string folder)
    {
        var model = new Models.Sequential([
            Keras.Input(shape: (Size, Size, 3)), new Rescaling(1 / 255.0), new Conv2D(16, 3, strides: 2, padding: "same", activation: "relu"), new MaxPooling2D(), new Conv2D(32, 3, padding: "same", activation: "relu"),
            new GlobalAveragePooling2D(), new Dense(10, activation: "softmax"),
        ]);
        model.Compile("adam", "sparse_categorical_crossentropy");
        var waited = 0.0;
        IEnumerable<Batch> Watched()
        {
            using var batches = Images(folder).GetEnumerator();
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
            using var larger = torch.nn.functional.interpolate(image, size: [Size, Size], mode: torch.InterpolationMode.Bilinear, align_corners: false).reshape(Size, Size, 1);
            using var coloured = larger * torch.tensor(new float[] { 255, 120 + i % 100, 40 }) + torch.rand(Size, Size, 3) * 20 * (1 - larger);
            Utils.SaveImage(Path.Combine(label.FullName, $"{i}.jpg"), coloured.clamp(0, 255));
        }
    }

    // As one would who knows the library: a bitmap for each thread, which image after image is decoded into.
    static void DecodeAlone(string[] files) => Parallel.ForEach(files, new ParallelOptions { MaxDegreeOfParallelism = FolderReader.Threads }, () => new SKBitmap(Size, Size), (file, _, bitmap) =>
    {
        using var codec = SKCodec.Create(file);
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) != SKCodecResult.Success) throw new InvalidDataException(file);
        return bitmap;
    }, bitmap => bitmap.Dispose());

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
