using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace KerasLike.Native;

/// <summary>
/// Loads libtorch. TorchSharp finds it by itself where it can; on systems whose libstdc++ is older than the one TorchSharp was built with, a copy of its native
/// library that can do without takes its place, here or in the program's folder (build/PatchedLibTorchSharp.targets).
/// </summary>
internal static class LibTorch
{
    const string Library = "LibTorchSharp";

    static readonly Lock Loading = new();
    static volatile bool loaded;

    /// <summary>Loads libtorch if it is not, or fails with a report that says why and what to do.</summary>
    internal static void EnsureLoaded()
    {
        if (loaded) return;
        lock (Loading)
        {
            if (loaded) return;
            var torchSharp = typeof(torch).Assembly;
            NativeLibrary.TryLoad("torch_cpu", torchSharp, null, out _);
            try
            {
                NativeLibrary.Load(Library, torchSharp, null);
            }
            catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
            {
                throw new DllNotFoundException(LoadFailure.Describe(e.Message), e);
            }
            CacheSizes.Repair();
            loaded = true;
        }
    }

#pragma warning disable CA2255 // The allocator must be set up, and the hook be there, before anybody touches TorchSharp.
    [ModuleInitializer]
    internal static void Prepare()
    {
        if (!OperatingSystem.IsLinux()) return;
        Allocator.Tune();
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => name == Library ? LoadPatched() : 0;
    }
#pragma warning restore CA2255

    // Called only where the ordinary search has failed.
    static nint LoadPatched()
    {
        try
        {
            if (SearchPath.Find("libLibTorchSharp.so") is not { } original) return 0;
            // The copy has no folder of its own to look for these in.
            foreach (var name in new[] { "libc10.so", "libtorch_cpu.so", "libtorch.so" })
                if (SearchPath.Find(name) is { } dependency) NativeLibrary.TryLoad(dependency, out _);
            var file = File.ReadAllBytes(original);
            if (ElfFile.WeakenUnusedVersions(file, "libstdc++.so.6").Count == 0) return 0;
            using var memory = MemoryFile.Create(Library, file);
            return NativeLibrary.TryLoad(memory.Path, out var handle) ? handle : 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return 0; // the ordinary failure, which the caller reports, stands
        }
    }
}
