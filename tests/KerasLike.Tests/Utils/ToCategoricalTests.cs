namespace KerasLike.Tests.UtilsTests;

/// <summary>Class numbers as one-hot rows, as <c>keras.utils.to_categorical</c> makes them.</summary>
[TestFixture]
public class ToCategoricalTests
{
    [Test]
    public void OneAtTheClassAndZeroElsewhere()
    {
        using var rows = Utils.ToCategorical(new[] { 0, 2, 1 });

        Assert.That(rows.dtype, Is.EqualTo(torch.float32));
        Assert.That(rows.shape, Is.EqualTo(new[] { 3, 3 }), "one more than the greatest number");
        Assert.That(rows.data<float>().ToArray(), Is.EqualTo(new float[] { 1, 0, 0, 0, 0, 1, 0, 1, 0 }));
    }

    static IEnumerable<TestCaseData> Types =>
    [
        new TestCaseData((Tensors)new byte[] { 1, 0 }).SetArgDisplayNames("byte[]"),
        new TestCaseData((Tensors)new long[] { 1, 0 }).SetArgDisplayNames("long[]"),
        new TestCaseData((Tensors)new float[] { 1, 0 }).SetArgDisplayNames("float[]"),
        new TestCaseData((Tensors)new double[] { 1, 0 }).SetArgDisplayNames("double[]"),
    ];

    [TestCaseSource(nameof(Types))]
    public void TakesNumbersOfAnyType(object numbers)
    {
        using var rows = Utils.ToCategorical((Tensors)numbers, numClasses: 4);
        Assert.That(rows.data<float>().ToArray(), Is.EqualTo(new float[] { 0, 1, 0, 0, 1, 0, 0, 0 }));
    }

    [TestCase(new long[] { 4 }, new long[] { 4, 5 })]
    [TestCase(new long[] { 4, 1 }, new long[] { 4, 5 })]
    [TestCase(new long[] { 2, 2 }, new long[] { 2, 2, 5 })]
    [TestCase(new long[] { 2, 3, 1 }, new long[] { 2, 3, 5 })]
    [TestCase(new long[] { 1 }, new long[] { 1, 5 })]
    public void AddsAnAxisAndDropsALastOneOfSizeOne(long[] shape, long[] expected)
    {
        using var zeros = torch.zeros(shape, torch.int64);
        using var rows = Utils.ToCategorical(zeros, 5);

        Assert.That(rows.shape, Is.EqualTo(expected));
        Assert.That(rows.sum().item<float>(), Is.EqualTo(zeros.numel()));
    }

    [TestCase(new[] { 0, 5 }, 3, "numbers from 0 to 5, numClasses=3", "from 0 to 2")]
    [TestCase(new[] { -1, 1 }, 3, "numbers from -1 to 1, numClasses=3", "from 0 to 2")]
    [TestCase(new[] { -1, 1 }, null, "numbers from -1 to 1, numClasses=2", "from 0 to 1")]
    public void ANumberWithoutAPlaceIsAnError(int[] numbers, int? classes, string received, string expected) =>
        Assert.That(() => Utils.ToCategorical(numbers, classes), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith($"Utils.ToCategorical: class numbers must be {expected}. Received: {received}"));

    [TestCase(0)]
    [TestCase(-3)]
    public void TheNumberOfClassesMustBePositive(int classes) =>
        Assert.That(() => Utils.ToCategorical(new[] { 0 }, classes), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith($"Utils: `numClasses` must be positive. Received: numClasses={classes}"));

    [Test]
    public void NumbersAreRequired() => Assert.That(() => Utils.ToCategorical(null!), Throws.ArgumentNullException.With.Message.Contains("`x` is required"));

    [Test]
    public void LeavesNothingBehind()
    {
        using var numbers = torch.arange(10);
        using var scope = torch.NewDisposeScope();
        Utils.ToCategorical(numbers);
        Assert.That(scope.DisposablesCount, Is.EqualTo(1));
    }
}
