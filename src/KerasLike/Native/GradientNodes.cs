using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KerasLike.Native;

/// <summary>Tensors as native code takes and gives them.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly unsafe struct NativeArray(nint* tensors, long count)
{
    readonly nint* tensors = tensors;
    readonly long count = count;
}

/// <summary>A node of autograd's graph, as native code knows it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct NativeNode
{
    readonly nint shared, weak;
}

/// <summary>What native code calls for the gradients of a node.</summary>
[UnmanagedFunctionPointer(CallingConvention.Cdecl)]
internal unsafe delegate NativeArray NodeApplied(nint* slopes, int count);

/// <summary>What native code calls when a node is gone.</summary>
[UnmanagedFunctionPointer(CallingConvention.Cdecl)]
internal delegate void NodeForgotten();

/// <summary>TorchSharp's native calls for operations of one's own.</summary>
internal static unsafe partial class GradientNodes
{
    // One result at a time, and the gradients that a node gave: native code takes its own references to them after the call, so the next call lets them go.
    [ThreadStatic] static nint* results;
    [ThreadStatic] static List<nint>? given;

    /// <summary>Why a node of this thread gave no gradients last, or null.</summary>
    [field: ThreadStatic]
    internal static Exception? Failure { get; set; }

    /// <summary>The tensor that <see cref="WrapOutputs"/> gave last on this thread.</summary>
    internal static nint Wrapped => *results;

    /// <summary>Where native code puts the outputs of a node: there is one.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    internal static nint* Allocate(nuint count)
    {
        if (results is null) results = (nint*)NativeMemory.Alloc((nuint)sizeof(nint));
        return results;
    }

    /// <summary>Keeps a native reference, or zero, until <see cref="ReleaseGiven"/>.</summary>
    internal static void ReleaseLater(nint tensor)
    {
        if (tensor != 0) (given ??= []).Add(tensor);
    }

    /// <summary>Lets go of the gradients taken and given before on this thread.</summary>
    internal static void ReleaseGiven()
    {
        if (given is null) return;
        foreach (var gradient in given) NativeTensor.Release(gradient);
        given.Clear();
    }

    [LibraryImport("LibTorchSharp", EntryPoint = "THSAutograd_CSharpNode_ctor")]
    internal static partial NativeNode New(nint apply, nint forget);

    [LibraryImport("LibTorchSharp", EntryPoint = "THSAutograd_CSharpNode_setNextEdges")]
    internal static partial void SetNextEdges(NativeNode node, NativeArray inputs, [MarshalAs(UnmanagedType.U1)] bool isExecutable);

    [LibraryImport("LibTorchSharp", EntryPoint = "THSAutograd_Function_wrapOutputs")]
    internal static partial void WrapOutputs(NativeArray inputs, NativeArray nonDifferentiable, NativeArray dirty, NativeArray outputs, NativeNode node, delegate* unmanaged[Cdecl]<nuint, nint*> allocate);

    [LibraryImport("LibTorchSharp", EntryPoint = "THSAutograd_CSharpNode_disposeSharedPtr")]
    internal static partial void ReleaseShared(NativeNode node);

    [LibraryImport("LibTorchSharp", EntryPoint = "THSAutograd_CSharpNode_disposeWeakPtr")]
    internal static partial void ReleaseWeak(NativeNode node);

    /// <summary>Keeps an input of a node for its gradients. Who writes over the tensor meanwhile gets an error from <see cref="Unpack"/>.</summary>
    [LibraryImport("LibTorchSharp", EntryPoint = "THSAutograd_SavedVariable_ctor")]
    internal static partial nint Save(nint tensor, NativeNode node, [MarshalAs(UnmanagedType.U1)] bool isInPlaceOnView);

    /// <summary>A new reference to the tensor that was kept; zero where it was written over: ask <c>torch.CheckForErrors</c>.</summary>
    [LibraryImport("LibTorchSharp", EntryPoint = "THSAutograd_SavedVariable_unpack")]
    internal static partial nint Unpack(nint saved, NativeNode node);

    /// <summary>Lets go of a tensor that was kept.</summary>
    [LibraryImport("LibTorchSharp", EntryPoint = "THSAutograd_SavedVariable_dispose")]
    internal static partial void Forget(nint saved);
}
