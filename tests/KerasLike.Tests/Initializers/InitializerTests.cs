using KerasLike.Initializers;
using KerasLike.Layers;
using KerasLike.Tests.Golden;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Initializers;

/// <summary>First values by their moments, bounds and structure, for the shapes that weights have.</summary>
[TestFixture]
public class InitializerTests
{
    const double Cut = 0.87962566103423978; // the standard deviation of a normal distribution cut at two of its own

    // Fans of a dense kernel (in, out), and of a convolution's (height, width, in, out).
    static readonly (Shape Shape, double FanIn, double FanOut)[] Kernels = [((200, 300), 200, 300), ((5, 5, 40, 60), 1000, 1500), ((3, 64, 96), 192, 288)];

    static IEnumerable<TestCaseData> Scaled()
    {
        foreach (var (shape, fanIn, fanOut) in Kernels)
        {
            var average = (fanIn + fanOut) / 2;
            yield return new TestCaseData(new GlorotUniform(1), shape, 1 / average, false);
            yield return new TestCaseData(new GlorotNormal(1), shape, 1 / average, true);
            yield return new TestCaseData(new HeUniform(1), shape, 2 / fanIn, false);
            yield return new TestCaseData(new HeNormal(1), shape, 2 / fanIn, true);
            yield return new TestCaseData(new LecunUniform(1), shape, 1 / fanIn, false);
            yield return new TestCaseData(new LecunNormal(1), shape, 1 / fanIn, true);
            yield return new TestCaseData(new VarianceScaling(3, "fan_out", "uniform", 1), shape, 3 / fanOut, false);
            yield return new TestCaseData(new VarianceScaling(0.5, "fan_avg", "truncated_normal", 1), shape, 0.5 / average, true);
        }
    }

    [TestCaseSource(nameof(Scaled))]
    public void TheVarianceFitsTheFans(Initializer initializer, Shape shape, double variance, bool isCutNormal)
    {
        var values = initializer.Apply(shape);
        // 60,000 values and more: the mean is within 5 of its standard errors, the variance within 5 %.
        Assert.That(values.mean().item<float>(), Is.EqualTo(0).Within(5 * Math.Sqrt(variance / values.numel())));
        Assert.That(values.var().item<float>(), Is.EqualTo(variance).Within(5).Percent);
        var bound = isCutNormal ? 2 * Math.Sqrt(variance) / Cut : Math.Sqrt(3 * variance);
        Assert.That(values.abs().max().item<float>(), Is.InRange(0.95 * bound, bound * (1 + 1e-6)));
    }

    [Test]
    public void AnUntruncatedNormalHasTails()
    {
        var values = new VarianceScaling(1, "fan_in", "untruncated_normal", 1).Apply((100, 1000));
        Assert.That(values.abs().max().item<float>(), Is.GreaterThan(3.5 * 0.1));
        Assert.That(values.var().item<float>(), Is.EqualTo(0.01).Within(5).Percent);
    }

    [Test]
    public void RandomNormalHasItsMoments()
    {
        var values = new RandomNormal(mean: 2, stddev: 0.5, seed: 1).Apply((300, 300));
        Assert.That((values.mean().item<float>(), values.std().item<float>()), Is.EqualTo((2f, 0.5f)).Within(0.01));
    }

    [Test]
    public void RandomUniformFillsItsRange()
    {
        var values = new RandomUniform(minval: -1, maxval: 3, seed: 1).Apply((300, 300));
        Assert.That((values.min().item<float>(), values.max().item<float>(), values.mean().item<float>()), Is.EqualTo((-1f, 3f, 1f)).Within(0.02));
    }

    [Test]
    public void TruncatedNormalIsCutAtTwoDeviations()
    {
        var values = new TruncatedNormal(mean: 1, stddev: 0.5, seed: 1).Apply((300, 300));
        Assert.That((values.min().item<float>(), values.max().item<float>()), Is.EqualTo((0f, 2f)).Within(0.01));
        Assert.That(values.std().item<float>(), Is.EqualTo(0.5 * Cut).Within(1).Percent);
    }

