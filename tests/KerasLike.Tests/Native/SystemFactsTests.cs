using System.Runtime.InteropServices;
using KerasLike.Native;

namespace KerasLike.Tests.Native;

[TestFixture]
internal sealed class SystemFactsTests
{
    [Test]
    public void TellsTheProcessAndTheRuntime()
    {
        var facts = SystemFacts.Read();

        Assert.That(facts.OperatingSystem, Is.Not.Empty);
        Assert.That(facts.Architecture, Is.EqualTo(RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()));
        Assert.That(facts.Runtime, Does.StartWith(".NET "));
    }

    [Test]
    [Platform("Linux")]
    public void TellsTheLibrariesOfASystemThatLibtorchRunsOn()
    {
        var facts = SystemFacts.Read();

        Assert.That(facts.IsMusl, Is.False);
        Assert.That(facts.Glibc, Is.GreaterThanOrEqualTo(new Version(2, 34)), "what libtorch needs");
        Assert.That(facts.CppLibrary, Does.Match(@"^GLIBCXX_3\.4\.\d+$"));
        Assert.That(Version.Parse(facts.CppLibrary!["GLIBCXX_".Length..]), Is.GreaterThanOrEqualTo(new Version(3, 4, 30)), "what libtorch needs");
    }

    [TestCase("glibc 2.36", "GLIBCXX_3.4.30", "Somewhere 1, x64, glibc 2.36, libstdc++ up to GLIBCXX_3.4.30, .NET 10.0.1")]
    [TestCase("musl", null, "Somewhere 1, x64, musl, .NET 10.0.1")]
    [TestCase(null, null, "Somewhere 1, x64, .NET 10.0.1")]
    public void IsOneLine(string? cLibrary, string? cppLibrary, string line) => Assert.That(new SystemFacts("Somewhere 1", "x64", cLibrary, cppLibrary, ".NET 10.0.1").ToString(), Is.EqualTo(line));

    [TestCase("glibc 2.31", "2.31")]
    [TestCase("musl", null)]
    [TestCase(null, null)]
    public void KnowsTheVersionOfGlibc(string? cLibrary, string? version) =>
        Assert.That(new SystemFacts("Somewhere 1", "x64", cLibrary, null, ".NET 10.0.1").Glibc?.ToString(), Is.EqualTo(version));

    [Test]
    [Platform("Linux")]
    public void FindsTheFilesThatTheProcessHasLoaded()
    {
        using var tensor = torch.zeros(1);

        Assert.That(ProcessMaps.PathOf("libtorch_cpu"), Does.EndWith("/libtorch_cpu.so"));
        Assert.That(ProcessMaps.PathOf("libnone"), Is.Null);
    }
}
