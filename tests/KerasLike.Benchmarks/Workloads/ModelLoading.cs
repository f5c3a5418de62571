using System.Globalization;
using System.IO.Compression;
using KerasLike.Layers;

namespace KerasLike.Benchmarks;

/// <summary>A <c>.keras</c> file of 100 MB: against reading its bytes and inflating them, in time, and against its size, in memory.</summary>
internal sealed class ModelLoading : Workload
{
    const int Width = 5_000;

    readonly string path = Path.Combine(Path.GetTempPath(), $"keraslike-{Environment.ProcessId}.keras");

    internal override string Name => "loading a .keras file of 100 MB";

    internal override string Unit => "a file";

    internal override IReadOnlyList<(string Name, Action Run)> Variants()
    {
        using (var model = new Models.Sequential([new Dense(Width, inputDim: Width)])) model.Save(path);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(path);
        Load();
        ReportMemory();
        return [("read the bytes and inflate them", Inflate), ("Keras.LoadModel", Load)];
    }

    void Load() => Keras.LoadModel(path).Dispose();

    void Inflate()
    {
        using var zip = new ZipArchive(new MemoryStream(File.ReadAllBytes(path)));
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            stream.ReadExactly(new byte[entry.Length]);
        }
    }

    // Linux keeps the peak of resident memory, and forgets it when told so.
    void ReportMemory()
    {
        if (!OperatingSystem.IsLinux()) return;
        GC.Collect();
        File.WriteAllText("/proc/self/clear_refs", "5");
        var before = Status("VmRSS");
        Load();
        var size = new FileInfo(path).Length / 1024.0;
        Console.WriteLine(FormattableString.Invariant($"{Name}: {(Status("VmHWM") - before) / size:F2} x its size of extra memory at the peak, the weights themselves included"));
    }

    static double Status(string key) =>
        double.Parse(File.ReadLines("/proc/self/status").First(l => l.StartsWith(key, StringComparison.Ordinal)).Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
}
