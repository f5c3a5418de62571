namespace KerasLike.Activations;

/// <summary>Activations that libtorch has no kernel for.</summary>
internal static class Formulas
{
    internal static Tensor Squareplus(Tensor x) => x.Squared().Plus(Scalars.Four).sqrt().Plus(x).mul(Scalars.Half);

    internal static Tensor SparsePlus(Tensor x)
    {
        var middle = x.Plus(Scalars.One).Squared().mul(Scalars.Quarter);
        return torch.where(x.le(Scalars.MinusOne), torch.zeros_like(x), torch.where(x.lt(Scalars.One), middle, x));
    }

    internal static Tensor SparseSigmoid(Tensor x) => x.Plus(Scalars.One).mul(Scalars.Half).clamp(Scalars.Zero, Scalars.One);

    // Keras sums the running sums of the support where the paper sums its values; numbers are Keras's.
    internal static Tensor Sparsemax(Tensor x)
    {
        var (sorted, _) = x.sort(-1, descending: true);
        var sums = sorted.cumsum(-1);
        using Scalar beyond = x.size(-1) + 1;
        var ranks = torch.arange(Scalars.One, beyond, x.dtype, x.device);
        var support = (sorted - (sums - Scalars.One) / ranks).gt(Scalars.Zero);
        var count = support.sum(-1, keepdim: true);
        var threshold = (torch.where(support, sums, torch.zeros_like(sums)).sum(-1, keepdim: true) - Scalars.One) / count;
        return (x - threshold).clamp_min(Scalars.Zero);
    }
}
