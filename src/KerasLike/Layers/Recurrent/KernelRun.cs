namespace KerasLike.Layers;

/// <summary>A run of a cell with kernels: the input's product over all steps, and the products with the state, with the dropout of this run.</summary>
internal abstract class KernelRun(KernelCell cell, Tensor[] inputMasks, Tensor[] stateMasks) : CellRun
{
    readonly Tensor kernel = cell.Kernel, stateKernel = ((Tensor)cell.RecurrentKernel).t();

    /// <summary>What is added to the input's product.</summary>
    private protected virtual Tensor? InputBias => cell.Bias;

    /// <summary>The sequence as the input's kernel sees it, where all gates see the same.</summary>
    internal Tensor Dropped(Tensor sequence) => inputMasks.Length == 1 ? sequence * inputMasks[0].unsqueeze(1) : sequence;

    internal override Tensor Project(Tensor inputs)
    {
        if (inputMasks.Length <= 1) return DenseProduct.Of(Dropped(inputs), kernel, InputBias);
        var product = torch.cat([.. inputMasks.Zip(kernel.chunk(cell.Gates), (mask, gate) => DenseProduct.Of(inputs * mask.unsqueeze(1), gate, null))], -1);
        return InputBias is { } bias ? product.Plus(bias) : product;
    }

    /// <summary>The product of the state with the kernel of the gates from <paramref name="first"/> on, <paramref name="count"/> of them.</summary>
    private protected Tensor OfState(Tensor state, int first, int count)
    {
        var columns = Columns(first, count);
        return stateMasks.Length <= 1 ? (stateMasks is [var one] ? state * one : state).matmul(columns)
            : torch.cat([.. Enumerable.Range(first, count).Select(gate => (state * stateMasks[gate]).matmul(Columns(gate, 1)))], -1);
    }

    /// <summary>The product of the state with all gates' kernels, added to <paramref name="sum"/>.</summary>
    private protected Tensor AddOfState(Tensor sum, Tensor state) =>
        stateMasks.Length <= 1 ? torch.addmm(sum, stateMasks is [var one] ? state * one : state, stateKernel, 1, 1) : sum.Plus(OfState(state, 0, cell.Gates));

    /// <summary>The state as one gate sees it.</summary>
    private protected Tensor Seen(Tensor state, int gate) => stateMasks.Length == 0 ? state : state * stateMasks[stateMasks.Length == 1 ? 0 : gate];

    private protected Tensor Columns(int first, int count) => count == cell.Gates ? stateKernel : stateKernel.narrow(1, (long)first * cell.Units, (long)count * cell.Units);
}
