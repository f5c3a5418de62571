using KerasLike.Data;
using KerasLike.Tests.Support;
using KerasLike.Training;
using static KerasLike.Tests.Data.Numbers;

namespace KerasLike.Tests.Data;

/// <summary>What each step of a pipeline gives.</summary>
[TestFixture]
public class PipelineTests
{
    [Test]
    public void TensorsAreOneElement()
    {
        var whole = Dataset.FromTensors(new float[,] { { 1, 2 }, { 3, 4 } }, new[] { 1, 2 }, new[] { 0.5f, 1 }).Single();
        Assert.That((whole.X.Single.shape, whole.Y!.Single.shape, whole.SampleWeight!.Single.shape), Is.EqualTo((new long[] { 2, 2 }, new long[] { 2 }, new long[] { 2 })));
    }

    [Test]
    public void SlicesAreSamplesWithoutABatchAxis()
    {
        var samples = Dataset.FromTensorSlices(new byte[,] { { 1, 2 }, { 3, 4 } }, new[] { 5L, 6 }).ToList();
        Assert.That(samples.Select(s => s.X.Single.data<byte>().ToArray()), Is.EqualTo(new[] { new byte[] { 1, 2 }, [3, 4] }));
        Assert.That(samples.Select(s => (s.Y!.Single.ndim, s.Y.Single.item<long>())), Is.EqualTo(new[] { (0L, 5L), (0L, 6L) }));
    }

    [Test]
    public void NamesStay()
    {
        var named = new Dictionary<string, Tensors> { ["a"] = new[] { 1f, 2, 3 }, ["b"] = new float[3, 2] };
        foreach (var batches in new[] { Dataset.FromTensorSlices(named).Batch(2), Dataset.FromTensorSlices(named).Map(s => s).Batch(2) })
            Assert.That(batches.Select(b => (b.X.Names, b.X["b"].shape)), Is.EqualTo(new[] { (new[] { "a", "b" }, new long[] { 2, 2 }), (["a", "b"], [1, 2]) }));
    }

    [TestCase(false, new[] { 3, 3, 1 })]
    [TestCase(true, new[] { 3, 3 })]
    public void BatchesHaveTheirSize(bool dropRemainder, int[] sizes)
    {
        foreach (var samples in new[] { Samples(7), SamplesOneByOne(7) })
        {
            var batches = samples.Batch(3, dropRemainder);
            Assert.That(batches.Cardinality, Is.EqualTo(sizes.Length));
            Assert.That(Read(batches), Is.EqualTo(Enumerable.Range(0, 7).Chunk(3).Take(sizes.Length)));
        }
    }

    [Test]
    public void UnbatchTakesApart() => Assert.That(Flat(Samples(7).Batch(3).Unbatch().Batch(2)), Is.EqualTo(Enumerable.Range(0, 7)));

    [Test]
    public void UnbatchTakesArraysApart() =>
        Assert.That(Flat(Dataset.FromGenerator(() => new Batch[] { new(new[] { 0f, 1 }, new[] { 0f, -1 }), new(new[] { 2f }, new[] { -2f }) }).Unbatch()), Is.EqualTo(new[] { 0, 1, 2 }));

    [Test]
    public void MapFilterTakeSkipConcatenate()
    {
        var even = Samples(20).Filter(s => s.X.Single.item<float>() % 2 == 0);
        Assert.That(Flat(even), Is.EqualTo(new[] { 0, 2, 4, 6, 8, 10, 12, 14, 16, 18 }));
        Assert.That(Flat(even.Map((x, y) => (x + 1, y - 1)).Skip(2).Take(3)), Is.EqualTo(new[] { 5, 7, 9 }));
        Assert.That(Flat(even.Take(2).Concatenate(Samples(5).Skip(3))), Is.EqualTo(new[] { 0, 2, 3, 4 }));
        Assert.That(Flat(Samples(3).Take(-1)), Is.EqualTo(new[] { 0, 1, 2 }));
        Assert.That(Flat(Samples(3).Skip(-1)), Is.Empty);
    }

    [Test]
    public void ZipPairsUpToTheShorter()
    {
        Assert.That(Dataset.Range(5).Zip(Dataset.FromList(["a", "b"])), Is.EqualTo(new[] { (0L, "a"), (1L, "b") }));
        var both = Dataset.Zip(Dataset.FromTensorSlices(new[] { 1f, 2 }), Dataset.FromTensorSlices(new[] { 3f, 4, 5 }));
        Assert.That(both.Select(b => (b.X.Single.item<float>(), b.Y!.Single.item<float>())), Is.EqualTo(new[] { (1f, 3f), (2f, 4f) }));
    }

    [Test]
    public void CardinalityIsKnownWhereItCanBe()
    {
        var samples = Samples(10);
        Assert.That(new[] { samples.Cardinality, samples.Batch(3).Cardinality, samples.Repeat(2).Cardinality, samples.Repeat().Cardinality, samples.Repeat().Take(4).Cardinality, samples.Skip(8).Cardinality,
            samples.Filter(_ => true).Cardinality, samples.Concatenate(samples).Cardinality, samples.Repeat().Batch(2).Cardinality, samples.Shuffle(4).Prefetch(2).Map(s => s, 2).Cache().Cardinality },
            Is.EqualTo(new long?[] { 10, 4, 20, Dataset.Infinite, 4, 2, null, 20, Dataset.Infinite, 10 }));
    }
}
