using KerasLike.Data;
using KerasLike.Tests.Golden;
using KerasLike.Training;

namespace KerasLike.Tests.UtilsTests;

/// <summary>Padding, normalizing, splitting and windows, with numbers that Keras gives.</summary>
[TestFixture]
public class DataUtilsTests
{
    static int[,] Rows(Tensor tensor) => (int[,])tensor.data<int>().ToNDArray();

    [Test]
    public void PadsAndCuts()
    {
        Assert.That(Rows(Utils.PadSequences([[1], [2, 3], [4, 5, 6]])), Is.EqualTo(new[,] { { 0, 0, 1 }, { 0, 2, 3 }, { 4, 5, 6 } }));
        Assert.That(Rows(Utils.PadSequences([[1], [2, 3], [4, 5, 6]], value: -1, padding: "post")), Is.EqualTo(new[,] { { 1, -1, -1 }, { 2, 3, -1 }, { 4, 5, 6 } }));
        Assert.That(Rows(Utils.PadSequences([[1], [2, 3], [4, 5, 6]], maxlen: 2)), Is.EqualTo(new[,] { { 0, 1 }, { 2, 3 }, { 5, 6 } }));
        Assert.That(Rows(Utils.PadSequences([[1], [], [4, 5, 6]], maxlen: 2, truncating: "post")), Is.EqualTo(new[,] { { 0, 1 }, { 0, 0 }, { 4, 5 } }));
    }

    [Test]
    public void PadsFloatsAndRows()
    {
        var floats = Utils.PadSequences(new List<float[]> { new[] { 0.5f }, new[] { 1, 2.5f } }, dtype: "float32");
        Assert.That(floats.data<float>().ToNDArray(), Is.EqualTo(new[,] { { 0, 0.5f }, { 1, 2.5f } }));
        var rows = Utils.PadSequences(new[] { new[,] { { 1, 2 } }, new[,] { { 3, 4 }, { 5, 6 } } });
        Assert.That(rows.data<int>().ToNDArray(), Is.EqualTo(new[,,] { { { 0, 0 }, { 1, 2 } }, { { 3, 4 }, { 5, 6 } } }));
    }

    [Test]
    public void RaggedRowsAreNamed()
    {
        Assert.That(() => Utils.PadSequences(new Array[] { new[] { 1, 2 }, new[,] { { 3, 4 } } }), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith(
            "Utils.PadSequences: all sequences must be of numbers, or of rows of one shape. Received: rows of shape (2) in sequence 1, () before it."));
        Assert.That(() => Utils.PadSequences([[1]], padding: "left"), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("Utils.PadSequences: `padding` must be one of \"pre\", \"post\". Received: padding=\"left\""));
        Assert.That(() => Utils.PadSequences([[1]], maxlen: 0), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("Utils.PadSequences: `maxlen` must be positive. Received: maxlen=0"));
    }

    [Test]
    public void Normalizes()
    {
        Assert.That(Utils.Normalize(new float[,] { { 3, 4 }, { 0, 0 } }), Close.To(torch.tensor(new float[,] { { 0.6f, 0.8f }, { 0, 0 } })));
        Assert.That(Utils.Normalize(new[,] { { 3, -1 }, { 1, 1 } }, axis: 0, order: 1), Close.To(torch.tensor(new float[,] { { 0.75f, -0.5f }, { 0.25f, 0.5f } })));
        Assert.That(() => Utils.Normalize(new float[2], order: 0), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("Utils: `order` must be positive. Received: order=0"));
    }

    [TestCase(0.8, null, 8, 2)]
    [TestCase(null, 3.0, 7, 3)]
    [TestCase(4.0, 0.25, 4, 2)]
    [TestCase(0.25, 0.25, 2, 2)]
    public void Splits(double? left, double? right, int leftCount, int rightCount)
    {
        var x = Enumerable.Range(0, 10).Select(i => (float)i).ToArray();
        var (first, second) = Utils.SplitDataset((x, x), left, right);
        Assert.That((first.Cardinality, second.Cardinality), Is.EqualTo(((long)leftCount, (long)rightCount)));
        Assert.That(first.Select(s => s.X.Single.item<float>()), Is.EqualTo(Enumerable.Range(0, leftCount)));
        Assert.That(second.Select(s => s.Y!.Single.item<float>()), Is.EqualTo(Enumerable.Range(10 - rightCount, rightCount)));
        var (a, b) = Utils.SplitDataset(Dataset.FromTensorSlices(x), left, right, shuffle: true, seed: 4);
        Assert.That(a.Concatenate(b).Select(s => s.X.Single.item<float>()).Distinct().Count(), Is.EqualTo(leftCount + rightCount));
    }

