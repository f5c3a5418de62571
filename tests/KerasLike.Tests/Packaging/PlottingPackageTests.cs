using System.IO.Compression;
using System.Xml.Linq;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Packaging;

/// <summary>The NuGet package that draws.</summary>
[TestFixture]
public class PlottingPackageTests
{
    [Test]
    public void HoldsItsLibraryAndAsksForOthers()
    {
        using var folder = new TemporaryFolder();
        var configuration = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory).Split(Path.DirectorySeparatorChar)[^2];
        var result = Dotnet.Run("pack", "src/KerasLike.Plotting/KerasLike.Plotting.csproj", "--no-build", "-c", configuration, "-o", folder.Path);
        Assert.That(result.ExitCode, Is.Zero, result.ToString());

        using var package = ZipFile.OpenRead(Directory.GetFiles(folder.Path, "*.nupkg").Single());
        using var stream = package.GetEntry("KerasLike.Plotting.nuspec")!.Open();
        Assert.That(package.Entries.Select(e => e.FullName), Is.SupersetOf(new[] { "lib/net10.0/KerasLike.Plotting.dll", "lib/net10.0/KerasLike.Plotting.xml", "README.md", "LICENSE" }));
        var dependencies = XDocument.Load(stream).Descendants().Where(e => e.Name.LocalName == "dependency").Select(e => e.Attribute("id")!.Value).ToList();
        Assert.That(dependencies, Is.SupersetOf(new[] { "KerasLike", "ScottPlot" }));
        Assert.That(dependencies.Where(d => d.StartsWith("libtorch", StringComparison.OrdinalIgnoreCase)), Is.Empty);
    }
}
