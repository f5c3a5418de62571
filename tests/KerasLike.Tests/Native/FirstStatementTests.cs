using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Native;

/// <summary>libtorch loads from the first statement of a program, and where it cannot, the program is told why: in processes of their own, from a folder with spaces in its path.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public class FirstStatementTests
{
    [Test]
    public void TorchSharpWorksBeforeAnyCodeOfOurs()
    {
        var result = FirstStatement.Run("torch");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Is.EqualTo("3 numbers\nKerasLike is loaded: False\n".ReplaceLineEndings()));
    }

    [TestCase(null)]
    [TestCase("/nonexistent")]
    [TestCase("/proc")]
    public void NeedsNoHomeToWriteTo(string? home)
    {
        var result = FirstStatement.Run("keras", new() { ["HOME"] = home, ["TMPDIR"] = home });

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.Contain("libtorch from: ").And.Contain("a folder with spaces"));
    }

    [Test]
    public async Task TwoStartAtOnce()
    {
        var results = await Task.WhenAll(FirstStatement.RunAsync(FirstStatement.Folder, "torch"), FirstStatement.RunAsync(FirstStatement.Folder, "keras"));

        Assert.That(results.Select(r => r.ExitCode), Is.All.Zero, string.Join("\n", results.AsEnumerable()));
    }

    [Test]
    [Platform("Linux")]
    public void LoadsWithoutTheCopyThatTheBuildMakes()
    {
        using var folder = new TemporaryFolder();
        FirstStatement.CopyTo(folder.Path, name => name == "LibTorchSharp.so");

        var result = FirstStatement.RunIn(folder.Path, "keras");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.Match(@"LibTorchSharp from: /(.*/libLibTorchSharp\.so|memfd:LibTorchSharp)"));
    }

    [Test]
    public void AnyStatementMayBeTheFirst() => Assert.That(Endings(FirstStatement.Run("statements")), Is.All.EqualTo("done"));

    [Test]
    [Platform("Linux")]
    public void ASystemWithoutTheSymbolsIsToldWhichAndWhatToDo()
    {
        // Names a version of libstdc++ that no system has where it names one that it takes symbols from.
        using var folder = new TemporaryFolder();
        FirstStatement.CopyTo(folder.Path, name => name is "LibTorchSharp.so" or "libLibTorchSharp.so");
        var native = Path.Combine("runtimes", "linux-x64", "native", "libLibTorchSharp.so");
        var library = File.ReadAllBytes(Path.Combine(FirstStatement.Folder, native));
        library[library.AsSpan().IndexOf("GLIBCXX_3.4.30\0"u8) + "GLIBCXX_".Length] = (byte)'9';
        File.WriteAllBytes(folder[native], library);

        var result = FirstStatement.RunIn(folder.Path, "keras");

        Assert.That(result.ExitCode, Is.EqualTo(1), result.ToString());
        Assert.That(result.Output, Does.StartWith("libtorch, which KerasLike computes with, does not load."));
        Assert.That(result.Output, Does.Match("The loader said: .*`GLIBCXX_9.4.30' not found").And.Match("Cure: libtorch needs GLIBCXX_3.4.30 of libstdc\\+\\+, and this system has up to GLIBCXX_[0-9.]+. Use Debian 12"));
        Assert.That(result.Output, Does.Match($"Found: .*/{native}"));
        Assert.That(Endings(FirstStatement.RunIn(folder.Path, "statements")), Is.All.EqualTo("DllNotFoundException: libtorch, which KerasLike computes with, does not load."), "whatever the statement");
        Assert.That(Directory.Exists(folder["cpu"]), Is.False, "TorchSharp has not copied libtorch there to try again");
    }

    [Test]
    [Platform("Linux")]
    public void AProgramWithoutLibtorchIsToldWhichPackageToAdd()
    {
        using var folder = new TemporaryFolder();
        FirstStatement.CopyTo(folder.Path, name => name.StartsWith("libtorch", StringComparison.Ordinal) || name is "libc10.so" or "LibTorchSharp.so");
        // Without the package, the host is not told of its files either.
        var description = JsonNode.Parse(File.ReadAllText(folder["FirstStatement.deps.json"]))!;
        foreach (var packages in description["targets"]!.AsObject().Select(t => t.Value!.AsObject()).Append(description["libraries"]!.AsObject()))
            foreach (var name in packages.Select(p => p.Key).Where(k => k.StartsWith("libtorch", StringComparison.Ordinal) || k.StartsWith("KerasLike/", StringComparison.Ordinal)).ToList())
                if (name.StartsWith("libtorch", StringComparison.Ordinal)) packages.Remove(name);
                else packages[name]!.AsObject().Remove("runtimeTargets");
        File.WriteAllText(folder["FirstStatement.deps.json"], description.ToJsonString(), new UTF8Encoding(false));

        var result = FirstStatement.RunIn(folder.Path, "keras");

        Assert.That(result.ExitCode, Is.EqualTo(1), result.ToString());
        Assert.That(result.Output, Does.Match(@"The loader said: libtorch\w*\.so: cannot open shared object file"));
        Assert.That(result.Output, Does.Contain("Looked for: libLibTorchSharp.so, libtorch_cpu.so, libc10.so").And.Contain("Cure: The program has no libtorch. Add one package to its project: TorchSharp-cpu"));
    }

    [TestCase("KERASLIKE_KEEP_MALLOC", "1")]
    [TestCase("MALLOC_MMAP_THRESHOLD_", "1048576")]
    [Platform("Linux")]
    public void TheEnvironmentKeepsTheAllocatorAsItIs(string name, string value) =>
        Assert.That(FirstStatement.Run("keras", new() { [name] = value }).Output, Does.Contain("Allocator: as the environment sets it"));

    // "Fit: done" and so on.
    static List<string> Endings(Dotnet.Result result)
    {
        var lines = result.Output.ReplaceLineEndings("\n").Split('\n').Where(l => Regex.IsMatch(l, @"^[\w.]+: (done|\w+Exception)")).ToList();
        Assert.That(lines, Has.Count.EqualTo(11), result.ToString());
        return [.. lines.Select(l => l[(l.IndexOf(':', StringComparison.Ordinal) + 2)..])];
    }
}
