using KerasLike.Initializers;
using KerasLike.Layers;
using KerasLike.Optimizers;
using KerasLike.Tests.Golden;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Optimizers;

/// <summary>Updates against Keras's formulas in double precision, over twenty steps with gradients that change.</summary>
[TestFixture]
public class OptimizerTests
{
    const int Steps = 20;

    static readonly double[] First = [0.5, -1, 2, 0, -0.25];

    // What each step's gradient is: it turns, grows and passes through zero.
    static double[] Gradient(int step) => [.. First.Select((_, i) => Math.Sin(step * 0.7 + i) * (1 + 0.1 * step) + (i - 2) * 0.05)];

    delegate void Formula(double[] w, double[] g, int step, Dictionary<string, double[]> state);

    static double[] Of(Dictionary<string, double[]> state, string name) => state.TryGetValue(name, out var values) ? values : state[name] = new double[First.Length];

    static TestCaseData Case(Optimizer optimizer, Formula formula) => new TestCaseData(optimizer, formula).SetArgDisplayNames(optimizer.ToString());

    static IEnumerable<TestCaseData> Formulas()
    {
        yield return Case(new SGD(0.1), (w, g, _, _) => Each(i => w[i] -= 0.1 * g[i]));
        yield return Case(new SGD(0.1, momentum: 0.9), (w, g, _, s) => Each(i => w[i] += Of(s, "v")[i] = 0.9 * Of(s, "v")[i] - 0.1 * g[i]));
        yield return Case(new SGD(0.1, momentum: 0.9, nesterov: true), (w, g, _, s) => Each(i =>
        {
            Of(s, "v")[i] = 0.9 * Of(s, "v")[i] - 0.1 * g[i];
            w[i] += 0.9 * Of(s, "v")[i] - 0.1 * g[i];
        }));
        yield return Case(new Adam(0.05), (w, g, t, s) => Adam(w, g, t, s, amsgrad: false));
        yield return Case(new Adam(0.05, amsgrad: true), (w, g, t, s) => Adam(w, g, t, s, amsgrad: true));
        yield return Case(new RMSprop(0.01), (w, g, _, s) => RMSprop(w, g, s, 0, false));
        yield return Case(new RMSprop(0.01, momentum: 0.8), (w, g, _, s) => RMSprop(w, g, s, 0.8, false));
        yield return Case(new RMSprop(0.01, momentum: 0.8, centered: true), (w, g, _, s) => RMSprop(w, g, s, 0.8, true));
        yield return Case(new SGD(0.1, weightDecay: 0.2), (w, g, _, _) => Each(i => w[i] = w[i] * (1 - 0.2 * 0.1) - 0.1 * g[i]));
        yield return Case(new SGD(0.1, clipvalue: 0.5), (w, g, _, _) => Each(i => w[i] -= 0.1 * Math.Clamp(g[i], -0.5, 0.5)));
        yield return Case(new SGD(0.1, clipnorm: 1), (w, g, _, _) => Each(i => w[i] -= 0.1 * g[i] * Math.Min(1, 1 / Math.Sqrt(g.Sum(x => x * x)))));
        yield return Case(new SGD(0.1, globalClipnorm: 1), (w, g, _, _) => Each(i => w[i] -= 0.1 * g[i] * Math.Min(1, 1 / Math.Sqrt(g.Sum(x => x * x)))));
        yield return Case(new SGD((LearningRate)(() => 0.3)), (w, g, _, _) => Each(i => w[i] -= 0.3 * g[i]));
        yield return Case(new SGD(0.1, gradientAccumulationSteps: 4), (w, g, t, s) => Each(i =>
        {
            Of(s, "sum")[i] += g[i];
            if (t % 4 != 0) return;
            w[i] -= 0.1 * Of(s, "sum")[i] / 4;
            Of(s, "sum")[i] = 0;
        }));
        yield return Case(new SGD(0.1, useEma: true, emaMomentum: 0.5, emaOverwriteFrequency: 3), (w, g, t, s) => Each(i =>
        {
            w[i] -= 0.1 * g[i];
            Of(s, "average")[i] = t == 1 ? w[i] : 0.5 * Of(s, "average")[i] + 0.5 * w[i];
            if (t % 3 == 0) w[i] = Of(s, "average")[i];
        }));
    }

