using KerasLike.Data;
using KerasLike.Training;

namespace KerasLike.Tests.Data;

/// <summary>What pipelines say about data and arguments that cannot be.</summary>
[TestFixture]
public class PipelineErrorTests
{
    static void Says<T>(Func<object?> act, string message) where T : Exception => Assert.That(() => act(), Throws.InstanceOf<T>().With.Message.StartsWith(message));

    [Test]
    public void RaggedSamplesAreNamed()
    {
        var data = Dataset.FromList(new[] { 28, 28, 32, 28 }).Map(size => new Batch(torch.zeros(size, size)));
        Says<ArgumentException>(() => data.Batch(4).First(), "Dataset.Batch: the samples of a batch must have one shape. Received: x (28, 28) at sample 0 and (32, 32) at sample 2. Resize or pad them with Map first.");
        Says<ArgumentException>(() => data.Batch(1).Unbatch().Skip(1).Batch(2).First(), "Dataset.Batch: the samples of a batch must have one shape. Received: x (28, 28) at sample 0 and (32, 32) at sample 1.");
    }

    [Test]
    public void SamplesWithAndWithoutTargetsDoNotMix()
    {
        var mixed = Dataset.FromTensorSlices(new float[2]).Concatenate(Dataset.FromTensorSlices(new float[2], new float[2]));
        Says<ArgumentException>(() => mixed.Batch(4).First(), "Dataset.Batch: all samples must have the same parts. Received: some with `y`, and some without");
    }

    [Test]
    public void TensorsOfOtherLengths() =>
        Says<ArgumentException>(() => Dataset.FromTensorSlices(new float[3], new float[2]), "Dataset.FromTensorSlices: x and y must hold the same number of samples. Received: x 3, y 2.");

    [Test]
    public void NumbersOutOfRange()
    {
        var data = Dataset.FromTensorSlices(new float[3]);
        Says<ArgumentOutOfRangeException>(() => data.Batch(0), "Dataset.Batch: `batchSize` must be positive. Received: batchSize=0");
        Says<ArgumentOutOfRangeException>(() => data.Map(b => b).Batch(-1), "Dataset.Batch: `batchSize` must be positive. Received: batchSize=-1");
        Says<ArgumentOutOfRangeException>(() => data.Shuffle(0), "Dataset.Shuffle: `bufferSize` must be positive. Received: bufferSize=0");
        Says<ArgumentOutOfRangeException>(() => data.Prefetch(0), "Dataset.Prefetch: `bufferSize` must be positive. Received: bufferSize=0");
        Says<ArgumentOutOfRangeException>(() => data.Take(-2), "Dataset: `count` must not be negative. Received: count=-2");
        Says<ArgumentOutOfRangeException>(() => data.Map(b => b, numParallelCalls: 0), "Dataset.Map: `numParallelCalls` must be positive. Received: numParallelCalls=0");
    }

    [Test]
    public void AFunctionOfXAndYNeedsBoth() =>
        Says<InvalidOperationException>(() => Dataset.FromTensorSlices(new float[3]).Map((x, y) => (x, y)).First(), "Dataset.Map: a function of x and y needs elements of one target. Received: 0. Write Map(batch => …).");
}
