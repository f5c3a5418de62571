using System.Text.Json;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Packaging;

/// <summary>Programs pick the libtorch they run on, by one property; the library does not. Evaluated only: the packages for GPUs are large, and not on every feed.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public class TorchBackendTests
{
    const string Program = "tests/FirstStatement/FirstStatement.csproj", Library = "src/KerasLike/KerasLike.csproj";

    [TestCase("cpu", "linux-x64", "libtorch-cpu-linux-x64")]
    [TestCase("cpu", "win-x64", "libtorch-cpu-win-x64")]
    [TestCase("cpu", "osx-arm64", "libtorch-cpu-osx-arm64")]
    [TestCase("cuda-linux", "linux-x64", "TorchSharp-cuda-linux")]
    [TestCase("cuda-windows", "win-x64", "TorchSharp-cuda-windows")]
    public void AProgramTakesOneLibtorch(string backend, string platform, string package) =>
        Assert.That(Packages(Program, $"-p:TorchBackend={backend}", $"-p:LibTorchPlatform={platform}"), Is.EqualTo(new[] { package }));

    [Test]
    public void TheDefaultIsTheCpuOfThisPlatform() =>
        Assert.That(Packages(Program), Has.Count.EqualTo(1).And.All.Match("^libtorch-cpu-(linux-x64|win-x64|win-arm64|osx-arm64)$"));

    [TestCase("cpu")]
    [TestCase("cuda-linux")]
    public void TheLibraryDependsOnNoLibtorch(string backend) => Assert.That(Packages(Library, $"-p:TorchBackend={backend}"), Is.EquivalentTo(new[] { "TorchSharp", "CsvHelper", "PureHDF", "Spectre.Console", "SkiaSharp", "SkiaSharp.NativeAssets.Linux.NoDependencies" }));

    [TestCase("-p:TorchBackend=rocm", "TorchBackend must be cpu, cuda-linux or cuda-windows. Received: TorchBackend=rocm")]
    [TestCase("-p:LibTorchPlatform=linux-arm64", "There is no libtorch for this platform. Received: LibTorchPlatform=linux-arm64. It must be one of linux-x64, win-x64, win-arm64, osx-arm64.")]
    [TestCase("-p:LibTorchPlatform=linux-musl-x64", "There is no libtorch for this platform. Received: LibTorchPlatform=linux-musl-x64.")]
    public void WhatThereIsNotIsAnErrorThatListsWhatThereIs(string property, string message)
    {
        // What a restore runs first.
        var result = Dotnet.Run("msbuild", Program, "-t:CollectPackageReferences", property, "-nologo");

        Assert.That(result.ExitCode, Is.Not.Zero);
        Assert.That(result.Output, Does.Contain(message));
    }

    static List<string> Packages(string project, params string[] properties)
    {
        var result = Dotnet.Run(["msbuild", project, "-getItem:PackageReference", .. properties]);
        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        return [.. JsonDocument.Parse(result.Output).RootElement.GetProperty("Items").GetProperty("PackageReference").EnumerateArray().Select(p => p.GetProperty("Identity").GetString()!)];
    }
}
