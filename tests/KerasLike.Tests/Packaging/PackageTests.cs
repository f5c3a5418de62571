using System.IO.Compression;
using System.Xml.Linq;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Packaging;

/// <summary>The NuGet package, made from what the tests run on.</summary>
[TestFixture]
public class PackageTests
{
    readonly TemporaryFolder folder = new();
    ZipArchive package = null!;

    [OneTimeSetUp]
    public void Pack()
    {
        var configuration = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory).Split(Path.DirectorySeparatorChar)[^2];
        var result = Dotnet.Run("pack", "src/KerasLike/KerasLike.csproj", "--no-build", "-c", configuration, "-o", folder.Path);
        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        package = ZipFile.OpenRead(Directory.GetFiles(folder.Path, "*.nupkg").Single());
    }

    [OneTimeTearDown]
    public void Delete()
    {
        package.Dispose();
        folder.Dispose();
    }

    [TestCase("lib/net10.0/KerasLike.dll")]
    [TestCase("lib/net10.0/KerasLike.xml")]
    [TestCase("README.md")]
    [TestCase("LICENSE")]
    [TestCase("runtimes/linux-x64/native/LibTorchSharp.so")]
    public void Holds(string file) => Assert.That(package.GetEntry(file)?.Length, Is.GreaterThan(0));

    [TestCase("train-images-idx3-ubyte.gz")]
    [TestCase("train-labels-idx1-ubyte.gz")]
    [TestCase("t10k-images-idx3-ubyte.gz")]
    [TestCase("t10k-labels-idx1-ubyte.gz")]
    public void HoldsMnistWhereProgramsGetItFrom(string file)
    {
        var path = $"datasets/mnist/{file}";
        Assert.That(package.GetEntry($"contentFiles/any/any/{path}")?.Length, Is.EqualTo(new FileInfo(Path.Combine(AppContext.BaseDirectory, path)).Length));
        Assert.That(Description.Descendants().Where(e => e.Name.LocalName == "files" && e.Attribute("include")?.Value == $"any/any/{path}").Single().Attribute("copyToOutput")?.Value, Is.EqualTo("true"));
    }

    [Test]
    public void DependsOnTorchSharpAndNoLibtorch()
    {
        var dependencies = Description.Descendants().Where(e => e.Name.LocalName == "dependency").Select(e => e.Attribute("id")!.Value).ToList();
        Assert.That(dependencies, Does.Contain("TorchSharp"));
        Assert.That(dependencies.Where(d => d.StartsWith("libtorch", StringComparison.OrdinalIgnoreCase) || d.StartsWith("TorchSharp-", StringComparison.OrdinalIgnoreCase)), Is.Empty);
    }

    [Test]
    public void SaysItsLicence() => Assert.That(Description.Descendants().Single(e => e.Name.LocalName == "license").Value, Is.EqualTo("MIT"));

    XDocument Description
    {
        get
        {
            using var stream = package.GetEntry("KerasLike.nuspec")!.Open();
            return XDocument.Load(stream);
        }
    }
}
