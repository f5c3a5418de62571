namespace KerasLike.Training;

/// <summary>One batch of data: what a sequence given to <c>Fit</c> yields. <c>yield return (x, y);</c> makes one.</summary>
/// <param name="x">The inputs.</param>
/// <param name="y">The targets, or null for prediction.</param>
/// <param name="sampleWeight">A weight for each sample, or null.</param>
public sealed class Batch(Tensors x, Tensors? y = null, Tensors? sampleWeight = null)
{
    /// <summary>The inputs.</summary>
    public Tensors X { get; } = Check.NotNull(x);

    /// <summary>The targets, or null.</summary>
    public Tensors? Y { get; } = Numbers(y, nameof(y));

    /// <summary>A weight for each sample, or null.</summary>
    public Tensors? SampleWeight { get; } = Numbers(sampleWeight, nameof(sampleWeight));

    /// <summary>The number of samples.</summary>
    public int Size => X.ShapeOf(0)[0]!.Value;

    /// <summary>A batch of inputs and targets.</summary>
    /// <param name="pair">The inputs and the targets.</param>
    public static implicit operator Batch((Tensors X, Tensors Y) pair) => new(pair.X, pair.Y);

    /// <summary>A batch of inputs, targets and weights.</summary>
    /// <param name="triple">The inputs, the targets and the weights.</param>
    public static implicit operator Batch((Tensors X, Tensors Y, Tensors SampleWeight) triple) => new(triple.X, triple.Y, triple.SampleWeight);

    /// <summary>The same batch as tensors on the model's device; what is new belongs to the caller's scope.</summary>
    internal Batch Materialize() => new(OnDevice(X), Y is null ? null : OnDevice(Y), SampleWeight is null ? null : OnDevice(SampleWeight));

    /// <summary>Refuses targets and weights of strings.</summary>
    internal static Tensors? Numbers(Tensors? tensors, string name) => tensors is not { HasStrings: true } ? tensors
        : throw new ArgumentException($"Only inputs may be strings. Received: {name} of strings. Make numbers of them, with StringLookup for example.", name);

    static Tensors OnDevice(Tensors tensors)
    {
        var made = tensors.Materialize();
        return Keras.Device.type == DeviceType.CPU ? made : made.Map(t => t.to(Keras.Device));
    }
}
