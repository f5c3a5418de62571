using KerasLike.Losses;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Losses;

/// <summary>What losses compute, by formulas written out here number by number.</summary>
[TestFixture]
public class LossFormulaTests
{
    static double Value(Loss loss, Tensors yTrue, Tensors yPred, Tensors? weight = null) => loss.Apply(yTrue, yPred, weight).to(torch.float64).item<double>();

    static Tensor Each(Loss loss, Tensors yTrue, Tensors yPred) => loss.Apply(yTrue, yPred);

    [Test]
    public void AbsolutePercentageErrorsOfZeroTargetsAreFinite() =>
        Assert.That(Value(new MeanAbsolutePercentageError(), new float[,] { { 0, 2 } }, new float[,] { { 1e-7f, 1 } }), Close.To(100 * (1 + 0.5) / 2));

    [Test]
    public void LogarithmicErrorsTakeNegativeValuesAsZero() =>
        Assert.That(Value(new MeanSquaredLogarithmicError(), new float[,] { { 3, -5 } }, new float[,] { { 1, -2 } }), Close.To(Math.Pow(Math.Log(4) - Math.Log(2), 2) / 2));

    [TestCase(1.0, 0.5, 0.125), TestCase(1.0, 3, 2.5), TestCase(0.5, 0.25, 0.03125), TestCase(0.5, 3, 0.5 * 3 - 0.125)]
    public void HuberIsASquareThatGoesOverIntoALine(double delta, double error, double expected) =>
        Assert.That(Value(new Huber(delta), new[,] { { 1f } }, new[,] { { 1 + (float)error } }), Close.To(expected));

    [TestCase(0.5), TestCase(-3), TestCase(100)]
    public void LogCoshIsStableForLargeErrors(double error) =>
        Assert.That(Value(new LogCosh(), new[,] { { 0.0 } }, new[,] { { error } }), Close.To(Math.Abs(error) + Math.Log(1 + Math.Exp(-2 * Math.Abs(error))) - Math.Log(2)));

    [Test]
    public void HingeTakesZeroesAndOnesAsSigns()
    {
        float[,] p = { { 0.3f }, { -2 } };
        Assert.That(Value(new Hinge(), new float[,] { { 1 }, { 0 } }, p), Close.To((0.7 + 0) / 2));
        Assert.That(Value(new Hinge(), new float[,] { { 1 }, { -1 } }, p), Close.To((0.7 + 0) / 2));
        Assert.That(Value(new SquaredHinge(), new float[,] { { 0 }, { 1 } }, p), Close.To((1.69 + 9) / 2));
        Assert.That(Value(new Hinge(), new float[,] { { 0.5f }, { 1 } }, p), Close.To((1 - 0.15 + 3) / 2), "other targets are taken as they are");
    }

    [Test]
    public void CosineSimilarityHasAnAxisAndTakesZeroVectors()
    {
        float[,] a = { { 1, 0 }, { 1, 1 }, { 0, 0 } }, b = { { 0, 2 }, { 3, 3 }, { 1, 2 } };
        Assert.That(Each(new CosineSimilarity(reduction: "none"), a, b), Close.To(torch.tensor(new[] { 0, -1f, 0 })));
        Assert.That(Each(new CosineSimilarity(axis: 0, reduction: "none"), a, b), Close.To(torch.tensor(new[] { (float)(-3 / Math.Sqrt(2 * 10)), (float)(-3 / Math.Sqrt(1 * 17)) })));
    }

