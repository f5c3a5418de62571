using System.Globalization;
using System.Text.RegularExpressions;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Data;

/// <summary>Data that is larger than memory is to be, in processes of their own.</summary>
[TestFixture]
internal sealed class LargeDataTests
{
    static (int[] Memory, double[] Losses) Run(string what, string place, int size, string? heap = null)
    {
        var result = Dotnet.Run(Path.GetTempPath(), new() { ["DOTNET_GCHeapHardLimit"] = heap }, FirstStatement.Program, what, place, size.ToString(CultureInfo.InvariantCulture));
        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        var lines = Regex.Matches(result.Output, @"memory (\d+) loss ([\d.]+)").ToArray();
        return ([.. lines.Select(l => int.Parse(l.Groups[1].Value, CultureInfo.InvariantCulture))], [.. lines.Select(l => double.Parse(l.Groups[2].Value, CultureInfo.InvariantCulture))]);
    }

    [Test]
    public void TenThousandImageFilesTrainInBoundedMemory()
    {
        using var folder = new TemporaryFolder();
        var (memory, losses) = Run("images", folder.Path, 10_000);
        TestContext.Out.WriteLine($"MB after each epoch: {string.Join(", ", memory)}");
        Assert.That(losses, Has.Length.EqualTo(3).And.Ordered.Descending, "it learns");
        Assert.That(memory[2], Is.LessThan(1000));
        Assert.That(memory[2] - memory[0], Is.LessThan(60), "no more from epoch to epoch");
    }

    [Test]
    public void TwoGigabytesTrainUnderALimitOfHalfOfOne()
    {
        using var folder = new TemporaryFolder();
        var (memory, _) = Run("rows", folder["x.npy"], 2048, heap: "0x20000000");
        TestContext.Out.WriteLine($"MB at the end: {memory.Single()}");
        Assert.That(memory.Single(), Is.LessThan(1000));
    }
}
