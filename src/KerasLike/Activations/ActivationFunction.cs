using KerasLike.Losses;
using KerasLike.Saving;

namespace KerasLike.Activations;

/// <summary>
/// An activation: a function of a tensor, with a name. Written as the name, <c>activation: "relu"</c>, or as a field of this class. Make your own with the
/// constructor, and <see cref="Registry.Register(ActivationFunction)"/> it if a model that uses it is to be saved.
/// </summary>
/// <remarks>Keras: <c>keras.activations</c></remarks>
public sealed class ActivationFunction
{
    readonly Func<Tensor, Tensor> function;
    readonly Func<Tensor, Tensor> overwriting;

    /// <summary>Makes an activation.</summary>
    /// <param name="name">Its name, in snake_case.</param>
    /// <param name="function">What it computes; one operation or several of TorchSharp's.</param>
    public ActivationFunction(string name, Func<Tensor, Tensor> function)
        : this(name, function, null) { }

    ActivationFunction(string name, Func<Tensor, Tensor> function, Func<Tensor, Tensor>? overwriting, bool elementwise = false, params string[] aliases)
    {
        (Name, this.function) = (Check.NotNull(name), Check.NotNull(function));
        (this.overwriting, IsElementwise, Aliases) = (overwriting ?? function, elementwise, aliases);
    }

    /// <summary>x.</summary>
    public static readonly ActivationFunction Linear = new("linear", x => x, null, elementwise: true);

    /// <summary>max(x, 0).</summary>
    public static readonly ActivationFunction Relu = new("relu", x => x.relu(), x => x.relu_(), elementwise: true);

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    public static readonly ActivationFunction Sigmoid = new("sigmoid", x => Logits.OfSigmoid.Remember(x.sigmoid(), x), x => x.sigmoid_(), elementwise: true);

    /// <summary>tanh x.</summary>
    public static readonly ActivationFunction Tanh = new("tanh", x => x.tanh(), x => x.tanh_(), elementwise: true);

    /// <summary>eˣ / Σ eˣ over the last axis.</summary>
    public static readonly ActivationFunction Softmax = new("softmax", x => Logits.OfSoftmax.Remember(functional.softmax(x, -1), x));

    /// <summary>x where positive, else eˣ − 1. Clevert et al., 2016 (arXiv:1511.07289).</summary>
    public static readonly ActivationFunction Elu = new("elu", x => functional.elu(x, 1.0), null, elementwise: true);

    /// <summary>1.0507 · (x where positive, else 1.6733 · (eˣ − 1)). Klambauer et al., 2017 (arXiv:1706.02515).</summary>
    public static readonly ActivationFunction Selu = new("selu", x => functional.selu(x), null, elementwise: true);

    /// <summary>x · Φ(x), with the exact normal distribution function. Hendrycks and Gimpel, 2016 (arXiv:1606.08415).</summary>
    public static readonly ActivationFunction Gelu = new("gelu", x => functional.gelu(x), null, elementwise: true);

    /// <summary>log(1 + eˣ).</summary>
    public static readonly ActivationFunction Softplus = new("softplus", x => functional.softplus(x), null, elementwise: true);

    /// <summary>x / (1 + |x|).</summary>
    public static readonly ActivationFunction Softsign = new("softsign", x => functional.softsign(x), null, elementwise: true);

    /// <summary>x · sigmoid(x), also called swish. Ramachandran et al., 2017 (arXiv:1710.05941).</summary>
    public static readonly ActivationFunction Silu = new("silu", x => functional.silu(x), null, elementwise: true, "swish");

    /// <summary>eˣ.</summary>
    public static readonly ActivationFunction Exponential = new("exponential", x => x.exp(), null, elementwise: true);

    /// <summary>min(max(x / 6 + 1/2, 0), 1).</summary>
    public static readonly ActivationFunction HardSigmoid = new("hard_sigmoid", x => functional.hardsigmoid(x), null, elementwise: true);

    /// <summary>x where positive, else 0.2 · x.</summary>
    public static readonly ActivationFunction LeakyRelu = new("leaky_relu", x => functional.leaky_relu(x, 0.2), null, elementwise: true);

    /// <summary>min(max(x, 0), 6).</summary>
    public static readonly ActivationFunction Relu6 = new("relu6", x => functional.relu6(x), null, elementwise: true);

    /// <summary>x · tanh(softplus(x)). Misra, 2020 (arXiv:1908.08681).</summary>
    public static readonly ActivationFunction Mish = new("mish", x => functional.mish(x), null, elementwise: true);