    [TestCase(0.0, false), TestCase(2.0, false), TestCase(2.0, true), TestCase(1.5, true)]
    public void FocalCrossentropyWeighsEasySamplesDown(double gamma, bool balanced)
    {
        double Expected(double t, double p) => (balanced ? (t * 0.4) + ((1 - t) * 0.6) : 1) * Math.Pow(1 - (t * p) - ((1 - t) * (1 - p)), gamma) * -((t * Math.Log(p)) + ((1 - t) * Math.Log(1 - p)));
        var loss = new BinaryFocalCrossentropy(balanced, alpha: 0.4, gamma, labelSmoothing: 0.2);
        double[,] p = { { 0.8, 0.3 } };
        var expected = (Expected(0.9, 0.8) + Expected(0.1, 0.3)) / 2;
        Assert.That(Value(loss, new float[,] { { 1, 0 } }, p), Close.To(expected));
        var fromLogits = new BinaryFocalCrossentropy(balanced, alpha: 0.4, gamma, fromLogits: true, labelSmoothing: 0.2);
        Assert.That(Value(fromLogits, new float[,] { { 1, 0 } }, new[,] { { Math.Log(0.8 / 0.2), Math.Log(0.3 / 0.7) } }), Close.To(expected), "from logits");
    }

    [Test]
    public void CategoricalFocalCrossentropyHasAWeightForEachClass()
    {
        double[,] p = { { 0.2, 0.5, 0.3 } }, logits = { { Math.Log(2), Math.Log(5), Math.Log(3) } };
        var expected = 0.7 * Math.Pow(0.5, 3) * -Math.Log(0.5);
        Assert.That(Value(new CategoricalFocalCrossentropy([0.1, 0.7, 0.2], gamma: 3), new float[,] { { 0, 1, 0 } }, p), Close.To(expected));
        Assert.That(Value(new CategoricalFocalCrossentropy([0.1, 0.7, 0.2], gamma: 3, fromLogits: true), new float[,] { { 0, 1, 0 } }, logits), Close.To(expected));
        Assert.That(Value(new CategoricalFocalCrossentropy(0.5, gamma: 0, axis: 1), new float[,] { { 0, 1, 0 } }, p), Close.To(-0.5 * Math.Log(0.5)));
    }

    [TestCase(0.3), TestCase(0.9)]
    public void GeneralizedCrossentropyLiesBetweenTwoLosses(double q)
    {
        double[,] p = { { 0.2, 0.8 }, { 0.6, 0.4 } };
        var expected = (((1 - Math.Pow(0.8, q)) / q) + ((1 - Math.Pow(0.6, q)) / q)) / 2;
        Assert.That(Value(new CategoricalGeneralizedCrossEntropy(q), new[] { 1, 0 }, p), Close.To(expected));
        Assert.That(Value(new CategoricalGeneralizedCrossEntropy(q), new[,] { { 1 }, { 0 } }, p), Close.To(expected), "a column");
    }

    [Test]
    public void DiceAndTverskySumOverAllAxesOrSome()
    {
        Tensor t = torch.tensor(new float[,] { { 1, 0 }, { 1, 1 } }), p = torch.tensor(new[,] { { 0.5f, 0.25f }, { 1, 0.5f } });
        Assert.That(Each(new Dice(), t, p), Close.To(torch.tensor(1 - (2 * 2f / (3 + 2.25f)))));
        Assert.That(Each(new Dice(axis: 1, reduction: "none"), t, p), Close.To(torch.tensor(new[] { 1 - (2 * 0.5f / 1.75f), 1 - (2 * 1.5f / 3.5f) })));
        Assert.That(Each(new Dice(axis: (0, 1)), t, p), Close.To(Each(new Dice(), t, p)));
        // TP 2, FP 0.25, FN 1
        Assert.That(Each(new Tversky(alpha: 0.2, beta: 0.8), t, p), Close.To(torch.tensor(1 - (2 / (2 + (0.2f * 0.25f) + (0.8f * 1))))));
        Assert.That(Each(new Tversky(axis: 0, reduction: "none"), t, p), Close.To(Each(new Dice(axis: 0, reduction: "none"), t, p)), "equal weights give Dice");
    }