    static void Each(Action<int> update)
    {
        for (int i = 0; i < First.Length; i++) update(i);
    }

    static void Adam(double[] w, double[] g, int t, Dictionary<string, double[]> s, bool amsgrad) => Each(i =>
    {
        var alpha = 0.05 * Math.Sqrt(1 - Math.Pow(0.999, t)) / (1 - Math.Pow(0.9, t));
        Of(s, "m")[i] += (g[i] - Of(s, "m")[i]) * 0.1;
        Of(s, "v")[i] += (g[i] * g[i] - Of(s, "v")[i]) * 0.001;
        Of(s, "hat")[i] = Math.Max(Of(s, "hat")[i], Of(s, "v")[i]);
        w[i] -= alpha * Of(s, "m")[i] / (Math.Sqrt(amsgrad ? Of(s, "hat")[i] : Of(s, "v")[i]) + 1e-7);
    });

    static void RMSprop(double[] w, double[] g, Dictionary<string, double[]> s, double momentum, bool centered) => Each(i =>
    {
        Of(s, "v")[i] = 0.9 * Of(s, "v")[i] + 0.1 * g[i] * g[i];
        if (centered) Of(s, "mean")[i] = 0.9 * Of(s, "mean")[i] + 0.1 * g[i];
        Of(s, "m")[i] = momentum * Of(s, "m")[i] + 0.01 * g[i] / Math.Sqrt(Of(s, "v")[i] - Of(s, "mean")[i] * Of(s, "mean")[i] + 1e-7);
        w[i] -= Of(s, "m")[i];
    });

    static Variable Weight(string dtype = "float32")
    {
        var layer = new Typed(dtype);
        layer.Build((null, First.Length));
        layer.W.Assign(First);
        return layer.W;
    }

    // A layer with one weight of five elements.
    sealed class Typed(string dtype) : Layer(dtype: dtype)
    {
        public Variable W { get; private set; } = null!;

        public override Tensor Call(Tensor inputs, bool training) => inputs * W;

        protected override void Build(Shape inputShape) => W = AddWeight("w", [First.Length], new Zeros());
    }

    [TestCaseSource(nameof(Formulas))]
    public void FollowsKerassFormula(Optimizer optimizer, object formula)
    {
        using var scope = torch.NewDisposeScope();
        var (weight, expected, state) = (Weight(), First.ToArray(), new Dictionary<string, double[]>());
        for (int step = 1; step <= Steps; step++)
        {
            optimizer.Apply([torch.tensor(Gradient(step)).to(torch.float32)], [weight]);
            ((Formula)formula)(expected, Gradient(step), step, state);
        }
        Assert.That(weight.ToKeras(), Close.To(torch.tensor(expected)));
        Assert.That(optimizer.Iterations, Is.EqualTo(Steps / (optimizer.GradientAccumulationSteps ?? 1)));
    }

    // Other number types and devices take the formula as a chain of tensor operations.
    [TestCase("adam"), TestCase("rmsprop"), TestCase("sgd")]
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
    public void WeightsMayBeExcludedFromDecay()
    {
        using var scope = torch.NewDisposeScope();
        var (kept, decayed, named) = (Weight(), Weight(), Weight());
        var optimizer = new SGD(1, weightDecay: 0.5);
        optimizer.ExcludeFromWeightDecay([kept]);
        optimizer.Apply([torch.zeros(5), torch.zeros(5)], [kept, decayed]);
        Assert.That(kept.ToKeras(), Close.To(torch.tensor(First)));
        Assert.That(decayed.ToKeras(), Close.To(torch.tensor(First) * 0.5));
        var byName = new SGD(1, weightDecay: 0.5);
        byName.ExcludeFromWeightDecay(varNames: ["w"]);
        byName.Apply([torch.zeros(5)], [named]);
        Assert.That(named.ToKeras(), Close.To(torch.tensor(First)));
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
    public void TheLearningRateMayChangeInTraining()
    {
        var (weight, optimizer) = (Weight(), new SGD(1));
        optimizer.Apply([torch.ones(5)], [weight]);
        optimizer.LearningRate = 0.25;
        optimizer.Apply([torch.ones(5)], [weight]);
        Assert.That(weight.ToKeras(), Close.To(torch.tensor(First) - 1.25));
        Assert.That((double)optimizer.LearningRate, Is.EqualTo(0.25));
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