    [Test]
    public void SizesThatCannotBe()
    {
        Assert.That(() => Utils.SplitDataset(new float[4]), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("Utils.SplitDataset: one of `leftSize` and `rightSize` must be given."));
        Assert.That(() => Utils.SplitDataset(new float[4], 4), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("Utils.SplitDataset: `leftSize` must be a fraction between 0 and 1, or a number of samples from 1 to 3. Received: leftSize=4"));
        Assert.That(() => Utils.SplitDataset(new float[4], 3, 2), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("Utils.SplitDataset: both parts must have samples, and no more than there are. Received: leftSize=3, rightSize=2, 4 samples."));
        Assert.That(() => Utils.SplitDataset((Tensors)new Tensors[] { new float[4], new float[4], new float[4], new float[4] }.Aggregate((a, b) => [a, b]), 2), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("Utils.SplitDataset: `dataset` must be x, (x, y) or (x, y, sampleWeight)."));
    }

    static float[] Counting(int count) => [.. Enumerable.Range(0, count).Select(i => (float)i)];

    [Test]
    public void WindowsAreKerass()
    {
        var windows = Utils.TimeseriesDatasetFromArray(Counting(99), null, sequenceLength: 10, samplingRate: 2, sequenceStride: 3, batchSize: null).ToList();
        Assert.That(windows.Select(w => w.X.Single.data<float>().ToArray()), Is.EqualTo(Enumerable.Range(0, 27).Select(i => Enumerable.Range(0, 10).Select(j => 3 * i + 2f * j).ToArray())));
        var ahead = Utils.TimeseriesDatasetFromArray(Counting(90), Counting(100)[10..], sequenceLength: 10).ToList();
        Assert.That(ahead.SelectMany(b => b.Y!.Single.data<float>()), Is.EqualTo(Enumerable.Range(10, 81)));
        Assert.That(ahead.Select(b => b.X.Single.shape), Is.EqualTo(new[] { new long[] { 81, 10 } }));
        var table = Utils.TimeseriesDatasetFromArray(new float[20, 3], new float[20], 4, batchSize: 5, startIndex: 3, endIndex: 15).ToList();
        Assert.That(table.Select(b => b.X.Single.shape), Is.EqualTo(new[] { new long[] { 5, 4, 3 }, [4, 4, 3] }));
        var part = Utils.TimeseriesDatasetFromArray(Counting(20), Counting(20), 4, startIndex: 3, endIndex: 15).Single();
        Assert.That((part.X.Single[0].data<float>().ToArray(), part.Y!.Single.data<float>().ToArray()), Is.EqualTo((new float[] { 3, 4, 5, 6 }, Enumerable.Range(3, 9).Select(i => (float)i).ToArray())));
    }

    [Test]
    public void ShuffledWindowsAreAllThere()
    {
        var data = Utils.TimeseriesDatasetFromArray(Counting(50), Counting(50), 5, batchSize: 8, shuffle: true, seed: 2);
        var epochs = Enumerable.Range(0, 2).Select(_ => data.SelectMany(b => b.Y!.Single.data<float>()).ToArray()).ToArray();
        Assert.That(epochs.Select(e => e.Order()), Is.All.EqualTo(Enumerable.Range(0, 46)));
        Assert.That(epochs[0], Is.Not.EqualTo(epochs[1]));
    }

    [Test]
    public void WindowsThatCannotBe()
    {
        Assert.That(() => Utils.TimeseriesDatasetFromArray(Counting(5), null, 6), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("Utils.TimeseriesDatasetFromArray: the data is too short for one window. Received: 5 steps, sequenceLength=6, samplingRate=1."));
        Assert.That(() => Utils.TimeseriesDatasetFromArray(Counting(5), null, 2, samplingRate: 5), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("Utils.TimeseriesDatasetFromArray: `samplingRate` must be between 1 and 4. Received: samplingRate=5"));
        Assert.That(() => Utils.TimeseriesDatasetFromArray(Counting(5), null, 2, endIndex: 5), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("Utils.TimeseriesDatasetFromArray: `endIndex` must be between 1 and 4. Received: endIndex=5"));
    }
}
