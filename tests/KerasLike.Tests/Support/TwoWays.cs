using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Support;

/// <summary>One computation done by a kernel and by a general formula: the same numbers, and the same gradients of all that goes in.</summary>
internal static class TwoWays
{
    internal static void AreOne(Func<Tensor> kernel, Func<Tensor> general, params Tensor[] leaves) => AreOne(kernel, general, leaves, leaves);

    /// <summary>The same where each way has tensors of its own, of the same shapes.</summary>
    internal static void AreOne(Func<Tensor> kernel, Func<Tensor> general, Tensor[] leavesOfKernel, Tensor[] leavesOfGeneral)
    {
        var direction = torch.randn(kernel().shape);
        var (fast, slow) = (Run(kernel, direction, leavesOfKernel), Run(general, direction, leavesOfGeneral));
        Assert.That(leavesOfKernel, Has.Length.EqualTo(leavesOfGeneral.Length).And.Not.Empty);
        for (var i = 0; i < fast.Length; i++) Assert.That(fast[i], Close.To(slow[i], 1e-4, 2e-5), i == 0 ? "output" : $"gradient {i - 1}");
    }

    static Tensor[] Run(Func<Tensor> way, Tensor direction, Tensor[] leaves)
    {
        foreach (var leaf in leaves) leaf.grad = null;
        var output = way();
        (output * direction.to_type(output.dtype)).sum().backward();
        return [output.detach(), .. leaves.Select((l, i) => l.grad?.clone() ?? throw new InvalidOperationException($"No gradient reaches tensor {i}."))];
    }
}
