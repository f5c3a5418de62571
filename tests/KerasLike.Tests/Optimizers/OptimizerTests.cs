using KerasLike.Initializers;
using KerasLike.Layers;
using KerasLike.Optimizers;
using KerasLike.Saving;
using KerasLike.Tests.Golden;
using static KerasLike.Tests.Optimizers.Formulas;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Optimizers;

/// <summary>Updates against Keras's formulas in double precision, over twenty steps with gradients that change.</summary>
[TestFixture]
public class OptimizerTests
{
    const int Steps = 20;

    [TestCaseSource(typeof(Formulas), nameof(Formulas.Cases))]
    public void FollowsKerassFormula(Optimizer optimizer, object formula)
    {
        using var scope = torch.NewDisposeScope();
        var (weight, expected, state) = (Weight(), First.ToArray(), new Dictionary<string, double[]>());
        for (int step = 1; step <= Steps; step++)
        {
            optimizer.Apply([torch.tensor(Gradient(step)).to(torch.float32)], [weight]);
            ((Formulas.Formula)formula)(expected, Gradient(step), step, state);
        }
        Assert.That(weight.ToKeras(), Close.To(torch.tensor(expected)));
        Assert.That(optimizer.Iterations, Is.EqualTo(Steps / (optimizer.GradientAccumulationSteps ?? 1)));
    }

    static IEnumerable<string> Names => typeof(Optimizer).Assembly.GetExportedTypes().Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(Optimizer)) && ConfigSchema.Constructors(t)[0].GetParameters()[0].HasDefaultValue).Select(t => t.Name);

    // Other number types and devices take the formula as a chain of tensor operations.
    [TestCaseSource(nameof(Names))]
    public void Float64WeightsFollowTheSameFormula(string id)
    {
        using var scope = torch.NewDisposeScope();
        var (single, twice) = (Weight(), Weight("float64"));
        Optimizer a = id, b = id;
        for (int step = 1; step <= Steps; step++)
        {
            a.Apply([torch.tensor(Gradient(step)).to(torch.float32)], [single]);
            b.Apply([torch.tensor(Gradient(step))], [twice]);
        }
        Assert.That(twice.ToKeras(), Close.To(single.ToKeras()));
    }

    // Whole registers, and the rest that does not fill one.
    [TestCaseSource(nameof(Names))]
    public void LongWeightsFollowTheSameFormula(string id)
    {
        using var scope = torch.NewDisposeScope();
        var (once, often) = (Weight(), Weight(times: 9));
        Optimizer a = id, b = id;
        for (int step = 1; step <= Steps; step++)
        {
            var gradient = torch.tensor(Gradient(step)).to(torch.float32);
            a.Apply([gradient], [once]);
            b.Apply([gradient.repeat(9)], [often]);
        }
        Assert.That(often.ToKeras(), Close.To(once.ToKeras().repeat(9)));
    }

    [Test]
    public void TheGlobalNormIsThatOfAllGradients()
    {
        using var scope = torch.NewDisposeScope();
        var (a, b) = (Weight(), Weight());
        var g = torch.ones(5);
        new SGD(1, globalClipnorm: 1).Apply([g * 3, g * 4], [a, b]);
        var norm = Math.Sqrt(5 * 9 + 5 * 16);
        Assert.That(a.ToKeras(), Close.To(torch.tensor(First) - 3 / norm));
        Assert.That(b.ToKeras(), Close.To(torch.tensor(First) - 4 / norm));
    }

    [Test]
    public void ConstraintsHoldAfterEachUpdate()
    {
        var layer = new Dense(1, useBias: false, kernelInitializer: "ones", kernelConstraint: "non_neg");
        layer.Build((null, 2));
        new SGD(1).Apply([torch.tensor(new float[,] { { 3, 0.25f } })], [layer.Kernel]);
        Assert.That(layer.GetWeights()[0], Close.To(torch.tensor(new float[,] { { 0 }, { 0.75f } })));
    }

    [Test]
    public void WeightsWithoutAGradientStay()
    {
        var (changed, left) = (Weight(), Weight());
        new SGD(1).Apply([torch.ones(5), null], [changed, left]);
        Assert.That(left.ToKeras(), Close.To(torch.tensor(First)));
    }

    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new SGD(-1), "LearningRate: `rate` must not be negative. Received: rate=-1"),
        Mistake(() => new SGD(momentum: 1.5), "SGD: `momentum` must be between 0 and 1. Received: momentum=1.5"),
        Mistake(() => new Adam(beta1: 2), "Adam: `beta1` must be between 0 and 1. Received: beta1=2"),
        Mistake(() => new AdamW(epsilon: -1), "AdamW: `epsilon` must not be negative. Received: epsilon=-1"),
        Mistake(() => new Adagrad(initialAccumulatorValue: -1), "Adagrad: `initialAccumulatorValue` must not be negative. Received: initialAccumulatorValue=-1"),
        Mistake(() => new Ftrl(learningRatePower: 0.5), "Ftrl: `learningRatePower` must not be positive. Received: learningRatePower=0.5"),
        Mistake(() => new Lion(beta1: 0), "Lion: `beta1` must be positive. Received: beta1=0"),
        Mistake(() => new Adafactor(clipThreshold: 0), "Adafactor: `clipThreshold` must be positive. Received: clipThreshold=0"),
        Mistake(() => new Muon(nsSteps: -1), "Muon: `nsSteps` must not be negative. Received: nsSteps=-1"),
        Mistake(() => new RMSprop(epsilon: -1), "RMSprop: `epsilon` must not be negative. Received: epsilon=-1"),
        Mistake(() => new Adam(clipnorm: 0), "Adam: `clipnorm` must be positive. Received: clipnorm=0"),
        Mistake(() => new Adam(clipnorm: 1, clipvalue: 2), "Adam: only one of `clipnorm`, `clipvalue` and `globalClipnorm` may be set. Received: clipnorm=1, clipvalue=2, globalClipnorm=null"),
        Mistake(() => new Adam(gradientAccumulationSteps: 1), "Adam: `gradientAccumulationSteps` must be at least 2. Received: gradientAccumulationSteps=1"),
        Mistake(() => new Adam(emaMomentum: 2), "Adam: `emaMomentum` must be between 0 and 1. Received: emaMomentum=2"),
        Mistake(() => new SGD(name: "o").Apply([torch.ones(5)], []), "SGD \"o\": expected a gradient for each of 0 variables. Received: 1 gradients"),
        Mistake(() => new SGD(name: "o").Apply([null], [Weight()]), "SGD \"o\": no weight has a gradient. The loss must depend on the weights that are trained."),
        Mistake(() => new SGD().Apply([torch.ones(3)], [Weight()]), "Variable \"typed"),
        Mistake(() => new SGD().Minimize(torch.ones([]), [Weight()]), "The loss does not depend on a trainable weight, so there is nothing to minimize. Check that the model has trainable weights and that the loss is computed from its output with TorchSharp operations."),
        Mistake(() => new SGD().Minimize(Weight().Tensor * 2, [Weight()]), "The gradient of the loss cannot be computed: grad can be implicitly created only for scalar outputs Received: loss of shape (5,)"),
        Mistake(() => new SGD((LearningRate)(() => 0.1)).GetConfig(), "A learning rate that is a function cannot be saved. Use a number or a LearningRateSchedule."),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<Exception>().With.Message.StartsWith(message));
}
