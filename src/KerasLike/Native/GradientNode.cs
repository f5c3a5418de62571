using System.Runtime.InteropServices;

namespace KerasLike.Native;

/// <summary>The gradient of an operation that we compute ourselves.</summary>
internal unsafe interface IGradient
{
    /// <summary>From the gradient of the output to new native references to that of each input, in order; zero for an input that has none.</summary>
    void Differentiate(nint slope, nint* gradients);

    /// <summary>Keeps what the gradients are computed from, for this node: <see cref="GradientNodes.Save"/>.</summary>
    void Keep(NativeNode node);

    /// <summary>Lets go of it.</summary>
    void Free();
}

/// <summary>
/// An operation of ours in autograd's graph. TorchSharp's own <c>autograd.Function</c> makes two delegates, six lists and an empty tensor for each call and keeps
/// gradients until the collector comes; this has the same native node, and takes its managed half from a pool.
/// </summary>
internal sealed unsafe class GradientNode<TGradient> where TGradient : struct, IGradient
{
    const int MostInputs = 4;

    static readonly Stack<GradientNode<TGradient>> Pool = [];

    readonly NodeApplied apply;
    readonly NodeForgotten forget;
    readonly nint applyAddress, forgetAddress;
    readonly nint* gradients;
    TGradient gradient;
    int inputs;

    GradientNode()
    {
        (apply, forget) = (Apply, Forget);
        (applyAddress, forgetAddress) = (Marshal.GetFunctionPointerForDelegate(apply), Marshal.GetFunctionPointerForDelegate(forget));
        gradients = (nint*)NativeMemory.AllocZeroed(MostInputs, (nuint)sizeof(nint));
        // While it is not in the pool, native code alone knows it.
        GCHandle.Alloc(this);
    }

    /// <summary>Says that <paramref name="output"/>, computed without autograd, comes from these inputs, and how their gradients follow from its own.</summary>
    /// <param name="output">A tensor of its own that no graph knows yet.</param>
    /// <param name="inputs">Native references to the inputs, at most four.</param>
    /// <param name="gradient">The gradient.</param>
    internal static void Attach(Tensor output, ReadOnlySpan<nint> inputs, TGradient gradient)
    {
        var node = Take();
        (node.inputs, node.gradient) = (inputs.Length, gradient);
        var native = GradientNodes.New(node.applyAddress, node.forgetAddress);
        node.gradient.Keep(native);
        var result = output.Handle;
        fixed (nint* input = inputs)
        {
            GradientNodes.SetNextEdges(native, new(input, inputs.Length), true);
            GradientNodes.WrapOutputs(new(input, inputs.Length), default, default, new(&result, 1), native, &GradientNodes.Allocate);
        }
        torch.CheckForErrors();
        // The same tensor, which the graph knows now.
        NativeTensor.Release(GradientNodes.Wrapped);
        GradientNodes.ReleaseShared(native);
        GradientNodes.ReleaseWeak(native);
        GC.KeepAlive(output);
    }

    static GradientNode<TGradient> Take()
    {
        lock (Pool)
            if (Pool.TryPop(out var node)) return node;
        return new();
    }

    NativeArray Apply(nint* slopes, int count)
    {
        GradientNodes.ReleaseGiven();
        new Span<nint>(gradients, inputs).Clear();
        try
        {
            if (slopes[0] != 0) gradient.Differentiate(slopes[0], gradients);
        }
#pragma warning disable CA1031 // native code lies between; autograd then reports that a node gave no gradients
        catch (Exception e)
#pragma warning restore CA1031
        {
            GradientNodes.Failure = e;
            return default;
        }
        finally
        {
            for (int i = 0; i < count; i++) GradientNodes.ReleaseLater(slopes[i]);
            for (int i = 0; i < inputs; i++) GradientNodes.ReleaseLater(gradients[i]);
        }
        return new(gradients, inputs);
    }

    void Forget()
    {
        GradientNodes.ReleaseGiven();
        gradient.Free();
        gradient = default;
        lock (Pool) Pool.Push(this);
    }
}
