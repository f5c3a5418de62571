using KerasLike.Native;

namespace KerasLike.Layers;

/// <summary>
/// A GRU on the CPU by a kernel of the library's own: the input's product for all steps at once, then for each step one product of the state and one vectorised pass over the gates.
/// libtorch makes a dozen operations of a step, since oneDNN trains no GRU.
/// </summary>
internal static class FusedGru
{
    /// <summary>Output of all steps and the last state; null where the tensors are not float32 of the CPU.</summary>
    internal static Tensors? Run(GRUCell cell, Tensor sequences, Tensor h)
    {
        var bias = cell.Bias is null ? null : (Tensor)cell.Bias;
        var (x, first, recurrent) = (sequences.contiguous(), h.contiguous(), ((Tensor)cell.RecurrentKernel).contiguous());
        if (!NativeTensor.IsPlain(x) || !NativeTensor.IsPlain(first) || !NativeTensor.IsPlain(recurrent) || x.numel() == 0) return null;
        var states = States(DenseProduct.Of(x, cell.Kernel, bias?.select(0, 0)), first, recurrent, bias?.select(0, 1));
        var steps = sequences.size(1);
        return new([states.narrow(0, 1, steps).transpose(0, 1), states.select(0, steps)]);
    }

    /// <summary>The states before, between and after the steps, of shape (steps + 1, batch, units).</summary>
    static Tensor States(Tensor projected, Tensor h, Tensor recurrent, Tensor? bias)
    {
        var derived = torch.is_grad_enabled() && (projected.requires_grad || h.requires_grad || recurrent.requires_grad || bias?.requires_grad == true);
        return derived ? GruFunction.apply(projected, h, recurrent, bias!) : GruKernel.Forward(projected, h, recurrent, bias, gates: null);
    }
}
