using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>A dense layer over any axes: <c>activation(einsum(equation, inputs, kernel) + bias)</c>.</summary>
/// <param name="equation">What is multiplied and summed over: <c>"abc,cd->abd"</c>, where <c>…</c> may stand for further axes: <c>"...x,xy->...y"</c>.</param>
/// <param name="outputShape">The shape of one sample of the output; null for dimensions taken from the input.</param>
/// <param name="activation">The activation; null is linear. Default: null.</param>
/// <param name="biasAxes">The letters of the output that the bias has an axis for; null for no bias. Default: null.</param>
/// <param name="kernelInitializer">What gives the kernel its first value. Default: <c>"glorot_uniform"</c>.</param>
/// <param name="biasInitializer">What gives the bias its first value. Default: <c>"zeros"</c>.</param>
/// <param name="kernelRegularizer">A penalty on the kernel that is added to the loss. Default: none.</param>
/// <param name="biasRegularizer">A penalty on the bias that is added to the loss. Default: none.</param>
/// <param name="kernelConstraint">A projection of the kernel after each update. Default: none.</param>
/// <param name="biasConstraint">A projection of the bias after each update. Default: none.</param>
/// <param name="activityRegularizer">A penalty on the output, per sample, that is added to the loss. Default: none.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights. Default: true.</param>
/// <param name="dtype">The number types to compute in and keep weights in; null is float32. Default: null.</param>
/// <remarks>
/// Input: as the equation says, batch first.<br/>
/// Output: as the equation says.<br/>
/// Weights: kernel, of the shape of the second term; bias.<br/>
/// Keras: <c>keras.layers.EinsumDense</c>
/// </remarks>
/// <example><code>model.Add(new EinsumDense("abc,cd->abd", outputShape: (null, 64), biasAxes: "d"));</code></example>
[ConfigConstant("quantization_config", null), ConfigConstant("activity_regularizer", null)]
public sealed class EinsumDense(string equation, Shape outputShape, ActivationFunction? activation = null, string? biasAxes = null, Initializer? kernelInitializer = null, Initializer? biasInitializer = null, Regularizer? kernelRegularizer = null, Regularizer? biasRegularizer = null, Constraint? kernelConstraint = null, Constraint? biasConstraint = null, Regularizer? activityRegularizer = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : KernelLayer(new(activation, kernelInitializer, biasInitializer, kernelRegularizer, biasRegularizer, kernelConstraint, biasConstraint), name, trainable, dtype, inputShape, activityRegularizer)
{
    /// <summary>What is multiplied and summed over.</summary>
    public string Equation { get; } = Check.NotNull(equation);

    /// <summary>The shape of one sample of the output, as given.</summary>
    public Shape OutputShape { get; } = Check.NotNull(outputShape);

    /// <summary>The letters of the output that the bias has an axis for, or null.</summary>
    public string? BiasAxes { get; } = biasAxes;

    internal override Tensor CallWithoutActivation(Tensor inputs, bool training)
    {
        var product = torch.einsum(Equation, inputs, Kernel);
        return Bias is null ? product : product.Plus(Bias);
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => Parse(inputShape).Output;

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        var shapes = Parse(inputShape);
        var initializer = KernelInitializer is FanInitializer scaling ? scaling.For(shapes.InputAxes, shapes.OutputAxes) : KernelInitializer;
        AddKernelAndBias(shapes.Kernel, shapes.Bias, initializer);
        InputSpec = new(ndim: inputShape.Rank);
    }

    EinsumShapes Parse(Shape inputShape) => EinsumShapes.Of(Description, Equation, BiasAxes, Check.NotNull(inputShape), OutputShape);
}
