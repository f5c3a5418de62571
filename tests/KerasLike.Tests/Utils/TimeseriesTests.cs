using KerasLike.Data;
using KerasLike.Tests.Golden;
using KerasLike.Training;

namespace KerasLike.Tests.UtilsTests;

/// <summary>Windows over time series, with numbers that Keras gives.</summary>
[TestFixture]
public class TimeseriesTests
{
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
