using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>A fully connected layer: <c>activation(inputs · kernel + bias)</c>, over the last axis.</summary>
/// <param name="units">The size of the output's last axis, positive.</param>
/// <param name="activation">The activation; null is linear. Default: null.</param>
/// <param name="useBias">Whether a bias is added. Default: true.</param>
/// <param name="kernelInitializer">What gives the kernel its first value. Default: <c>"glorot_uniform"</c>.</param>
/// <param name="biasInitializer">What gives the bias its first value. Default: <c>"zeros"</c>.</param>
/// <param name="kernelRegularizer">A penalty on the kernel that is added to the loss. Default: none.</param>
/// <param name="biasRegularizer">A penalty on the bias that is added to the loss. Default: none.</param>
/// <param name="activityRegularizer">A penalty on the output, per sample, that is added to the loss. Default: none.</param>
/// <param name="kernelConstraint">A projection of the kernel after each update. Default: none.</param>
/// <param name="biasConstraint">A projection of the bias after each update. Default: none.</param>
/// <param name="inputDim">The number of values in a sample, on a model's first layer: short for an <paramref name="inputShape"/> of one axis. Default: null.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights. Default: true.</param>
/// <param name="dtype">The number types to compute in and keep weights in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, …, features).<br/>
/// Output: (batch, …, units).<br/>
/// Weights: kernel (features, units), bias (units,).<br/>
/// Keras: <c>keras.layers.Dense</c>
/// </remarks>
/// <example><code>model.Add(new Dense(10, inputDim: 784, activation: "softmax"));</code></example>
[ConfigConstant("quantization_config", null)]
public sealed class Dense(int units, ActivationFunction? activation = null, bool useBias = true, Initializer? kernelInitializer = null, Initializer? biasInitializer = null,
    Regularizer? kernelRegularizer = null, Regularizer? biasRegularizer = null, Regularizer? activityRegularizer = null, Constraint? kernelConstraint = null, Constraint? biasConstraint = null,
    int? inputDim = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : KernelLayer(new(activation, kernelInitializer, biasInitializer, kernelRegularizer, biasRegularizer, kernelConstraint, biasConstraint), name, trainable, dtype, SampleShape(inputDim, inputShape), activityRegularizer), ILeavesOutput
{
    /// <summary>The size of the output's last axis.</summary>
    public int Units { get; } = Check.Positive(units);

    /// <summary>Whether a bias is added.</summary>
    public bool UseBias { get; } = useBias;

    /// <summary>The number of values in a sample as given to the constructor, or null.</summary>
    [NotInConfig]
    public int? InputDim { get; } = Check.Positive(inputDim);

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    bool ILeavesOutput.LeavesOutput => Activation == ActivationFunction.Linear;

    internal override Tensor CallWithoutActivation(Tensor inputs, bool training) => DenseProduct.Of(inputs, Kernel, Bias);

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => Activation == ActivationFunction.Glu ? base.ComputeOutputShape(inputShape) : Check.NotNull(inputShape).With(-1, Units);

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        if (inputShape is not [_, .., int features]) throw new ArgumentException($"{Description}: the last axis of the input must be known. Received: input shape={inputShape}");
        AddKernelAndBias((features, Units), UseBias ? (Shape)Units : null, KernelInitializer, KernelLayout.Dense);
        InputSpec = new(minNdim: 2, axes: new Dictionary<int, int> { [-1] = features }) { Hint = "Put a Flatten layer before it if it is to see all values of a sample." };
    }

    static Shape? SampleShape(int? inputDim, Shape? inputShape) => inputDim is null ? inputShape : inputShape is null ? new Shape(inputDim)
        : throw Check.Error("`inputDim` and `inputShape` say the same; give one", $"inputDim={inputDim}, inputShape={inputShape}", nameof(inputDim));
}
