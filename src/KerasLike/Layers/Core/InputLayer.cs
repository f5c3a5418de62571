using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>Where data enters a model. Made by <see cref="Keras.Input"/>, or by the <c>inputShape</c> of a first layer.</summary>
/// <param name="shape">The shape of one sample; null when <paramref name="batchShape"/> is given. Default: null.</param>
/// <param name="batchSize">The number of samples in a batch; null for any. Default: null.</param>
/// <param name="dtype">The number type that data is cast to; null is float32. Default: null.</param>
/// <param name="batchShape">The shape of a batch, instead of <paramref name="shape"/> and <paramref name="batchSize"/>. Default: null.</param>
/// <param name="name">Its name; null makes one. Default: null.</param>
/// <remarks>
/// Input: none.<br/>
/// Output: a tensor of shape (batch, *shape).<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.InputLayer</c>
/// </remarks>
/// <example><code>var model = new Sequential([new InputLayer(shape: 784), new Dense(10)]);</code></example>
[ConfigConstant("sparse", false), ConfigConstant("ragged", false), ConfigConstant("optional", false), NamesDType]
public sealed class InputLayer(Shape? shape = null, int? batchSize = null, DTypePolicy? dtype = null, Shape? batchShape = null, string? name = null)
    : Layer(name, dtype: dtype is { IsMixed: true } ? throw Check.Error("`dtype` must be a number type such as float32, which data is cast to; layers say what they compute in", $"dtype=\"{dtype}\"", nameof(dtype)) : dtype ?? DTypePolicy.OfInputs, inputShape: shape)
{
    /// <summary>The shape of a batch.</summary>
    public Shape BatchShape { get; } = (shape, batchShape) switch
    {
        (not null, null) => shape.Batched(batchSize),
        (null, not null) when batchSize is null => batchShape,
        _ => throw Check.Error("one of `shape` (with or without `batchSize`) and `batchShape` is required, and only one", $"shape={ConfigValue.Print(shape)}, batchSize={ConfigValue.Print(batchSize)}, batchShape={ConfigValue.Print(batchShape)}", nameof(shape)),
    };

    /// <summary>The shape of one sample.</summary>
    [NotInConfig]
    public Shape Shape => BatchShape.WithoutBatch;

    /// <summary>The number of samples in a batch, or null for any.</summary>
    [NotInConfig]
    public int? BatchSize => BatchShape[0];

    /// <summary>The symbolic tensor that layers are applied to.</summary>
    internal KerasTensor Tensor
    {
        get
        {
            if (Calls.Count == 0)
            {
                EnsureBuilt([BatchShape]);
                Calls.Add(new(this, new([]), [(BatchShape, DType.ComputeDType)]));
            }
            return Calls[0].Outputs[0];
        }
    }

    internal override bool SavesBuildShape => false;

    internal override bool TakesStrings => true;

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training) => inputs;
}