    // By every path: all sequences of classes that are the labels once repetitions and then blanks are taken out.
    [TestCase(new[] { 1, 2, 0 }), TestCase(new[] { 1, 1, 0 }), TestCase(new[] { 2, 0, 0 }), TestCase(new[] { 0, 0, 0 })]
    public void CtcSumsOverAllPaths(int[] labels)
    {
        const int steps = 4, classes = 3;
        var logits = torch.randn([1, steps, classes], torch.float64, generator: new torch.Generator(3));
        var p = logits.softmax(-1);
        var probability = 0.0;
        for (int path = 0; path < Math.Pow(classes, steps); path++)
        {
            var taken = Enumerable.Range(0, steps).Select(s => path / (int)Math.Pow(classes, s) % classes).ToArray();
            var collapsed = taken.Where((c, i) => c != 0 && (i == 0 || taken[i - 1] != c));
            if (collapsed.SequenceEqual(labels.Where(l => l != 0))) probability += taken.Select((c, s) => p[0, s, c].item<double>()).Aggregate(1.0, (a, b) => a * b);
        }
        Assert.That(Value(new CTC(), torch.tensor(labels).unsqueeze(0), logits), Close.To(-Math.Log(probability)));
        Assert.That(Value(new CTC(), torch.tensor(labels).unsqueeze(0).to(torch.float32), logits), Close.To(-Math.Log(probability)), "labels of another type");
    }

    [TestCase(true), TestCase(false)]
    public void CircleComparesAllPairs(bool removeDiagonal)
    {
        const double gamma = 8, margin = 0.3;
        int[] labels = [0, 1, 0, 2, 1];
        var vectors = torch.nn.functional.normalize(torch.randn([5, 3], torch.float64, generator: new torch.Generator(4)), dim: 1);
        double Distance(int i, int j) => Math.Max(0, 1 - vectors[i].dot(vectors[j]).item<double>());
        double Pull(double d) => -gamma * Math.Max(0, margin + d) * (margin - d);
        double Push(double d) => gamma * Math.Max(0, 1 + margin - d) * (1 - margin - d);
        double Sum(IEnumerable<double> values) => values.Sum(Math.Exp);
        var expected = Enumerable.Range(0, 5).Select(i =>
        {
            var others = Enumerable.Range(0, 5);
            var pulls = Sum(others.Where(j => labels[j] == labels[i] && !(removeDiagonal && j == i)).Select(j => Pull(Distance(i, j))));
            var pushes = Sum(others.Where(j => labels[j] != labels[i]).Select(j => Push(Distance(i, j))));
            return Math.Log(1 + (pulls * pushes));
        }).ToArray();

        Assert.That(Each(new Circle(gamma, margin, removeDiagonal, reduction: "none"), labels, vectors), Close.To(torch.tensor(expected)));
        // The only vector of class 2 has no pair, so it does not count in the mean.
        Assert.That(Value(new Circle(gamma, margin, removeDiagonal), labels, vectors), Close.To(expected.Where(e => e > 0).Average()));
        Assert.That(LossFunctions.Circle(torch.tensor(labels), vectors, torch.tensor(labels), vectors, removeDiagonal, gamma, margin), Close.To(torch.tensor(expected)), "the batch given as references");
    }

    [Test]
    public void FunctionsGiveAValueForEachSample()
    {
        Tensor t = torch.tensor(new float[,] { { 0, 1 }, { 1, 0 } }), p = torch.tensor(new[,] { { 0.4f, 0.6f }, { 0.3f, 0.7f } });
        Assert.That(LossFunctions.MeanSquaredError(t, p), Close.To(torch.tensor(new[] { 0.16f, 0.49f })));
        Assert.That(LossFunctions.CategoricalCrossentropy(t, p), Close.To(torch.tensor(new[] { (float)-Math.Log(0.6), (float)-Math.Log(0.3) })));
        Assert.That(LossFunctions.SparseCategoricalCrossentropy(torch.tensor(new long[] { 1, 0 }), p, ignoreClass: 1), Close.To(torch.tensor(new[] { 0, (float)-Math.Log(0.3) })));
        Assert.That(LossFunctions.Tversky(t, p, axis: 1), Close.To(LossFunctions.Dice(t, p, axis: 1)));
        Assert.That(Value(Loss.From(LossFunctions.MeanAbsoluteError), t, p), Close.To(0.55));
    }
}
