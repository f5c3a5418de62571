using KerasLike.Data;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Datasets;

/// <summary>Files that NumPy wrote, and its random numbers.</summary>
[TestFixture]
internal sealed class NumpyFilesTests
{
    internal static string Path(string file) => System.IO.Path.Combine(AppContext.BaseDirectory, "Datasets", "Files", file);

    [Test]
    public void ReadsEachTypeAndOrder()
    {
        Assert.That(NpyFile.Load(Path("a_f4.npy")).data<float>().ToNDArray(), Is.EqualTo(new float[,] { { 0, 1, 2 }, { 3, 4, 5 } }));
        Assert.That(NpyFile.Load(Path("a_fo.npy")).data<long>().ToNDArray(), Is.EqualTo(new long[,] { { 0, 1, 2 }, { 3, 4, 5 } }));
        Assert.That(NpyFile.Load(Path("a_be.npy")).data<int>().ToArray(), Is.EqualTo(new[] { 0, 1, 2, 3 }));
        Assert.That(NpyFile.Load(Path("a_f2.npy")).to_type(torch.ScalarType.Float32).data<float>().ToArray(), Is.EqualTo(new[] { 1.5f, -2 }));
        Assert.That(NpyFile.Load(Path("a_b.npy")).data<bool>().ToArray(), Is.EqualTo(new[] { true, false }));
        Assert.That((NpyFile.Load(Path("a_sc.npy")).ndim, NpyFile.Load(Path("a_sc.npy")).item<float>()), Is.EqualTo((0, 3.5f)));
        Assert.That(NpyFile.LoadArchive(Path("table.npz")).ToDictionary(a => a.Key, a => a.Value.shape), Is.EqualTo(new Dictionary<string, long[]> { ["x"] = [8, 3], ["y"] = [8] }));
    }

    [Test]
    public void WritesWhatNumpyWrites()
    {
        using var folder = new TemporaryFolder();
        NpyFile.Save(folder["a.npy"], new float[,] { { 0, 1, 2 }, { 3, 4, 5 } });
        var (ours, theirs) = (File.ReadAllBytes(folder["a.npy"]), File.ReadAllBytes(Path("a_f4.npy")));
        Assert.That(ours[^24..], Is.EqualTo(theirs[^24..]), "the elements");
        Assert.That(ours[..75], Is.EqualTo(theirs[..75]), "the header");
        Assert.That(ours.Length % 64, Is.EqualTo(24), "aligned");
        foreach (var tensor in new Tensors[] { new long[] { 1, 2 }, new byte[2, 3, 4], new double[] { 1.5 }, torch.tensor(2.5f) })
        {
            NpyFile.Save(folder["b.npy"], tensor);
            var read = NpyFile.Load(folder["b.npy"]);
            Assert.That((read.dtype, read.shape), Is.EqualTo((tensor.Single.dtype, tensor.Single.shape)));
            Assert.That(read.eq(tensor.Single).all().item<bool>(), Is.True);
        }
    }

