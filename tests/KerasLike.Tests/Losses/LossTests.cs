using KerasLike.Activations;
using KerasLike.Layers;
using KerasLike.Losses;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Tests.Golden;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Losses;

/// <summary>Reductions, weights, clipping, shapes, and the fused kernels.</summary>
[TestFixture]
public class LossTests
{
    static readonly float[,] YTrue = { { 0, 1 }, { 2, 2 } }, YPred = { { 1, 1 }, { 0, 5 } }; // squared errors 1, 0, 4, 9: means 0.5 and 6.5

    static double Value(Loss loss, Tensors? weight = null) => loss.Apply(YTrue, YPred, weight).item<float>();

    [TestCase("sum_over_batch_size", ExpectedResult = 3.5), TestCase("mean", ExpectedResult = 3.5), TestCase("sum", ExpectedResult = 7.0), TestCase("mean_with_sample_weight", ExpectedResult = 3.5)]
    public double ReducesAsSaid(string reduction) => Value(new MeanSquaredError(reduction: reduction));

    [TestCase("sum_over_batch_size", ExpectedResult = (3 * 0.5 + 6.5) / 2), TestCase("sum", ExpectedResult = 3 * 0.5 + 6.5), TestCase("mean_with_sample_weight", ExpectedResult = (3 * 0.5 + 6.5) / 4)]
    public double WeighsBeforeItReduces(string reduction) => Value(new MeanSquaredError(reduction: reduction), new float[] { 3, 1 });

    [Test]
    public void WithoutReductionThereIsAValueForEachSample() =>
        Assert.That(new MeanSquaredError(reduction: "none").Apply(YTrue, YPred, new float[] { 2, 1 }), Close.To(torch.tensor(new[] { 1, 6.5f })));

    [Test]
    public void WeightsMayHaveALastAxisOfOne() => Assert.That(Value(new MeanSquaredError(), new float[,] { { 3 }, { 1 } }), Is.EqualTo(4));

    static readonly TestCaseData[] WeightShapes =
    [
        new TestCaseData(new long[] { 2, 3 }, new long[] { 2, 3 }).SetArgDisplayNames("of each value"),
        new TestCaseData(new long[] { 2, 3 }, new long[] { 2, 1 }).SetArgDisplayNames("of each sample"),
        new TestCaseData(new long[] { 2, 3 }, new long[] { 3 }).SetArgDisplayNames("of each step, as Keras reads one axis"),
        new TestCaseData(new long[] { 2, 3 }, new long[] { 2, 3, 1 }).SetArgDisplayNames("with a last axis of one"),
        new TestCaseData(new long[] { 2, 3 }, Array.Empty<long>()).SetArgDisplayNames("one for all"),
    ];

    // The losses have the shape of the predictions without the last axis.
    [TestCaseSource(nameof(WeightShapes))]
    public void WeightsMayHaveAnyShapeThatGoesWithTheLosses(long[] losses, long[] weights)
    {
        Tensor yTrue = torch.rand([.. losses, 4]), yPred = torch.rand([.. losses, 4]), weight = torch.rand(weights);
        var values = (yTrue - yPred).square().mean([-1]);
        var spread = weights.Length > losses.Length ? weight.squeeze(-1) : weight;
        foreach (var reduction in new[] { "sum", "sum_over_batch_size", "none", "mean_with_sample_weight" })
        {
            var expected = reduction switch { "sum" => (values * spread).sum(), "none" => values * spread, "mean_with_sample_weight" => (values * spread).sum() / spread.sum(), _ => (values * spread).mean() };
            Assert.That(new MeanSquaredError(reduction).Apply(yTrue, yPred, weight), Close.To(expected), reduction);
        }
    }

