using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using KerasLike.Activations;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>A function as a layer. For a layer with weights, or one that is to be saved with its model, derive from <see cref="Layer"/>.</summary>
/// <remarks>
/// Input: what the function takes.<br/>
/// Output: what the function gives.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.Lambda</c>
/// </remarks>
/// <example><code>model.Add(new Lambda(x => x / 255));</code></example>
public sealed class Lambda : Layer
{
    readonly Func<Tensors, Tensor> function;
    readonly ActivationFunction? named;
    readonly Func<Tensors, Tensor?>? mask;

    /// <summary>Makes a layer of a function of one tensor.</summary>
    /// <param name="function">The function.</param>
    /// <param name="outputShape">The shape of one sample of the output; null finds it by calling the function. Default: null.</param>
    /// <param name="mask">The mask of the output, by the input; null gives it none. Default: null.</param>
    /// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
    /// <param name="name">The layer's name; null makes one. Default: null.</param>
    /// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
    /// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
    [OverloadResolutionPriority(1)]
    public Lambda(Func<Tensor, Tensor> function, Shape? outputShape = null, Func<Tensors, Tensor?>? mask = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
        : this(inputs => Check.NotNull(function)(inputs.Single), outputShape, mask, inputShape, name, trainable, dtype) => named = function.Target as ActivationFunction;

    /// <summary>Makes a layer of a function of several tensors: <c>new Lambda((Tensors x) => (x[0] - x[1]).abs())</c>.</summary>
    /// <inheritdoc cref="Lambda(Func{Tensor, Tensor}, Shape, Func{Tensors, Tensor}, Shape, string, bool, DTypePolicy)"/>
    public Lambda(Func<Tensors, Tensor> function, Shape? outputShape = null, Func<Tensors, Tensor?>? mask = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
        : base(name, trainable, dtype, inputShape) => (this.function, OutputShape, this.mask) = (Check.NotNull(function), outputShape, mask);

    /// <summary>The shape of one sample of the output as given, or null.</summary>
    public Shape? OutputShape { get; }

    /// <inheritdoc/>
    public override bool SupportsMasking => mask is not null;

    internal override bool MakesMask => mask is not null;

    internal override bool TakesMask => true;

    /// <inheritdoc/>
    public override Tensors Call(Tensors inputs, CallContext context) => function(Check.NotNull(inputs));

    /// <inheritdoc/>
    public override Tensor? ComputeMask(Tensors inputs, IReadOnlyList<Tensor?> previousMask) => mask?.Invoke(inputs);

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => OutputShape is { } sample ? sample.Batched(Check.NotNull(inputShape)[0]) : base.ComputeOutputShape(inputShape);

    /// <summary>Makes a layer of the config of one around an activation: other functions are no data.</summary>
    /// <param name="config">What <see cref="GetConfig"/> gave.</param>
    public static Lambda FromConfig(JsonObject config)
    {
        Func<Tensor, Tensor> function = Registry.ReadActivation(Check.NotNull(config)["function"] ?? throw new InvalidDataException($"Lambda: config key \"function\" is required. Received: keys {string.Join(", ", config.Select(c => c.Key))}")).Apply;
        var written = new WrittenLayer(config, nameof(Lambda));
        return new(function, written.OutputShape, name: written.Name, trainable: written.Trainable, dtype: written.DType);
    }

    /// <summary>The config, where the function has a name that it can be found by again: as an activation that is registered.</summary>
    public override JsonObject GetConfig()
    {
        var config = WrittenLayer.Of(this, ("function", (named ?? throw new InvalidOperationException(
            $"{Description} holds a function of this program, which a config cannot hold. Derive a layer from Layer, or name it: Registry.Register(f = new ActivationFunction(\"name\", x => …)); new Lambda(f.Apply)")).Name));
        if (OutputShape is not null) config["output_shape"] = ConfigValue.Write(OutputShape);
        config["arguments"] = new JsonObject();
        return config;
    }

    /// <summary>The layer, as it would be written.</summary>
    public override string ToString() => $"Lambda({named?.Name ?? "function"}, name: \"{Name}\")";
}
