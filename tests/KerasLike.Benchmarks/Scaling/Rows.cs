using KerasLike.Data;
using KerasLike.Layers;
using static TorchSharp.torch;

namespace KerasLike.Benchmarks;

/// <summary>The sizes that are tried: of batches, networks and data.</summary>
internal static class Rows
{
    const int Features = 64, Steps = 50;

    internal static IEnumerable<ScalingRow> All =>
    [
        new("batch size, MLP of 64-64-10, Adam", "a step", [1, 4, 16, 64, 256, 1024], size => (Fit(Mlp(1), randn(size * Steps, Features), size), Steps)),
        new("layers of 64, batch 32, Adam", "a layer and step", [1, 3, 10, 30, 100], depth => (Fit(Mlp(depth), randn(32 * Steps, Features), 32), Steps * (depth + 1))),
        new("rows in memory, batch 128", "a row", [1_000, 10_000, 100_000, 1_000_000], rows => (Fit(Mlp(1), randn(rows, Features), 128), rows)),
        new("rows in a file that is read as it is needed, batch 128", "a row", [1_000, 10_000, 100_000, 1_000_000], FromFile),
    ];

    static Models.Sequential Mlp(int depth)
    {
        var model = new Models.Sequential([Keras.Input(Features), .. Enumerable.Range(0, depth).Select(_ => new Dense(64, activation: "relu")), new Dense(10, activation: "softmax")]);
        model.Compile("adam", "sparse_categorical_crossentropy");
        return model;
    }

    static Action Fit(Models.Model model, Tensor x, int batchSize)
    {
        var y = randint(0, 10, x.size(0), int64);
        return () => model.Fit(x, y, batchSize: batchSize, epochs: 1, verbose: 0);
    }

    static (Action Run, double Units) FromFile(int rows)
    {
        var folder = Directory.CreateTempSubdirectory("keraslike-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var (x, y) = (Path.Combine(folder, "x.npy"), Path.Combine(folder, "y.npy"));
        using (var scope = NewDisposeScope())
        {
            NpyFile.Save(x, randn(rows, Features));
            NpyFile.Save(y, randint(0, 10, rows, int64));
        }
        var model = Mlp(1);
        var data = Dataset.FromNpy(x, y).Shuffle(10_000).Batch(128).Prefetch(2);
        return (() => model.Fit(data, epochs: 1, verbose: 0), rows);
    }
}
