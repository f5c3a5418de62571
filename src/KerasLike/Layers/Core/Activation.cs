using KerasLike.Activations;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>An activation as a layer: <c>activation(inputs)</c>.</summary>
/// <param name="activation">The activation, by name or as an object.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: any shape.<br/>
/// Output: the input's shape.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.Activation</c>
/// </remarks>
/// <example><code>model.Add(new Activation("softmax"));</code></example>
public sealed class Activation(ActivationFunction activation, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, dtype, inputShape), IOverwritesInput
{
    /// <summary>The activation. (C# does not let it have the name of its class.)</summary>
    [ConfigKey("activation")]
    public ActivationFunction Function { get; } = Check.NotNull(activation);

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool SavesBuildShape => false;

    internal override bool NeedsFloats => true;

    internal override ImageLayout Layout => Function.IsElementwise ? ImageLayout.Any : ImageLayout.Keras;

    internal override ActivationFunction? LastActivation => Function;

    internal override Tensor CallWithoutActivation(Tensor inputs, bool training) => inputs;

    int IOverwritesInput.Operands => 1;

    Tensor IOverwritesInput.CallOver(Tensor over, Tensor? other) => Function.ApplyTo(over, meetsLoss: false);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training) => Function.Apply(inputs);
}
