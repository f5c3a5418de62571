using System.Runtime.InteropServices;

namespace KerasLike.Native;

/// <summary>
/// The few calls to TorchSharp's native library that its managed face makes slowly: a gradient or a pointer costs tens of nanoseconds here, and no managed
/// object. Callers keep the tensor reachable during the call; layers, optimizers and dispose scopes do.
/// </summary>
internal static unsafe partial class NativeTensor
{
    /// <summary>The elements of a CPU tensor, in memory order. The tensor must be dense: contiguous in some order of its axes.</summary>
    internal static Span<T> Elements<T>(Tensor tensor) where T : unmanaged =>
        new(DataPointer(tensor), checked((int)tensor.numel()));

    /// <summary>The address of a tensor's first element.</summary>
    internal static void* DataPointer(Tensor tensor)
    {
        var data = Data(tensor.Handle);
        GC.KeepAlive(tensor);
        return data;
    }

    /// <summary>A new native reference to the gradient of a leaf, or zero when backward gave it none. Give it back with <see cref="Release"/>.</summary>
    [LibraryImport("LibTorchSharp", EntryPoint = "THSTensor_grad")]
    internal static partial nint Gradient(nint tensor);

    /// <summary>Sets the gradient of a leaf; zero for none.</summary>
    [LibraryImport("LibTorchSharp", EntryPoint = "THSTensor_set_grad")]
    internal static partial void SetGradient(nint tensor, nint gradient);

    /// <summary>Gradients of a scalar, left on the leaves. Ask <c>torch.CheckForErrors</c> afterwards.</summary>
    [LibraryImport("LibTorchSharp", EntryPoint = "THSTensor_backward")]
    internal static partial void Backward(nint tensor);

    /// <summary>Gives a native reference back.</summary>
    [LibraryImport("LibTorchSharp", EntryPoint = "THSTensor_dispose")]
    internal static partial void Release(nint tensor);

    /// <summary>The address of the first element.</summary>
    [LibraryImport("LibTorchSharp", EntryPoint = "THSTensor_data")]
    internal static partial void* Data(nint tensor);
}
