using KerasLike.Native;

namespace KerasLike.Layers;

/// <summary>The steps of a GRU, forward and backward: of each a product of the state and one pass over all else. States are kept, so that the kernel's gradient is one product.</summary>
internal static unsafe class GruKernel
{
    // A pass is shared between threads from this many units of all rows on.
    const long UnitsForThreads = 1 << 12;

    /// <summary>Room for what the backward pass needs of each step: update, reset, candidate, and the state's part of the candidate before it is reset.</summary>
    internal static Tensor NewGates(Tensor projected, Tensor h) => projected.new_empty([projected.size(1), h.size(0), 4 * h.size(1)]);

    /// <summary>All states, the first included.</summary>
    internal static Tensor Forward(Tensor projected, Tensor h, Tensor recurrent, Tensor? bias, Tensor? gates)
    {
        var (batch, steps, units) = (projected.size(0), projected.size(1), h.size(1));
        var states = projected.new_empty([steps + 1, batch, units]);
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        var (transposed, product, each) = (recurrent.t(), projected.new_empty([batch, 3 * units]), states.unbind(0));
        each[0].copy_(h);
        var pass = new GruForwardPass(batch, steps, (int)units, NativeTensor.Floats(projected), NativeTensor.Floats(product), bias is null ? null : NativeTensor.Floats(bias),
            NativeTensor.Floats(states), gates is null ? null : NativeTensor.Floats(gates));
        for (; pass.Step < steps; pass.Step++)
        {
            StateProduct.Set(product, each[pass.Step], recurrent, transposed);
            Run(pass, batch * units);
        }
        GC.KeepAlive(projected);
        GC.KeepAlive(bias);
        GC.KeepAlive(gates);
        return states;
    }

    /// <summary>The gradients of the input's products, the first state, the recurrent kernel and its bias.</summary>
    internal static Tensor?[] Backward(Tensor projected, Tensor h, Tensor recurrent, Tensor? bias, Tensor states, Tensor gates, Tensor gradient)
    {
        var (batch, steps, units) = (projected.size(0), projected.size(1), h.size(1));
        gradient = gradient.contiguous();
        var (ofInput, ofState) = (torch.empty_like(projected), projected.new_empty([steps, batch, 3 * units]));
        // The gradient of a state from the steps after it: read from one, written into the other.
        Tensor[] carried = [torch.zeros_like(h), torch.empty_like(h)];
        var each = ofState.unbind(0);
        var pass = new GruBackwardPass(batch, steps, (int)units, NativeTensor.Floats(gates), NativeTensor.Floats(states), NativeTensor.Floats(gradient), NativeTensor.Floats(ofInput),
            NativeTensor.Floats(ofState));
        for (pass.Step = steps - 1; pass.Step >= 0; pass.Step--)
        {
            pass.Later = NativeTensor.Floats(carried[0]);
            pass.Earlier = NativeTensor.Floats(carried[1]);
            Run(pass, batch * units);
            if (pass.Step > 0 || h.requires_grad) StateProduct.Add(carried[1], each[pass.Step], recurrent);
            (carried[0], carried[1]) = (carried[1], carried[0]);
        }
        GC.KeepAlive(gates);
        var rows = ofState.view(-1, 3 * units);
        return
        [
            ofInput,
            h.requires_grad ? carried[0].Plus(gradient.select(0, 0)) : null,
            recurrent.requires_grad ? rows.t().matmul(states.narrow(0, 0, steps).view(-1, units)) : null,
            bias?.requires_grad == true ? rows.sum(dim: 0) : null,
        ];
    }

    static void Run<TPass>(TPass pass, long units) where TPass : struct, ISharedWork
    {
        if (units < UnitsForThreads) pass.Run(0, 1);
        else KernelThreads.Run(pass);
    }
}