    [Test]
    public void GrowsPartByPart()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new NpyWriter(folder["big.npy"]))
        {
            for (int i = 0; i < 12; i++) writer.Append(new[,] { { 2f * i, i }, { 2 * i + 1, i } });
            Assert.That(() => writer.Append(new float[1, 3]), Throws.ArgumentException.With.Message.StartsWith("NpyWriter: rows must be like those before them, <f4 (2). Received: <f4 (3)"));
            Assert.That(() => writer.Append(new double[1, 2]), Throws.ArgumentException.With.Message.Contains("Received: <f8 (2)"));
        }
        Assert.That(NpyFile.Load(folder["big.npy"]).shape, Is.EqualTo(new long[] { 24, 2 }));
        var batches = Dataset.FromNpy(folder["big.npy"]).Shuffle(24, seed: 1).Batch(5).ToList();
        Assert.That(batches.SelectMany(b => b.X.Single.select(1, 0).data<float>()).Order(), Is.EqualTo(Enumerable.Range(0, 24)));
        Assert.That(Dataset.FromNpy(folder["big.npy"], folder["big.npy"]).Skip(3).First().Y!.Single.data<float>().ToArray(), Is.EqualTo(new float[] { 3, 1 }));
    }

    [Test]
    public void DamagedFilesAreNamed()
    {
        using var folder = new TemporaryFolder();
        var whole = File.ReadAllBytes(Path("a_f4.npy"));
        void Says(byte[] content, string message, Func<string, object>? read = null)
        {
            File.WriteAllBytes(folder["bad.npy"], content);
            Assert.That(() => (read ?? NpyFile.Load)(folder["bad.npy"]), Throws.InstanceOf<InvalidDataException>().With.Message.StartsWith($"The file {folder["bad.npy"]} cannot be read{message}"));
        }
        Says([], ": it does not begin as a .npy file.");
        Says([.. whole[..^1]], ": it ends too early.");
        Says([.. whole[..^1]], ": it ends too early, after 151 of 152 bytes.", f => Dataset.FromNpy(f));
        Says(System.Text.Encoding.ASCII.GetBytes("hello, this is text"), ": it does not begin as a .npy file.");
        Says(File.ReadAllBytes(Path("a_fo.npy")), " row by row: its type is <i8, its shape (2, 3), fortran_order True. Save it with numpy.ascontiguousarray.", f => Dataset.FromNpy(f));
        Says([.. whole.Select(b => b == (byte)'4' ? (byte)'9' : b)], ": its type is <f9, and a tensor's must be one of f4, f8, f2, i8, i4, i2, i1, u1, b1.");
    }

    [Test]
    public void NothingElseIsUnpickled()
    {
        Assert.That(() => NpyFile.Load(Path("evil.npy")), Throws.InstanceOf<InvalidDataException>().With.Message.Match(
            @"evil\.npy cannot be read: it holds a pickle that asks for posix\.system; only arrays, lists, texts and numbers are read\.$"));
        foreach (var damaged in new byte[][] { [0x80, 2, (byte)'e', (byte)'.'], [(byte)'h', 5, (byte)'.'], [(byte)'Q'], [(byte)'.'], [0x80, 4, (byte)'R', (byte)'.'] })
            Assert.That(() => Pickle.Read(new MemoryStream(damaged)), Throws.InstanceOf<InvalidDataException>());
    }

    [TestCase(3)]
    [TestCase(4)]
    public void ReadsPythonsValues(int protocol)
    {
        using var stream = File.OpenRead(Path($"values{protocol}.pickle"));
        var values = (Dictionary<object, object?>)Pickle.Read(stream)!;
        Assert.That(values["args"], Is.EqualTo(1L));
        Assert.That(values["l"], Is.EqualTo(new List<object?> { 1L, 2L, -3L, 70000L, 1L << 40, 1.5, null, true }));
        Assert.That(values["t"], Is.EqualTo(new object[] { 1L, 2L, 3L, 4L }));
        Assert.That(values["b"], Is.EqualTo("abc"u8.ToArray()));
    }

    [TestCase(0, new[] { 18, 1, 19, 8, 10, 17, 6, 13, 4, 2, 5, 14, 9, 7, 16, 11, 3, 0, 15, 12 })]
    [TestCase(113, new[] { 14, 11, 19, 17, 1, 4, 8, 3, 13, 15, 16, 9, 0, 7, 6, 18, 12, 10, 2, 5 })]
    [TestCase(12345, new[] { 13, 8, 16, 3, 15, 12, 0, 10, 7, 11, 6, 17, 19, 18, 14, 9, 4, 1, 5, 2 })]
    public void ShufflesAsNumpyDoes(int seed, int[] order) => Assert.That(new NumpyRandom(seed).Permutation(20), Is.EqualTo(order));

    [Test]
    public void ShufflesPastTheFirstRound()
    {
        var order = new NumpyRandom(5).Permutation(3000);
        Assert.That((order[..8], order[^3..]), Is.EqualTo((new[] { 2899, 2670, 2774, 1699, 1933, 1368, 1317, 2427 }, new[] { 1725, 2254, 2915 })));
    }
}
