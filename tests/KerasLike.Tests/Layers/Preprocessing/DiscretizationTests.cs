using KerasLike.Layers;
using KerasLike.Tests.Golden;
using KerasLike.Training;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Numbers as bins. What is learned was computed by Keras's own functions on the same numbers.</summary>
[TestFixture]
public class DiscretizationTests
{
    static readonly float[] Data = [.. Enumerable.Range(0, 250).Select(i => i * 37 % 101 / 10f - 3)];

    static readonly TestCaseData[] Learned =
    [
        new TestCaseData(4, 0.01, new[] { Data }, new[] { -0.5749995112419128, 1.9500007629394531, 4.474999904632568 }),
        new TestCaseData(5, 0.05, new[] { Data[..100], Data[100..130], Data[130..] }, new[] { -1.0999995470046997, 0.9000007510185242, 2.999999761581421, 5.0 }),
        new TestCaseData(4, 0.01, new[] { new[] { -1.5f, 1, 3.4f, .5f, 0, 3, 1.3f, 0 } }, new[] { 0.0, 0.5, 1.2999999523162842 }),
        new TestCaseData(7, 0.01, new[] { Data[..3] }, new[] { -3.0, 0.699999988079071 }),
        new TestCaseData(6, 0.01, new[] { Squares[..1000], Squares[1000..] }, new[] { 79.83325958251953, 156.83328247070312, 247.49990844726562, 339.4999084472656, 415.6666259765625 }),
    ];

    static float[] Squares => [.. Enumerable.Range(0, 3000).Select(i => i * i % 997 * 0.5f)];

    [TestCaseSource(nameof(Learned))]
    public void LearnsBinsOfEquallyManyValues(int bins, double epsilon, float[][] batches, double[] expected)
    {
        var layer = new Discretization(numBins: bins, epsilon: epsilon);
        layer.Adapt(batches.Select(b => new Batch(b)));
        Assert.That(layer.BinBoundaries, Is.EqualTo(expected).Within(1e-5));
    }

    [TestCase("int", new[] { 0f, 1, 1, 2, 3 })]
    [TestCase("one_hot", new[] { 1f, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1 })]
    [TestCase("multi_hot", new[] { 1f, 1, 1, 1 })]
    [TestCase("count", new[] { 1f, 2, 1, 1 })]
    public void TellsTheBins(string mode, float[] expected)
    {
        using var scope = torch.NewDisposeScope();
        var layer = new Discretization([0, 0.5, 1], outputMode: mode);
        var y = layer.Apply(new[,] { { -1.0, 0, 0.1, 0.8, 1.2 } }).Single;
        Assert.That(y.dtype, Is.EqualTo(mode == "int" ? torch.int32 : torch.float32));
        Assert.That(y.flatten(), Close.To(torch.tensor(expected)));
        Assert.That(layer.ComputeOutputShape((1, 5)), Is.EqualTo(new Shape([.. y.shape.Select(d => (int?)d)])));
    }
}
