using System.Text.Json.Nodes;
using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>Adds a penalty on its input to the loss, and hands it on.</summary>
/// <param name="l1">The weight of the sum of magnitudes, not negative. Default: 0.</param>
/// <param name="l2">The weight of the sum of squares, not negative. Default: 0.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: any shape.<br/>
/// Output: the input.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.ActivityRegularization</c>
/// </remarks>
/// <example><code>model.Add(new ActivityRegularization(l2: 0.01));</code></example>
public sealed class ActivityRegularization(double l1 = 0.0, double l2 = 0.0, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, dtype, inputShape, new L1L2(l1, l2))
{
    /// <summary>The weight of the sum of magnitudes.</summary>
    public double L1 { get; } = Check.NotNegative(l1);

    /// <summary>The weight of the sum of squares.</summary>
    public double L2 { get; } = Check.NotNegative(l2);

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool SavesBuildShape => false;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => Check.NotNull(inputShape);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training) => inputs;

    /// <inheritdoc/>
    public override JsonObject GetConfig()
    {
        var config = base.GetConfig();
        config.Remove("activity_regularizer");
        return config;
    }
}
