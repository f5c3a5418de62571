using KerasLike.Layers;

namespace KerasLike;

/// <summary>
/// Numbers that a layer computes with and that never change: a tensor made when it is first wanted, on the device and in the type of what it is wanted for,
/// and kept for the calls after.
/// </summary>
internal sealed class ConstantTensor(double[] values, long[] sizes) : IFreedWithLayer
{
    Tensor? made;

    internal ConstantTensor(Numbers numbers)
        : this(numbers.Flat.Values, numbers.Flat.Sizes) { }

    /// <summary>The numbers in the type of another tensor, where that is.</summary>
    internal Tensor Like(Tensor other)
    {
        if (made is { } kept && kept.dtype == other.dtype && kept.device_type == other.device_type && kept.device_index == other.device_index) return kept;
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        return made = ArrayConversion.ToTensor(values).reshape(sizes).to(other.dtype, other.device).DetachFromDisposeScope();
    }

    /// <summary>A new tensor of them in float32, on the CPU.</summary>
    internal Tensor Copy() => ArrayConversion.ToTensor(Array.ConvertAll(values, v => (float)v)).reshape(sizes);

    public void Dispose() => made?.Dispose();
}
