using KerasLike.Data;
using KerasLike.Tests.Support;
using KerasLike.Training;
using static KerasLike.Tests.Data.Numbers;

namespace KerasLike.Tests.Data;

/// <summary>What is kept of a first pass, in memory and in files.</summary>
[TestFixture]
public class CacheTests
{
    [Test]
    public void CacheRunsThroughTheDataOnce()
    {
        var runs = 0;
        var data = Dataset.FromGenerator(Source).Cache();
        Assert.That(Flat(data.Take(1)), Is.EqualTo(new[] { 1 }), "a pass that is cut off is not kept");
        for (int i = 0; i < 3; i++) Assert.That(Flat(data), Is.EqualTo(new[] { 1, 2 }));
        Assert.That((runs, data.Cardinality), Is.EqualTo((2, 2L)));

        IEnumerable<Batch> Source()
        {
            runs++;
            yield return (new[] { 1f }, new[] { -1f });
            yield return (new[] { 2f }, new[] { -2f });
        }
    }

    [Test]
    public void CacheInAFileOutlivesTheDataset()
    {
        using var folder = new TemporaryFolder();
        var file = folder["new/data.cache"];
        var made = Samples(7).Shuffle(7, seed: 2).Batch(3).Cache(file);
        Assert.That(made.Take(1).Count(), Is.EqualTo(1));
        Assert.That(Directory.GetFiles(folder["new"]), Is.Empty, "a pass that is cut off is not kept");
        var first = Flat(made);
        Assert.That(Flat(made), Is.EqualTo(first));
        Assert.That(Flat(Dataset.FromGenerator(IEnumerable<Batch> () => throw new InvalidOperationException("not run")).Cache(file)), Is.EqualTo(first));

        using (var stream = File.OpenWrite(file)) stream.SetLength(stream.Length - 5);
        Assert.That(() => Flat(made), Throws.InstanceOf<InvalidDataException>().With.Message.Match($"^{file} is not a whole file of cached batches: .+\\. Delete it, to have it made again\\.$"));
        File.WriteAllText(file, "something else");
        Assert.That(() => Flat(made), Throws.InstanceOf<InvalidDataException>().With.Message.StartsWith($"{file} is not a whole file of cached batches: "));
    }

    [Test]
    public void TheFileKeepsTypesNamesAndWeights()
    {
        using var folder = new TemporaryFolder();
        var data = Dataset.FromTensorSlices(new Dictionary<string, Tensors> { ["a"] = new byte[3, 2], ["b"] = new long[3] }, new double[] { 1, 2, 3 }, new float[] { 1, 2, 3 }).Batch(2).Cache(folder["data"]);
        Assert.That(data.Count(), Is.EqualTo(2));
        var batch = data.Last();
        Assert.That((batch.X.Names, batch.X["a"].dtype, batch.X["b"].dtype, batch.Y!.Single.item<double>(), batch.SampleWeight!.Single.item<float>()),
            Is.EqualTo((new[] { "a", "b" }, torch.ScalarType.Byte, torch.ScalarType.Int64, 3.0, 3f)));
    }
}
