using KerasLike.Native;

namespace KerasLike.Tests.Native;

/// <summary>What a user is told whose system cannot run libtorch, by the system and what its loader says.</summary>
[TestFixture]
internal sealed class LoadFailureTests
{
    const string OldCpp = "/app/libLibTorchSharp.so: /lib64/libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by /app/libLibTorchSharp.so)";
    const string OldGlibc = "/app/libLibTorchSharp.so: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by /app/libLibTorchSharp.so)";
    const string NoFile = "libtorch_cpu.so: cannot open shared object file: No such file or directory";

    static readonly string[] All = ["/app/libLibTorchSharp.so", "/app/libtorch_cpu.so", "/app/libc10.so"];

    static SystemFacts Rhel9 => new("Red Hat Enterprise Linux 9.4 (Plow)", "x64", "glibc 2.34", "GLIBCXX_3.4.29", ".NET 10.0.1");

    static SystemFacts Ubuntu20 => new("Ubuntu 20.04.6 LTS", "x64", "glibc 2.31", "GLIBCXX_3.4.28", ".NET 10.0.1");

    static SystemFacts Alpine => new("Alpine Linux v3.22", "x64", "musl", null, ".NET 10.0.1");

    static SystemFacts Debian12 => new("Debian GNU/Linux 12 (bookworm)", "x64", "glibc 2.36", "GLIBCXX_3.4.30", ".NET 10.0.1");

    static IEnumerable<TestCaseData> Cures =>
    [
        new TestCaseData(Rhel9, OldCpp, All, "libtorch needs GLIBCXX_3.4.30 of libstdc++, and this system has up to GLIBCXX_3.4.29. Use Debian 12, Ubuntu 22.04 or later, or a container of one; or put a newer libstdc++.so.6 (GCC 12 or newer) first on LD_LIBRARY_PATH.").SetArgDisplayNames("RHEL 9"),
        new TestCaseData(Rhel9 with { CppLibrary = null }, OldCpp, All, "libtorch needs GLIBCXX_3.4.30 of libstdc++, and this system has an older one. Use Debian 12").SetArgDisplayNames("libstdc++ unknown"),
        new TestCaseData(Ubuntu20, OldGlibc, All, "libtorch needs glibc 2.34, and this system has glibc 2.31. Use a newer system, such as Debian 12, Ubuntu 22.04 or later, or a container of one.").SetArgDisplayNames("Ubuntu 20.04"),
        new TestCaseData(Ubuntu20, OldCpp, All, "libtorch needs glibc 2.34, and this system has glibc 2.31.").SetArgDisplayNames("Ubuntu 20.04, where a newer libstdc++ would not help"),
        new TestCaseData(Alpine, NoFile, All, "This system's C library is musl (Alpine), and libtorch is built for glibc only. Run on a system with glibc, such as the image mcr.microsoft.com/dotnet/sdk:10.0").SetArgDisplayNames("Alpine"),
        new TestCaseData(Debian12 with { Architecture = "arm64" }, NoFile, Array.Empty<string>(), "libtorch is packaged for x64 on Linux, and this process is arm64. Run on an x64 machine, or with the x64 .NET.").SetArgDisplayNames("arm64"),
        new TestCaseData(Debian12, NoFile, All[..1], "The program has no libtorch. Add one package to its project: TorchSharp-cpu, TorchSharp-cuda-linux or TorchSharp-cuda-windows, of TorchSharp's version.").SetArgDisplayNames("no package"),
        new TestCaseData(Debian12, "libgomp.so.1: cannot open shared object file: No such file or directory", All, "Check that all libtorch packages have the version that TorchSharp asks for, and that the libraries the loader names are installed.").SetArgDisplayNames("another library missing"),
    ];

    [TestCaseSource(nameof(Cures))]
    [Platform("Linux")]
    public void SaysTheCure(SystemFacts facts, string loaderMessage, string[] found, string cure) =>
        Assert.That(LoadFailure.Describe(loaderMessage, facts, found), Does.Contain($"\nCure: {cure}"));

    [Test]
    [Platform("Linux")]
    public void SaysTheSystemWhatWasLookedForAndWhereAndWhatTheLoaderSaid()
    {
        var lines = LoadFailure.Describe($"Unable to load shared library 'LibTorchSharp' or one of its dependencies.\n{OldCpp}\n/app/LibTorchSharp.so: cannot open shared object file: No such file or directory\n{OldCpp}", Rhel9, All).Split('\n');

        Assert.That(lines, Has.Length.EqualTo(7));
        Assert.That(lines[..3], Is.EqualTo(new[]
        {
            "libtorch, which KerasLike computes with, does not load.",
            "System: Red Hat Enterprise Linux 9.4 (Plow), x64, glibc 2.34, libstdc++ up to GLIBCXX_3.4.29, .NET 10.0.1",
            "Looked for: libLibTorchSharp.so, libtorch_cpu.so, libc10.so",
        }));
        Assert.That(lines[3], Is.EqualTo($"In: {string.Join(", ", SearchPath.Folders)}"));
        Assert.That(lines[4], Is.EqualTo("Found: /app/libLibTorchSharp.so, /app/libtorch_cpu.so, /app/libc10.so"));
        Assert.That(lines[5], Is.EqualTo($"The loader said: {OldCpp}"), "each cause once, and nothing that is not one");
    }

    [Test]
    public void SaysThatNothingWasFound() => Assert.That(LoadFailure.Describe(NoFile, Debian12, []), Does.Contain("\nFound: none of them\n").And.Contain($"The loader said: {NoFile}"));
}
