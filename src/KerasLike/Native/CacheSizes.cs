using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace KerasLike.Native;

/// <summary>
/// The sizes of the processor's caches, as oneDNN knows them. Some virtual machines (Firecracker's, on AMD) hide them; oneDNN 3.7 then takes each for one byte, cuts its
/// work up accordingly, and reorders weights wrongly: convolutions with one channel in a group, gradients of images of one channel and LSTMs come out wrong, without
/// any error. There it is told what the processor's older registers say.
/// </summary>
internal static unsafe class CacheSizes
{
    const string CpuFunction = "_ZN4dnnl4impl3cpu3x643cpuEv", ContextFunction = "_ZN2at13globalContextEv", SwitchFunction = "_ZN2at7Context20setUserEnabledMkldnnEb";

    // Words of oneDNN's description of the processor: the sizes, by how many cores each is shared, and how many caches there are.
    const int Sizes = 7, Sharing = 17, Levels = 27, Caches = 3;

    /// <summary>What was done, for <see cref="Keras.Doctor"/>.</summary>
    internal static string State { get; private set; } = "as the processor tells";

    /// <summary>Whether the machine hides the sizes in the way that misleads oneDNN.</summary>
    internal static bool AreHidden => X86Base.IsSupported && IsAmd && (X86Base.CpuId(unchecked((int)0x8000001d), 0).Eax & 31) == 0;

    static bool IsAmd => X86Base.CpuId(0, 0) is { Ebx: 0x68747541, Edx: 0x69746e65, Ecx: 0x444d4163 };

    /// <summary>Tells oneDNN the sizes where they are hidden; libtorch must be loaded. Where that fails, libtorch does without oneDNN: slower, and right.</summary>
    internal static void Repair()
    {
        if (!OperatingSystem.IsLinux() || !AreHidden || ProcessMaps.Find("libtorch_cpu.so") is not { } library) return;
        try
        {
            State = Tell(library.Path, library.Address) ? "hidden by the machine; oneDNN is told the usual ones" : SwitchOff(library.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or OverflowException)
        {
            State = SwitchOff(library.Path);
        }
    }

    static bool Tell(string library, nint address)
    {
        if (ElfSymbols.Find(library, CpuFunction) is not { } function) return false;
        var cpu = ((delegate* unmanaged<uint*>)(address + (nint)function))();
        // Another version of oneDNN may keep its words elsewhere: only what is exactly as expected is touched.
        if (cpu[Levels] != Caches || Enumerable.Range(0, Caches).Any(i => cpu[Sizes + i] != 1 || cpu[Sharing + i] != 1)) return false;
        var (first, second) = (X86Base.CpuId(unchecked((int)0x80000005), 0).Ecx >>> 24, X86Base.CpuId(unchecked((int)0x80000006), 0).Ecx >>> 16);
        cpu[Sizes] = (uint)Math.Max(first, 32) << 10;
        cpu[Sizes + 1] = (uint)Math.Max(second, 512) << 10;
        cpu[Sizes + 2] = 1 << 20; // a core's share of the last cache is not known: what oneDNN takes where it knows nothing
        return true;
    }

    static string SwitchOff(string library)
    {
        var handle = NativeLibrary.Load(library);
        if (!NativeLibrary.TryGetExport(handle, ContextFunction, out var context) || !NativeLibrary.TryGetExport(handle, SwitchFunction, out var set))
            return "hidden by the machine, and oneDNN cannot be told nor switched off: its numbers may be wrong";
        ((delegate* unmanaged<nint, byte, void>)set)(((delegate* unmanaged<nint>)context)(), 0);
        return "hidden by the machine; oneDNN is switched off, as it would compute wrong numbers";
    }
}
