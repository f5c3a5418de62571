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

    /// <summary>The same of float32.</summary>
    internal static float* Floats(Tensor tensor) => (float*)DataPointer(tensor);

    /// <summary>Whether a tensor is float32 in the processor's memory, in the order of its axes: what our own kernels take.</summary>
    internal static bool IsPlain(Tensor tensor) => tensor.device_type == DeviceType.CPU && tensor.dtype == ScalarType.Float32 && tensor.is_contiguous();

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

    /// <summary>A new reference to a contiguous tensor, or to a contiguous copy.</summary>
    [LibraryImport("LibTorchSharp", EntryPoint = "THSTensor_contiguous")]
    internal static partial nint Contiguous(nint tensor);

    /// <summary>The number of axes.</summary>
    [LibraryImport("LibTorchSharp", EntryPoint = "THSTensor_ndimension")]
    internal static partial long Rank(nint tensor);

    /// <summary>The length of an axis.</summary>
    [LibraryImport("LibTorchSharp", EntryPoint = "THSTensor_size")]
    internal static partial long Size(nint tensor, long axis);

    /// <summary>A new tensor, with whatever its memory holds. Zero where there is none: ask <c>torch.CheckForErrors</c>.</summary>
    [LibraryImport("LibTorchSharp", EntryPoint = "THSTensor_empty")]
    internal static partial nint Empty(long* shape, int rank, sbyte type, int device, int deviceIndex, [MarshalAs(UnmanagedType.U1)] bool requiresGrad);

    /// <summary>The sum over axes, as a new reference.</summary>
    [LibraryImport("LibTorchSharp", EntryPoint = "THSTensor_sum_along_dimensions")]
    internal static partial nint Sum(nint tensor, long* axes, int count, [MarshalAs(UnmanagedType.U1)] bool keepAxes, [MarshalAs(UnmanagedType.U1)] bool hasType, sbyte type);

    /// <summary>The address of the first element.</summary>
    [LibraryImport("LibTorchSharp", EntryPoint = "THSTensor_data")]
    internal static partial void* Data(nint tensor);
}
