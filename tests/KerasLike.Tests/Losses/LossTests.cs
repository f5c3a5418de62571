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
        Mistake(() => new MeanSquaredError(name: "mse").Apply(torch.zeros(2, 3), torch.zeros(2, 4)), "MeanSquaredError \"mse\": "),
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
