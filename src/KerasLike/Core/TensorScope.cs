namespace KerasLike;

/// <summary>
/// The dispose scope of a call that a user makes outside of training: it frees what the call made on the way and hands out the result. Inside training and
/// inside other layer calls a scope is open already, and nothing is freed before its end.
/// </summary>
internal readonly ref struct TensorScope
{
    [ThreadStatic]
    static int depth;

    readonly DisposeScope scope;

    TensorScope(DisposeScope scope) => this.scope = scope;

    /// <summary>Whether a scope of ours is open on this thread.</summary>
    internal static bool IsOpen => depth > 0;

    internal static TensorScope Open()
    {
        Native.LibTorch.EnsureLoaded();
        Native.Threads.Apply();
        depth++;
        return new(torch.NewDisposeScope());
    }

    /// <summary>Takes results out of the scope, unless they are the caller's own inputs.</summary>
    internal Tensors Keep(Tensors results)
    {
        foreach (Tensor tensor in results) Keep(tensor);
        return results;
    }

    internal Tensor Keep(Tensor result) => scope.Contains(result) ? scope.MoveToOuter(result) : result;

    /// <summary>Takes a tensor out of all scopes: whoever asks for it frees it.</summary>
    internal void KeepForever(Tensor tensor)
    {
        if (scope.Contains(tensor)) scope.Detach(tensor);
    }

    public void Dispose()
    {
        depth--;
        scope.Dispose();
    }
}