    [TestCase(30, 50), TestCase(50, 30), TestCase(40, 40)]
    public void OrthogonalRowsOrColumnsAreOrthonormal(int rows, int columns)
    {
        var q = new Orthogonal(gain: 2, seed: 1).Apply((rows, columns));
        var product = rows < columns ? q.matmul(q.t()) : q.t().matmul(q);
        Assert.That(product, Close.To(4 * torch.eye(Math.Min(rows, columns)), 1e-4, 1e-4));
    }

    [Test]
    public void ConstantsAreConstant()
    {
        Assert.That(new Zeros().Apply((2, 3)), Close.To(torch.zeros(2, 3)));
        Assert.That(new Ones().Apply((2, 3)), Close.To(torch.ones(2, 3)));
        Assert.That(new Constant(0.5).Apply(4), Close.To(torch.full(4, 0.5f)));
        Assert.That(new KerasLike.Initializers.Identity(gain: 3).Apply((2, 3)), Close.To(torch.tensor(new float[,] { { 3, 0, 0 }, { 0, 3, 0 } })));
    }

    [Test]
    public void TheSameSeedGivesTheSameValues()
    {
        Assert.That(new HeNormal(7).Apply((4, 5)), Close.To(new HeNormal(7).Apply((4, 5)), 0, 0));
        Assert.That(new HeNormal(8).Apply((4, 5)).sub(new HeNormal(7).Apply((4, 5))).abs().max().item<float>(), Is.GreaterThan(0));
        var one = new GlorotUniform();
        Assert.That(one.Apply((4, 5)), Close.To(one.Apply((4, 5)), 0, 0), "one object repeats itself, as in Keras");
    }

    [Test]
    public void SetRandomSeedMakesFirstWeightsRepeat()
    {
        static Tensor Kernel()
        {
            Keras.SetRandomSeed(11);
            var layers = new Layer[] { new Dense(4), new Dense(4) };
            foreach (var layer in layers) layer.Build((null, 3));
            return torch.stack([.. layers.Select(l => l.GetWeights()[0])]);
        }
        var first = Kernel();
        Assert.That(Kernel(), Close.To(first, 0, 0));
        Assert.That(first[0].sub(first[1]).abs().max().item<float>(), Is.GreaterThan(0), "two layers differ");
    }

    [Test]
    public void OtherNumberTypesAreTheSameValuesConverted() => Assert.That(new HeNormal(7).Apply((4, 5), torch.bfloat16), Close.To(new HeNormal(7).Apply((4, 5)), 0.01, 0.01));

    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new VarianceScaling(0), "VarianceScaling: `scale` must be positive. Received: scale=0"),
        Mistake(() => new VarianceScaling(1, "fan"), "VarianceScaling: `mode` must be one of \"fan_in\", \"fan_out\", \"fan_avg\". Received: mode=\"fan\""),
        Mistake(() => new VarianceScaling(1, "fan_in", "cauchy"), "VarianceScaling: `distribution` must be one of \"truncated_normal\", \"untruncated_normal\", \"uniform\". Received: distribution=\"cauchy\""),
        Mistake(() => new RandomUniform(1, 0), "RandomUniform: `maxval` must be at least `minval`. Received: minval=1, maxval=0"),
        Mistake(() => new KerasLike.Initializers.Identity().Apply(3), "Identity: the weight must be a matrix. Received: shape=(3,)"),
        Mistake(() => new Orthogonal().Apply(3), "Orthogonal: the weight must have at least two axes. Received: shape=(3,)"),
        Mistake(() => new STFT("left"), "STFT: `side` must be one of \"real\", \"imag\". Received: side=\"left\""),
        Mistake(() => new STFT(scaling: "loud"), "STFT: `scaling` must be one of \"density\", \"spectrum\". Received: scaling=\"loud\""),
        Mistake(() => new STFT().Apply(3), "STFT: the weight must have shape (frame length, 1, frequencies). Received: shape=(3,)"),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<ArgumentException>().With.Message.StartsWith(message));
}
