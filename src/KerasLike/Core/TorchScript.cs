namespace KerasLike;

/// <summary>Kernels of libtorch's that TorchSharp binds inside of its modules only: a few lines of TorchScript, compiled once, are the way to them.</summary>
internal static class TorchScript
{
    static readonly Lazy<torch.jit.CompilationUnit> Kernels = new(() => torch.jit.compile("""
        def embedding(weight: Tensor, indices: Tensor):
            return torch.embedding(weight, indices)

        """));

    /// <summary>Rows of a table. Its gradient adds up what comes back to each row without a table-sized buffer for each index.</summary>
    internal static Tensor Embedding(Tensor weight, Tensor indices) => (Tensor)Kernels.Value.invoke("embedding", weight, indices);
}
