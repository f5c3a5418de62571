using System.IO.Compression;
using KerasLike.Saving;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Saving;

[TestFixture]
public class DamagedFilesTests
{
    /// <summary>Whatever happens to a file, loading it works or says what is wrong; nothing else, and at once.</summary>
    [TestCase(".keras", 700)]
    [TestCase(".h5", 600)]
    [TestCase(".weights.h5", 500)]
    [TestCase(".safetensors", 200)]
    public void LoadsOrSaysWhatIsWrong(string ending, int times)
    {
        using var folder = new TemporaryFolder();
        using var scope = torch.NewDisposeScope();
        var random = new Random(1234);
        using var model = Keras.LoadModel(GoldenCases.FileOf("files", "resume_adam", ".keras"));
        var path = folder["model" + ending];
        if (ending is ".keras" or ".h5") model.Save(path);
        else model.SaveWeights(path);
        var whole = File.ReadAllBytes(path);
        var fromKeras = ending == ".keras" ? File.ReadAllBytes(GoldenCases.FileOf("files", "resume_adam", ".keras"))
            : ending == ".safetensors" ? whole : File.ReadAllBytes(GoldenCases.FileOf("files", "sequential_cnn", ending));
        var refused = 0;

        for (var i = 0; i < times; i++)
        {
            File.WriteAllBytes(path, Damage(i % 2 == 0 ? whole : fromKeras, random));
            try
            {
                if (ending is ".keras" or ".h5") Keras.LoadModel(path).Dispose();
                else Printed.ToError(() => model.LoadWeights(path, skipMismatch: i % 4 < 2));
            }
            catch (InvalidDataException e)
            {
                refused++;
                Assert.That(e.Message, Does.StartWith(path), "the message names the file");
            }
        }

        Assert.That(refused, Is.GreaterThan(times / 10));
    }

    static byte[] Damage(byte[] whole, Random random)
    {
        var copy = (byte[])whole.Clone();
        switch (random.Next(4))
        {
            case 0:
                return copy[..random.Next(copy.Length)];
            case 1:
                var start = random.Next(copy.Length);
                copy.AsSpan(start, Math.Min(random.Next(64), copy.Length - start)).Fill((byte)random.Next(256));
                return copy;
            case 2:
                var (from, to) = (random.Next(copy.Length), random.Next(copy.Length));
                var length = Math.Min(random.Next(200), copy.Length - Math.Max(from, to));
                copy.AsSpan(from, length).CopyTo(copy.AsSpan(to, length));
                return copy;
            default:
                // The beginning, where the structure is, more often than the numbers.
                for (var flips = random.Next(1, 9); flips > 0; flips--) copy[random.Next(random.Next(2) == 0 ? Math.Min(4096, copy.Length) : copy.Length)] ^= (byte)(1 << random.Next(8));
                return copy;
        }
    }
}
