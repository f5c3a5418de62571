using System.Text.RegularExpressions;

namespace KerasLike.Native;

/// <summary>The report on a libtorch that does not load: the system, what was looked for and where, what the loader said, and the cure.</summary>
internal static partial class LoadFailure
{
    static readonly string[] Libraries = OperatingSystem.IsWindows() ? ["LibTorchSharp.dll", "torch_cpu.dll", "c10.dll"]
        : OperatingSystem.IsMacOS() ? ["libLibTorchSharp.dylib", "libtorch_cpu.dylib", "libc10.dylib"]
        : ["libLibTorchSharp.so", "libtorch_cpu.so", "libc10.so"];

    // What LibTorchSharp takes from the C library, and from libstdc++, which has it since GCC 12.
    static readonly Version Glibc = new(2, 34);
    const string Cpp = "GLIBCXX_3.4.30";

    internal static string Describe(string loaderMessage) => Describe(loaderMessage, SystemFacts.Read(), [.. Libraries.Select(SearchPath.Find).OfType<string>()]);

    internal static string Describe(string loaderMessage, SystemFacts facts, IReadOnlyList<string> found) => $"""
        libtorch, which KerasLike computes with, does not load.
        System: {facts}
        Looked for: {string.Join(", ", Libraries)}
        In: {string.Join(", ", SearchPath.Folders)}
        Found: {(found.Count > 0 ? string.Join(", ", found) : "none of them")}
        The loader said: {Shorten(loaderMessage)}
        Cure: {Cure(loaderMessage, facts, found.Count == Libraries.Length)}
        """;

    /// <summary>What to do, by what the system is and the loader said: first what nothing else can make up for.</summary>
    static string Cure(string loaderMessage, SystemFacts facts, bool filesAreThere)
    {
        if (facts.IsMusl) return "This system's C library is musl (Alpine), and libtorch is built for glibc only. Run on a system with glibc, such as the image mcr.microsoft.com/dotnet/sdk:10.0 (Debian or Ubuntu).";
        if (facts is { CLibrary: not null, Architecture: not "x64" })
            return $"libtorch is packaged for x64 on Linux, and this process is {facts.Architecture}. Run on an x64 machine, or with the x64 .NET.";
        if (facts.Glibc < Glibc || GlibcVersion().IsMatch(loaderMessage))
            return $"libtorch needs glibc {Glibc}, and this system has {facts.CLibrary}. Use a newer system, such as Debian 12, Ubuntu 22.04 or later, or a container of one.";
        if (CppVersion().IsMatch(loaderMessage))
            return $"libtorch needs {Cpp} of libstdc++, and this system has {(facts.CppLibrary is null ? "an older one" : $"up to {facts.CppLibrary}")}. Use Debian 12, Ubuntu 22.04 or later, or a container of one; or put a newer libstdc++.so.6 (GCC 12 or newer) first on LD_LIBRARY_PATH.";
        if (!filesAreThere)
            return "The program has no libtorch. Add one package to its project: TorchSharp-cpu, TorchSharp-cuda-linux or TorchSharp-cuda-windows, of TorchSharp's version.";
        if (OperatingSystem.IsWindows())
            return "Install the Microsoft Visual C++ Redistributable (https://aka.ms/vs/17/release/vc_redist.x64.exe), and check that all libtorch packages have the version that TorchSharp asks for.";
        return "Check that all libtorch packages have the version that TorchSharp asks for, and that the libraries the loader names are installed.";
    }

    // .NET says in general that it failed, then lists every name it tried; the causes are the lines that say more than that such a name is not there.
    static string Shorten(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var tried = lines.Where(l => !l.StartsWith("Unable to load shared library", StringComparison.Ordinal)).ToList();
        var causes = tried.Where(l => !(l.Split(':')[0].Contains("LibTorchSharp", StringComparison.Ordinal) && l.Contains("No such file", StringComparison.Ordinal))).Distinct().ToList();
        return string.Join("\n  ", causes.Count > 0 ? causes : tried.Count > 0 ? tried.Take(3) : lines);
    }

    [GeneratedRegex(@"GLIBC_\d+\.\d+")]
    private static partial Regex GlibcVersion();

    [GeneratedRegex(@"GLIBCXX_\d+\.\d+\.\d+|CXXABI_\d+\.\d+\.\d+")]
    private static partial Regex CppVersion();
}
