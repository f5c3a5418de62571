namespace KerasLike.Layers;

/// <summary>scale · x + offset, of numbers or of arrays that stretch over the last axes.</summary>
internal sealed class LinearMap(Numbers scale, Numbers offset) : IFreedWithLayer
{
    // One number of each is the usual case: no tensors are needed then.
    readonly Scalar? factor = scale.Shape.Rank == 0 ? Scalars.Of(scale.Values[0]) : null, shift = offset.Shape.Rank == 0 ? Scalars.Of(offset.Values[0]) : null;
    readonly ConstantTensor factors = new(scale), shifts = new(offset);
    readonly bool shifts0 = offset.Shape.Rank == 0 && offset.Values[0] == 0;

    internal Tensor Apply(Tensor x)
    {
        var scaled = factor is null ? x * factors.Like(x) : x.mul(factor);
        return shifts0 ? scaled : shift is null ? scaled.Plus(shifts.Like(x)) : scaled.PlusInPlace(shift);
    }

    public void Dispose()
    {
        factors.Dispose();
        shifts.Dispose();
    }
}
