using System.Runtime.CompilerServices;
using KerasLike.Activations;

namespace KerasLike.Layers;

/// <summary>
/// libtorch's recurrent kernels on our own weights: three to four times as fast as a loop over the steps. TorchSharp binds them only inside its modules, so a few
/// lines of TorchScript, compiled once, are the way to them.
/// </summary>
internal static class FusedRecurrence
{
    static readonly Lazy<torch.jit.CompilationUnit> Kernels = new(() => torch.jit.compile("""
        def lstm(x: Tensor, h: Tensor, c: Tensor, weights: List[Tensor], biased: bool):
            return torch.lstm(x, [h, c], weights, biased, 1, 0.0, True, False, True)
        def gru(x: Tensor, h: Tensor, weights: List[Tensor], biased: bool):
            return torch.gru(x, h, weights, biased, 1, 0.0, True, False, True)
        def rnn_tanh(x: Tensor, h: Tensor, weights: List[Tensor], biased: bool):
            return torch.rnn_tanh(x, h, weights, biased, 1, 0.0, True, False, True)
        def rnn_relu(x: Tensor, h: Tensor, weights: List[Tensor], biased: bool):
            return torch.rnn_relu(x, h, weights, biased, 1, 0.0, True, False, True)

        """));

    /// <summary>Output of all steps and the last state; null where the activation has no kernel.</summary>
    internal static Tensors? Simple(SimpleRNNCell cell, Tensor sequences, Tensor h)
    {
        var kernel = cell.Activation == ActivationFunction.Tanh ? "rnn_tanh" : cell.Activation == ActivationFunction.Relu ? "rnn_relu" : null;
        return kernel is null ? null : Run(kernel, cell, sequences, [h], [cell.Kernel, cell.RecurrentKernel], OneBias(cell));
    }

    /// <inheritdoc cref="Simple"/>
    internal static Tensors? Lstm(LSTMCell cell, Tensor sequences, IReadOnlyList<Tensor> states) =>
        cell.Activation != ActivationFunction.Tanh || cell.RecurrentActivation != ActivationFunction.Sigmoid ? null
            : Run("lstm", cell, sequences, states, [cell.Kernel, cell.RecurrentKernel], OneBias(cell));

    /// <inheritdoc cref="Simple"/>
    internal static Tensors? Gru(GRUCell cell, Tensor sequences, Tensor h)
    {
        if (cell.Activation != ActivationFunction.Tanh || cell.RecurrentActivation != ActivationFunction.Sigmoid || !cell.ResetAfter) return null;
        if (FusedGru.Run(cell, sequences, h) is { } own) return own;
        // Keras: update, reset, candidate; libtorch: reset, update, candidate.
        Tensor Reorder(Tensor weight)
        {
            var gates = weight.chunk(3);
            return torch.cat([gates[1], gates[0], gates[2]]);
        }
        Tensor[] biases = cell.Bias is null ? [] : [.. ((Tensor)cell.Bias).unbind(0).Select(Reorder)];
        return Run("gru", cell, sequences, [h], [Reorder(cell.Kernel), Reorder(cell.RecurrentKernel)], biases);
    }

    // libtorch adds two biases, Keras has one.
    static Tensor[] OneBias(KernelCell cell) => cell.Bias is null ? [] : [(Tensor)cell.Bias, torch.zeros_like(cell.Bias)];

    static Tensors Run(string kernel, KernelCell cell, Tensor sequences, IReadOnlyList<Tensor> states, Tensor[] kernels, Tensor[] biases)
    {
        Tensor[] weights = [.. kernels, .. biases];
        var results = (ITuple)Kernels.Value.invoke(kernel, [sequences, .. states.Select(s => s.unsqueeze(0)), weights, cell.Bias is not null]);
        return new(Enumerable.Range(0, results.Length).Select(i => i == 0 ? (Tensor)results[i]! : ((Tensor)results[i]!).squeeze(0)));
    }
}
