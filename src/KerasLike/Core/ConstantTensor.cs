namespace KerasLike;

/// <summary>
/// Numbers that a layer computes with and that never change: a tensor made when it is first wanted, on the device and in the type of what it is wanted for,
/// and kept for the calls after.
/// </summary>
internal sealed class ConstantTensor(double[] values, long[] sizes) : IDisposable
{
    Tensor? made;

    internal ConstantTensor(Numbers numbers)
        : this(numbers.Flat.Values, numbers.Flat.Sizes) { }

    /// <summary>The numbers in the type of another tensor, where that is.</summary>
    internal Tensor Like(Tensor other) => For(other, other.dtype);

    /// <summary>The numbers in a type of their own, where another tensor is.</summary>
    internal Tensor For(Tensor other, ScalarType type)
    {
        if (made is { } kept && kept.dtype == type && kept.device_type == other.device_type && kept.device_index == other.device_index) return kept;
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        return made = ArrayConversion.ToTensor(values).reshape(sizes).to(type, other.device).DetachFromDisposeScope();
    }

    public void Dispose() => made?.Dispose();
}