    [Test]
    public void AMaskLeavesValuesOut()
    {
        Tensor yTrue = torch.zeros(2, 3, 1), yPred = torch.tensor(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }).unsqueeze(-1), mask = torch.tensor(new[,] { { true, true, false }, { true, false, false } });
        var masked = Masks.With(yPred, mask);
        Assert.That(new MeanSquaredError().Apply(yTrue, masked).item<float>(), Close.To((1 + 4 + 16) / 3.0), "the mean of what counts");
        Assert.That(new MeanSquaredError("sum").Apply(yTrue, masked).item<float>(), Close.To(21));
        Assert.That(new MeanSquaredError("mean_with_sample_weight").Apply(yTrue, masked, torch.tensor(new float[,] { { 1 }, { 2 } })).item<float>(), Close.To((1 + 4 + 32) / 4.0));
        Assert.That(new MeanSquaredError("none").Apply(yTrue, masked), Close.To(torch.tensor(new float[,] { { 1, 4, 0 }, { 16, 0, 0 } })));
        Assert.That(new MeanSquaredError().Apply(yTrue, Masks.With(yPred, torch.zeros_like(mask))).item<float>(), Is.EqualTo(0), "nothing counts");
    }

    [TestCase(null, torch.ScalarType.Float32), TestCase("float64", torch.ScalarType.Float64), TestCase("float16", torch.ScalarType.Float16)]
    public void ComputesInTheTypeItIsGiven(string? dtype, torch.ScalarType expected) =>
        Assert.That(new MeanSquaredError(dtype: dtype is null ? null : new DTypePolicy(dtype)).Apply(torch.zeros(2, 3, torch.int64), torch.ones(2, 3, torch.bfloat16)).dtype, Is.EqualTo(expected));

    [Test]
    public void WholeNumbersAreComputedAsFloats() => Assert.That(new MeanSquaredError().Apply(new[,] { { 1, 2 } }, new[,] { { 2, 2 } }).item<float>(), Is.EqualTo(0.5));

    // Keras chooses by the shapes of the first batch.
    [TestCase("crossentropy"), TestCase("CE")]
    public void CrossentropyBecomesTheOneThatFits(string id)
    {
        Tensor one = torch.rand(4, 1), three = torch.rand(4, 3).softmax(-1), zeros = torch.zeros(4, 1);
        Assert.That(((Loss)id).Apply(zeros, one), Close.To(new BinaryCrossentropy().Apply(zeros, one)));
        Assert.That(((Loss)id).Apply(zeros, three), Close.To(new SparseCategoricalCrossentropy().Apply(zeros, three)));
        Assert.That(((Loss)id).Apply(three, three), Close.To(new CategoricalCrossentropy().Apply(three, three)));
        var model = new Sequential([new Dense(3, activation: "softmax", inputShape: 2)]);
        model.Compile("sgd", id);
        Assert.That(model.Fit(torch.rand(4, 2), zeros, verbose: 0)["loss"][0], Is.GreaterThan(0));
    }

    [Test]
    public void NullIsNoReduction() => Assert.That(new MeanSquaredError(reduction: null!).Apply(YTrue, YPred).shape, Is.EqualTo(new long[] { 2 }));

    [Test]
    public void OneClassIsWarnedOf()
    {
        var model = new Sequential([new Dense(1, activation: "softmax", inputShape: 2)]);
        model.Compile("sgd", new CategoricalCrossentropy(name: "cce"));
        Assert.That(Support.Printed.ToError(() => model.Fit(torch.rand(4, 2), torch.ones(4, 1), epochs: 2, batchSize: 2, verbose: 0)),
            Is.EqualTo($"KerasLike: CategoricalCrossentropy \"cce\" sees one class only, predictions of shape (2, 1). For two classes with one output use \"binary_crossentropy\" after a sigmoid.{Environment.NewLine}"));
    }

    [Test]
    public void AFunctionIsALoss()
    {
        var loss = Loss.From((yTrue, yPred) => (yTrue - yPred).abs().amax([-1L]));
        Assert.That(Value(loss), Is.EqualTo(2), "the mean of 1 and 3");
        var model = new Sequential([new Dense(1, useBias: false, kernelInitializer: "ones", inputShape: 1)]);
        model.Compile(new SGD(0.5), loss);
        model.Fit(new float[,] { { 1 } }, new float[,] { { 3 } }, verbose: 0);
        Assert.That(model.GetWeights()[0].item<float>(), Is.EqualTo(1.5));
    }

    // Keras: probabilities are cut at 1e-7, so a wrong certainty costs log(1e-7), not infinity.
    [Test]
    public void ProbabilitiesAreClipped()
    {
        Assert.That(new BinaryCrossentropy().Apply(new float[,] { { 1 } }, new float[,] { { 0 } }).item<float>(), Close.To(-Math.Log(1e-7)));
        Assert.That(new CategoricalCrossentropy().Apply(new float[,] { { 0, 1 } }, new float[,] { { 1, 0 } }).item<float>(), Close.To(-Math.Log(1e-7)));
        Assert.That(new SparseCategoricalCrossentropy().Apply(new[] { 1 }, new float[,] { { 1, 0 } }).item<float>(), Close.To(-Math.Log(1e-7)));
    }

    [Test]
    public void LabelSmoothingMovesTheTargets()
    {
        float[,] p = { { 0.7f, 0.2f, 0.1f } };
        Assert.That(new CategoricalCrossentropy(labelSmoothing: 0.3).Apply(new float[,] { { 1, 0, 0 } }, p).item<float>(), Close.To(-(0.8 * Math.Log(0.7) + 0.1 * Math.Log(0.2) + 0.1 * Math.Log(0.1))));
        Assert.That(new BinaryCrossentropy(labelSmoothing: 0.2).Apply(new float[,] { { 1 } }, new float[,] { { 0.7f } }).item<float>(), Close.To(-(0.9 * Math.Log(0.7) + 0.1 * Math.Log(0.3))));
    }

    [Test]
    public void AClassMayBeIgnored() =>
        Assert.That(new SparseCategoricalCrossentropy(ignoreClass: 0).Apply(new[] { 0, 1 }, new float[,] { { 0.5f, 0.5f }, { 0.2f, 0.8f } }).item<float>(), Close.To(-Math.Log(0.8)));

    static IEnumerable<TestCaseData> Pairs()
    {
        // Moderate logits, and certain ones, which clipping decides. In between 1 − p is a few of float32's last places, so that rounding decides the loss.
        foreach (var scale in new[] { 1.0, 3.0, 3e6 })
            foreach (var weighted in new[] { false, true })
            {
                yield return new("softmax", new CategoricalCrossentropy(labelSmoothing: 0.1), scale, weighted);
                yield return new("softmax", new CategoricalCrossentropy(reduction: "sum"), scale, weighted);
                yield return new("softmax", new SparseCategoricalCrossentropy(), scale, weighted);
                yield return new("sigmoid", new BinaryCrossentropy(labelSmoothing: 0.1), scale, weighted);
            }
    }

    // The step of Fit takes activation and loss by one kernel; a model of one's own class takes one after the other.
    [TestCaseSource(nameof(Pairs))]
    public void TheFusedKernelGivesTheSameLossAndGradient(string activation, Loss loss, double scale, bool weighted)
    {
        using var scope = torch.NewDisposeScope();
        var logits = torch.randn(6, 4) * scale;
        var labels = torch.randint(0, 4, 6, torch.int64);
        var targets = loss switch { SparseCategoricalCrossentropy => labels, BinaryCrossentropy => torch.randint(0, 2, [6, 4]).to(torch.float32), _ => Utils.ToCategorical(labels, 4) };
        var weight = weighted ? torch.rand(6) : null;
        (Tensor Loss, Tensor Gradient) Run(Func<Tensor, Tensor> compute)
        {
            var z = logits.clone().requires_grad_(true);
            var value = compute(z);
            value.backward();
            return (value, z.grad!);
        }
        ActivationFunction function = activation;
        var apart = Run(z => loss.Compute(targets, function.Apply(z), weight));
        var fused = Run(z => loss.ComputeFused(function, targets, z, weight)!.Value.Loss);
        Assert.That(fused.Loss, Close.To(apart.Loss));
        Assert.That(fused.Gradient, Close.To(apart.Gradient));
        Assert.That(loss.ComputeFused(function, targets, logits.clone().requires_grad_(true), weight)!.Value.Probabilities, Close.To(function.Apply(logits)));
    }

    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new MeanSquaredError(reduction: "average"), "MeanSquaredError: `reduction` must be one of \"sum_over_batch_size\", \"sum\", \"mean\", \"mean_with_sample_weight\", \"none\". Received: reduction=\"average\""),
        Mistake(() => new CategoricalCrossentropy(labelSmoothing: 2), "CategoricalCrossentropy: `labelSmoothing` must be between 0 and 1. Received: labelSmoothing=2"),
        Mistake(() => new MeanSquaredError(name: "mse").Apply(torch.zeros(2, 3), torch.zeros(2, 4)), "MeanSquaredError \"mse\": targets and predictions must have the same shape. Received: targets (2, 3), predictions (2, 4)."),
        Mistake(() => new MeanSquaredError(name: "mse").Apply(torch.zeros(2, 3, 1), torch.zeros(2, 3, 1), torch.ones(2)), "MeanSquaredError \"mse\": `sampleWeight` must have one weight for each of the values (2, 3) that it weighs. Received: sampleWeight (2,). For one weight a sample give it the shape (2, 1)."),
        Mistake(() => new MeanSquaredError(name: "mse").Apply(torch.zeros(2, 1), torch.zeros(2, 1), torch.ones(3)), "MeanSquaredError \"mse\": `sampleWeight` must have one weight for each of the values (2,) that it weighs. Received: sampleWeight (3,)."),
        Mistake(() => new Hinge(name: "h").Apply(torch.zeros(2, 3), torch.zeros(4, 3)), "Hinge \"h\": targets and predictions must have the same shape. Received: targets (2, 3), predictions (4, 3)."),
        Mistake(() => new CategoricalHinge(name: "ch").Apply(torch.zeros(2), torch.zeros(2, 3)), "CategoricalHinge \"ch\": targets and predictions must have the same shape. Received: targets (2,), predictions (2, 3). For class numbers turn them into one-hot rows with Utils.ToCategorical(y, 3)."),
        Mistake(() => new KLDivergence(name: "k").Apply(torch.zeros(2, 1), torch.zeros(2, 3)), "KLDivergence \"k\": targets and predictions must have the same shape. Received: targets (2, 1), predictions (2, 3). For class numbers turn them into one-hot rows with Utils.ToCategorical(y, 3)."),
        Mistake(() => new CategoricalFocalCrossentropy(name: "f").Apply(torch.zeros(2, torch.int64), torch.zeros(2, 3)), "CategoricalFocalCrossentropy \"f\": targets and predictions must have the same shape. Received: targets (2,), predictions (2, 3). For class numbers turn them into one-hot rows with Utils.ToCategorical(y, 3)."),
        Mistake(() => new CategoricalFocalCrossentropy([1, 2], name: "f").Apply(torch.zeros(2, 3), torch.zeros(2, 3)), "CategoricalFocalCrossentropy \"f\": `alpha` must be one number, or one for each of the 3 classes. Received: alpha=[1.0, 2.0]"),
        Mistake(() => new BinaryFocalCrossentropy(name: "f").Apply(torch.zeros(2, 1), torch.zeros(2, 3)), "BinaryFocalCrossentropy \"f\": targets and predictions must have the same shape. Received: targets (2, 1), predictions (2, 3)."),
        Mistake(() => new CosineSimilarity(name: "c").Apply(torch.zeros(2, 2), torch.zeros(2, 3)), "CosineSimilarity \"c\": targets and predictions must have the same shape. Received: targets (2, 2), predictions (2, 3)."),
        Mistake(() => new Dice(name: "d").Apply(torch.zeros(2, 2), torch.zeros(2, 3)), "Dice \"d\": targets and predictions must have the same shape. Received: targets (2, 2), predictions (2, 3)."),
        Mistake(() => new Tversky(name: "t").Apply(torch.zeros(2, 2), torch.zeros(2, 3)), "Tversky \"t\": targets and predictions must have the same shape. Received: targets (2, 2), predictions (2, 3)."),
        Mistake(() => new CategoricalGeneralizedCrossEntropy(1), "CategoricalGeneralizedCrossEntropy: `q` must be between 0 and 1, both excluded. Received: q=1"),
        Mistake(() => new CategoricalGeneralizedCrossEntropy(name: "g").Apply(torch.zeros(2, 3), torch.zeros(2, 3)), "CategoricalGeneralizedCrossEntropy \"g\": targets must be class numbers of shape (2,). Received: targets (2, 3), predictions (2, 3)."),
        Mistake(() => new CategoricalGeneralizedCrossEntropy(name: "g").Apply(new[] { 3L, 0 }, torch.zeros(2, 3)), "CategoricalGeneralizedCrossEntropy \"g\": index 3 is out of bounds for dimension 1 with size 3 Received: targets (2,), predictions (2, 3). Class numbers must be from 0 to 2."),
        Mistake(() => new CTC(name: "c").Apply(torch.zeros(2), torch.zeros(2, 3)), "CTC \"c\": targets must be class numbers of shape (batch, labels), and predictions logits of shape (batch, steps, classes). Received: targets (2,), predictions (2, 3)."),
        Mistake(() => new Circle(name: "c").Apply(torch.zeros(3), torch.zeros(2, 3)), "Circle \"c\": targets must be class numbers of shape (batch,), and predictions vectors of shape (batch, values). Received: targets (3,), predictions (2, 3)."),
        Mistake(() => new CategoricalCrossentropy(name: "cce").Apply(torch.zeros(2, 1), torch.full(2, 3, 0.3f)), "CategoricalCrossentropy \"cce\": targets and predictions must have the same shape. Received: targets (2, 1), predictions (2, 3). For class numbers use \"sparse_categorical_crossentropy\", or turn them into one-hot rows with Utils.ToCategorical(y, 3)."),
        Mistake(() => new CategoricalCrossentropy(name: "cce").Apply(torch.zeros(2, torch.int64), torch.full(2, 3, 0.3f)), "CategoricalCrossentropy \"cce\": targets and predictions must have the same shape. Received: targets (2,), predictions (2, 3)."),
        Mistake(() => new SparseCategoricalCrossentropy(name: "scce").Apply(torch.zeros(2, 3), torch.full(2, 3, 0.3f)), "SparseCategoricalCrossentropy \"scce\": targets must be class numbers of shape "),
        Mistake(() => ((Loss)"mean_sqared_error").ToString(), "Unknown loss \"mean_sqared_error\". Did you mean \"mean_squared_error\"?"),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<Exception>().With.Message.StartsWith(message));

    [TestCase(3), TestCase(-1)]
    public void AClassNumberOutOfRangeIsNamed(int label)
    {
        var model = new Sequential([new Dense(3, activation: "softmax", inputShape: 2)]);
        model.Compile("sgd", "sparse_categorical_crossentropy");
        Assert.That(() => model.Fit(new float[1, 2], new[] { label }, verbose: 0), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith(
            "SparseCategoricalCrossentropy: class numbers must be from 0 to 2. Received: " + label));
    }

    [Test]
    public void OneHotTargetsForTheSparseLossNameTheCure() =>
        Assert.That(() => new SparseCategoricalCrossentropy().Apply(torch.eye(3), torch.full(3, 3, 0.3f)), Throws.ArgumentException.With.Message.Contains("categorical_crossentropy"));
}
