using KerasLike.Activations;

namespace KerasLike.Layers;

/// <summary>The softmax over one or several axes: eˣ / Σ eˣ.</summary>
/// <param name="axis">The axis, or several; negative ones count from the end. Default: -1.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: any shape, optionally with a mask of truth values that fits it: where it is false the result is 0.<br/>
/// Output: the input's shape.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.Softmax</c>
/// </remarks>
/// <example><code>model.Add(new Softmax());</code></example>
public sealed class Softmax(Dims? axis = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, dtype, inputShape)
{
    /// <summary>The axis, or several.</summary>
    public Dims Axis { get; } = axis ?? -1;

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool TakesMask => true;

    internal override bool SavesBuildShape => false;

    internal override bool NeedsFloats => true;

    internal override ActivationFunction? LastActivation => Axis == -1 && !Masks.EverUsed ? ActivationFunction.Softmax : null;

    internal override Tensor CallWithoutActivation(Tensor inputs, bool training) => inputs;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => Check.NotNull(inputShape);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training)
    {
        if (Masks.Of(inputs) is not { } given) return Of(inputs);
        var mask = given;
        if (mask.dtype != ScalarType.Bool) mask = mask.gt(Scalars.Half);
        if (mask.ndim > inputs.ndim) throw new ArgumentException($"{Description}: expected a mask that fits the input. Received: mask {Shape.Of(mask)} for input {Shape.Of(inputs)}");
        var masked = Of(torch.where(mask, inputs, Attentions.Lowest(inputs)));
        return torch.where(mask, masked, torch.zeros_like(masked));
    }

    Tensor Of(Tensor inputs)
    {
        if (Axis.Length == 1) return Axis[0] == -1 ? ActivationFunction.Softmax.Apply(inputs) : functional.softmax(inputs, Axis[0]);
        var highest = inputs.amax(Axis.ToLongs(), keepdim: true);
        var exponentials = inputs.add(highest, Scalars.MinusOne).exp();
        return exponentials / exponentials.sum(Axis.ToLongs(), keepdim: true);
    }
}