    /// <summary>log softmax(x) over the last axis.</summary>
    public static readonly ActivationFunction LogSoftmax = new("log_softmax", x => functional.log_softmax(x, -1));

    /// <summary>x · hard_sigmoid(x), also called hard swish. Howard et al., 2019 (arXiv:1905.02244).</summary>
    public static readonly ActivationFunction HardSilu = new("hard_silu", x => functional.hardswish(x), null, elementwise: true, "hard_swish");

    /// <summary>max(x, 0) + min(eˣ − 1, 0). Barron, 2017 (arXiv:1704.07483).</summary>
    public static readonly ActivationFunction Celu = new("celu", x => functional.celu(x, 1.0), null, elementwise: true);

    /// <summary>The first half of the last axis times the sigmoid of the second. Dauphin et al., 2017 (arXiv:1612.08083).</summary>
    public static readonly ActivationFunction Glu = new("glu", x => functional.glu(x, -1));

    /// <summary>log(1 / (1 + e⁻ˣ)).</summary>
    public static readonly ActivationFunction LogSigmoid = new("log_sigmoid", x => functional.logsigmoid(x), null, elementwise: true);

    /// <summary>min(max(x, −1), 1).</summary>
    public static readonly ActivationFunction HardTanh = new("hard_tanh", x => x.clamp(Scalars.MinusOne, Scalars.One), null, elementwise: true);

    /// <summary>x moved 1/2 towards 0, and 0 within 1/2 of it.</summary>
    public static readonly ActivationFunction SoftShrink = new("soft_shrink", x => functional.softshrink(x, 0.5), null, elementwise: true);

    /// <summary>x, and 0 within 1/2 of 0.</summary>
    public static readonly ActivationFunction HardShrink = new("hard_shrink", x => functional.hardshrink(x, 0.5), null, elementwise: true);

    /// <summary>x − tanh x.</summary>
    public static readonly ActivationFunction TanhShrink = new("tanh_shrink", x => functional.tanhshrink(x), null, elementwise: true);

    /// <summary>(x + √(x² + 4)) / 2.</summary>
    public static readonly ActivationFunction Squareplus = new("squareplus", Formulas.Squareplus, null, elementwise: true);

    /// <summary>0 up to −1, (x + 1)² / 4 up to 1, then x.</summary>
    public static readonly ActivationFunction SparsePlus = new("sparse_plus", Formulas.SparsePlus, null, elementwise: true);

    /// <summary>0 up to −1, (x + 1) / 2 up to 1, then 1.</summary>
    public static readonly ActivationFunction SparseSigmoid = new("sparse_sigmoid", Formulas.SparseSigmoid, null, elementwise: true);

    /// <summary>max(x − τ, 0) over the last axis, after Martins and Astudillo, 2016 (arXiv:1602.02068), with Keras's own τ.</summary>
    public static readonly ActivationFunction Sparsemax = new("sparsemax", Formulas.Sparsemax);

    /// <summary>x where it is greater than a threshold, else another value. To use it in a layer, give it its numbers: <c>new ActivationFunction("above_one", x => ActivationFunction.Threshold(x, 1, 0))</c>.</summary>
    /// <param name="x">The input.</param>
    /// <param name="threshold">The threshold.</param>
    /// <param name="defaultValue">The value for all up to it.</param>
    /// <remarks>Keras: <c>keras.activations.threshold</c></remarks>
    public static Tensor Threshold(Tensor x, double threshold, double defaultValue)
    {
        using Scalar least = threshold, otherwise = defaultValue;
        return Check.NotNull(x).threshold(least, otherwise);
    }

    /// <summary>Its name, in snake_case.</summary>
    public string Name { get; }

    /// <summary>Other names it answers to.</summary>
    internal string[] Aliases { get; }

    /// <summary>Whether each element of the result depends on one element of the input, so that the order of axes does not matter.</summary>
    internal bool IsElementwise { get; }

    /// <summary>Computes it.</summary>
    /// <param name="x">The input.</param>
    public Tensor Apply(Tensor x) => function(x);

    /// <summary>Computes it where nobody needs <paramref name="x"/> afterwards, so that the result may take its place; a loss on the result needs it.</summary>
    internal Tensor ApplyTo(Tensor x, bool meetsLoss) => meetsLoss ? function(x) : overwriting(x);

    /// <summary>An activation by its name.</summary>
    /// <param name="id">The name, such as <c>"relu"</c>; case and underscores do not matter.</param>
    public static implicit operator ActivationFunction(string id) => Registry.GetActivation(id);

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
