using static TorchSharp.torch.autograd;

namespace KerasLike.Layers;

/// <summary>
/// <see cref="GruKernel"/> as autograd sees it. Derivatives of a derivative come from the formula in tensors, which is asked again where a backward pass shall be
/// differentiated itself.
/// </summary>
internal sealed class GruFunction : SingleTensorFunction<GruFunction>
{
    public override string Name => "GRU";

    /// <summary>Takes the input's products, the first state, the recurrent kernel, and its bias or null.</summary>
    public override Tensor forward(AutogradContext ctx, params object[] vars)
    {
        var (projected, h, recurrent, bias) = ((Tensor)vars[0], (Tensor)vars[1], (Tensor)vars[2], (Tensor?)vars[3]);
        var gates = GruKernel.NewGates(projected, h);
        var states = GruKernel.Forward(projected, h, recurrent, bias, gates);
        // Autograd's own keeping frees them with the graph, and notices what was overwritten since.
        ctx.save_for_backward([projected, h, recurrent, bias, states, gates]);
        return states;
    }

    public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
    {
        List<Tensor> gradients;
        try
        {
            using var scope = torch.NewDisposeScope();
            var kept = ctx.get_saved_variables();
            var found = torch.is_grad_enabled() ? Differentiable(kept, grad_output) : GruKernel.Backward(kept[0], kept[1], kept[2], kept[3], kept[4], kept[5], grad_output);
            gradients = [.. found.Select(g => g?.MoveToOuterDisposeScope()!)];
        }
#pragma warning disable CA1031 // native code lies between this and the one that called, which no exception may cross
        catch (Exception)
#pragma warning restore CA1031
        {
            // A gradient of no possible shape: autograd makes an error of it.
            gradients = [torch.empty(0), null!, null!, null!];
        }
        // TorchSharp hands on bare handles of these.
        ctx.save_data("gradients", gradients);
        return gradients;
    }

    static Tensor?[] Differentiable(List<Tensor> kept, Tensor gradient)
    {
        Tensor?[] inputs = [.. kept.Take(4)];
        Tensor[] asked = [.. inputs.OfType<Tensor>().Where(t => t.requires_grad)];
        var found = grad([GruFormula.States(kept[0], kept[1], kept[2], kept[3])], asked, [gradient], retain_graph: true, create_graph: true);
        return [.. inputs.Select(t => t is null || Array.IndexOf(asked, t) is not (>= 0 and var i) ? null : found[i])];
    }
}
