using KerasLike.Initializers;
using KerasLike.Layers;
using KerasLike.Optimizers;

namespace KerasLike.Tests.Optimizers;

/// <summary>Keras's update formulas in double precision, on a weight of five elements.</summary>
internal static class Formulas
{
    internal static readonly double[] First = [0.5, -1, 2, 0, -0.25];

    // What each step's gradient is: it turns, grows and passes through zero.
    internal static double[] Gradient(int step) => [.. First.Select((_, i) => Math.Sin(step * 0.7 + i) * (1 + 0.1 * step) + (i - 2) * 0.05)];

    internal delegate void Formula(double[] w, double[] g, int step, Dictionary<string, double[]> state);

    internal static double[] Of(Dictionary<string, double[]> state, string name) => state.TryGetValue(name, out var values) ? values : state[name] = new double[First.Length];

    static TestCaseData Case(Optimizer optimizer, Formula formula) => new TestCaseData(optimizer, formula).SetArgDisplayNames(optimizer.ToString());

    public static IEnumerable<TestCaseData> Cases()
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
        yield return Case(new AdamW(0.05, weightDecay: 0.1), (w, g, t, s) =>
        {
            Each(i => w[i] *= 1 - 0.1 * 0.05);
            Adam(w, g, t, s, amsgrad: false);
        });
        yield return Case(new Adagrad(0.1, initialAccumulatorValue: 0.5), (w, g, t, s) => Each(i =>
        {
            Of(s, "a")[i] = (t == 1 ? 0.5 : Of(s, "a")[i]) + g[i] * g[i];
            w[i] -= 0.1 * g[i] / Math.Sqrt(Of(s, "a")[i] + 1e-7);
        }));
        yield return Case(new Adadelta(1, rho: 0.8, epsilon: 1e-4), (w, g, _, s) => Each(i =>
        {
            Of(s, "a")[i] = 0.8 * Of(s, "a")[i] + 0.2 * g[i] * g[i];
            var change = -Math.Sqrt(Of(s, "d")[i] + 1e-4) * g[i] / Math.Sqrt(Of(s, "a")[i] + 1e-4);
            Of(s, "d")[i] = 0.8 * Of(s, "d")[i] + 0.2 * change * change;
            w[i] += change;
        }));
        yield return Case(new Adamax(0.05, beta2: 0.9), (w, g, t, s) => Each(i =>
        {
            Of(s, "m")[i] += (g[i] - Of(s, "m")[i]) * 0.1;
            Of(s, "u")[i] = Math.Max(0.9 * Of(s, "u")[i], Math.Abs(g[i]));
            w[i] -= 0.05 * Of(s, "m")[i] / ((1 - Math.Pow(0.9, t)) * (Of(s, "u")[i] + 1e-7));
        }));
        yield return Case(new Nadam(0.05), Nadam);
        yield return Case(new Ftrl(0.1, l1RegularizationStrength: 0.05, l2RegularizationStrength: 0.01, l2ShrinkageRegularizationStrength: 0.02, beta: 0.3), (w, g, t, s) => Ftrl(w, g, t, s, 0.5));
        yield return Case(new Ftrl(0.1, learningRatePower: -0.7, l1RegularizationStrength: 0.05, l2RegularizationStrength: 0.01, l2ShrinkageRegularizationStrength: 0.02, beta: 0.3), (w, g, t, s) => Ftrl(w, g, t, s, 0.7));
        yield return Case(new Ftrl(0.1, learningRatePower: 0, l1RegularizationStrength: 0.05, l2RegularizationStrength: 0.01, l2ShrinkageRegularizationStrength: 0.02, beta: 0.3), (w, g, t, s) => Ftrl(w, g, t, s, 0));
        yield return Case(new Lion(0.01, beta1: 0.8), (w, g, _, s) => Each(i =>
        {
            w[i] -= 0.01 * Math.Sign(0.8 * Of(s, "m")[i] + 0.2 * g[i]);
            Of(s, "m")[i] = 0.99 * Of(s, "m")[i] + 0.01 * g[i];
        }));
        yield return Case(new Lamb(0.05), Lamb);
        yield return Case(new ScheduleFreeAdamW(0.05, warmupSteps: 5), ScheduleFree);
        yield return Case(new Adafactor(0.3), Adafactor);
        yield return Case(new Muon(0.05, adamWeightDecay: 0.1, adamLrRatio: 0.5), (w, g, t, s) =>
        {
            Each(i => w[i] *= 1 - 0.1 * 0.05);
            Adam(w, g, t, s, amsgrad: false, rate: 0.025);
        });
    }

    static void Each(Action<int> update)
    {
        for (int i = 0; i < First.Length; i++) update(i);
    }

    static void Adam(double[] w, double[] g, int t, Dictionary<string, double[]> s, bool amsgrad, double rate = 0.05) => Each(i =>
    {
        var alpha = rate * Math.Sqrt(1 - Math.Pow(0.999, t)) / (1 - Math.Pow(0.9, t));
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

    static void Nadam(double[] w, double[] g, int t, Dictionary<string, double[]> s)
    {
        double Mu(int step) => 0.9 * (1 - 0.5 * Math.Pow(0.96, step));
        var product = Enumerable.Range(1, t).Aggregate(1.0, (p, step) => p * Mu(step));
        Each(i =>
        {
            Of(s, "m")[i] += (g[i] - Of(s, "m")[i]) * 0.1;
            Of(s, "v")[i] += (g[i] * g[i] - Of(s, "v")[i]) * 0.001;
            var ahead = Mu(t + 1) * Of(s, "m")[i] / (1 - product * Mu(t + 1)) + (1 - Mu(t)) * g[i] / (1 - product);
            w[i] -= 0.05 * ahead / (Math.Sqrt(Of(s, "v")[i] / (1 - Math.Pow(0.999, t))) + 1e-7);
        });
    }

    static void Ftrl(double[] w, double[] g, int t, Dictionary<string, double[]> s, double power) => Each(i =>
    {
        var (before, l2) = (t == 1 ? 0.1 : Of(s, "n")[i], 0.01 + 0.3 / (2 * 0.1));
        var now = Of(s, "n")[i] = before + g[i] * g[i];
        Of(s, "z")[i] += g[i] + 2 * 0.02 * w[i] - (Math.Pow(now, power) - Math.Pow(before, power)) / 0.1 * w[i];
        w[i] = (Math.Clamp(Of(s, "z")[i], -0.05, 0.05) - Of(s, "z")[i]) / (Math.Pow(now, power) / 0.1 + 2 * l2);
    });

    static void Lamb(double[] w, double[] g, int t, Dictionary<string, double[]> s)
    {
        Each(i =>
        {
            Of(s, "m")[i] += (g[i] - Of(s, "m")[i]) * 0.1;
            Of(s, "v")[i] += (g[i] * g[i] - Of(s, "v")[i]) * 0.001;
            Of(s, "u")[i] = Of(s, "m")[i] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(Of(s, "v")[i] / (1 - Math.Pow(0.999, t))) + 1e-7);
        });
        var ratio = Math.Sqrt(w.Sum(x => x * x) / Of(s, "u").Sum(x => x * x));
        Each(i => w[i] -= 0.05 * ratio * Of(s, "u")[i]);
    }

    static void ScheduleFree(double[] w, double[] g, int t, Dictionary<string, double[]> s)
    {
        if (t == 1) Each(i => Of(s, "z")[i] = Of(s, "x")[i] = w[i]);
        Each(i =>
        {
            Of(s, "v")[i] += (g[i] * g[i] - Of(s, "v")[i]) * 0.001;
            Of(s, "z")[i] -= 0.05 * Math.Min(t / 5.0, 1) * g[i] / (Math.Sqrt(Of(s, "v")[i] / (1 - Math.Pow(0.999, t))) + 1e-8);
            Of(s, "x")[i] += (Of(s, "z")[i] - Of(s, "x")[i]) / t;
            w[i] = 0.1 * Of(s, "z")[i] + 0.9 * Of(s, "x")[i];
        });
    }

    static void Adafactor(double[] w, double[] g, int t, Dictionary<string, double[]> s)
    {
        var keep = 1 - Math.Pow(t, -0.8);
        Each(i =>
        {
            Of(s, "v")[i] = keep * Of(s, "v")[i] + (1 - keep) * (g[i] * g[i] + 1e-30);
            Of(s, "u")[i] = g[i] / Math.Sqrt(Of(s, "v")[i]);
        });
        double Size(double[] values) => Math.Sqrt(values.Average(x => x * x));
        var (step, size) = (Math.Max(1, Size(Of(s, "u"))), Math.Max(1e-3, Size(w)));
        Each(i => w[i] -= size * Math.Min(0.3, 1 / Math.Sqrt(t)) * Of(s, "u")[i] / step);
    }

    /// <summary>A weight with those elements, once or several times over.</summary>
    internal static Variable Weight(string dtype = "float32", int times = 1)
    {
        var layer = new Typed(dtype, times);
        layer.Build((null, First.Length * times));
        layer.W.Assign(Enumerable.Repeat(First, times).SelectMany(f => f).ToArray());
        return layer.W;
    }

    // A layer with one weight.
    sealed class Typed(string dtype, int times) : Layer(dtype: dtype)
    {
        public Variable W { get; private set; } = null!;

        public override Tensor Call(Tensor inputs, bool training) => inputs * W;

        protected override void Build(Shape inputShape) => W = AddWeight("w", [First.Length * times], new Zeros());
    }
}
