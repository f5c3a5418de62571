using System.Reflection;
using System.Runtime.Intrinsics;

namespace KerasLike.Native;

/// <summary>The report of <see cref="Keras.Doctor"/>.</summary>
internal static class Doctor
{
    internal static string Report()
    {
        LibTorch.EnsureLoaded();
        var native = ProcessMaps.PathOf("libLibTorchSharp") ?? ProcessMaps.PathOf("LibTorchSharp") ?? ProcessMaps.PathOf("memfd:LibTorchSharp");
        var patched = native is not null && !Path.GetFileName(native).StartsWith("lib", StringComparison.Ordinal);
        return $"""
            KerasLike {VersionOf(typeof(Doctor).Assembly)}, TorchSharp {VersionOf(typeof(torch).Assembly)}, libtorch {Version.Parse(torch.__version__).ToString(3)}
            System: {SystemFacts.Read()}
            Processors: {Environment.ProcessorCount}{(Vector512.IsHardwareAccelerated ? ", AVX-512" : Vector256.IsHardwareAccelerated ? ", AVX2" : "")}
            libtorch from: {ProcessMaps.PathOf("libtorch_cpu") ?? SearchPath.Find("torch_cpu.dll") ?? "the system's search path"}
            LibTorchSharp from: {native ?? "the system's search path"}{(patched ? " (a copy that does not insist on the newest libstdc++)" : "")}
            Devices: {string.Join(", ", Devices.Available)}; in use: {Devices.Current}
            Threads: {torch.get_num_threads()} for one operation, {torch.get_num_interop_threads()} between operations; optimizers run on {(KernelThreads.AreShared ? "libtorch's own" : ".NET's")}
            Allocator: {Allocator.State}
            Cache sizes: {CacheSizes.State}
            Products of dense layers: {(MatrixProduct.IsFaster ? "oneDNN's" : "libtorch's")}

            """;
    }

    static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? assembly.GetName().Version?.ToString() ?? "of unknown version";
}
