using KerasLike.Data;
using KerasLike.Tests.Golden;
using KerasLike.Training;

namespace KerasLike.Tests.UtilsTests;

/// <summary>Data in two parts.</summary>
[TestFixture]
public class SplitDatasetTests
{
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
}
