using System.Globalization;
using System.Text.RegularExpressions;
using KerasLike.Data;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Data;

/// <summary>Data that is larger than the memory it is given, in processes of their own, whose memory is measured.</summary>
[TestFixture]
internal sealed class LargeDataTests
{
    const int Limit = 1024; // MB, of everything that the process holds, libtorch with it

    /// <summary>In megabytes: what the program takes before it trains, after each epoch, and at most.</summary>
    sealed record Measured(int Before, int[] Epochs, int Peak, double[] Losses);

    static Measured Train(string what, string folder)
    {
        // The runtime's own part may not grow beyond 256 MB.
        var result = FirstStatement.RunWith(what, folder, new() { ["DOTNET_GCHeapHardLimit"] = "0x10000000" });
        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        int[] Memory(string of) => [.. Regex.Matches(result.Output, $@"{of} memory (\d+)").Select(l => int.Parse(l.Groups[1].Value, CultureInfo.InvariantCulture))];
        var losses = Regex.Matches(result.Output, @"loss ([\d.]+) ").Select(l => double.Parse(l.Groups[1].Value, CultureInfo.InvariantCulture)).ToArray();
        var measured = new Measured(Memory("before").Single(), Memory(@"loss [\d.]+"), Memory("peak").Single(), losses);
        TestContext.Out.WriteLine($"MB before {measured.Before}, after each epoch {string.Join(", ", measured.Epochs)}, at most {measured.Peak}; losses {string.Join(", ", losses)}");
        return measured;
    }

    [Test]
    public void TenThousandImageFilesTrainInBoundedMemory()
    {
        using var folder = new TemporaryFolder();
        var classes = ImageFiles.WriteFolder(folder.Path, 10_000);
        var measured = Train("images", folder.Path);
        Assert.That(measured.Losses, Has.Length.EqualTo(3).And.Ordered.Descending);
        Assert.That(measured.Losses[^1], Is.LessThan(Math.Log(classes) / 3), "it learns");
        Assert.That(measured.Peak, Is.LessThan(Limit));
        Assert.That(measured.Peak - measured.Before, Is.LessThan(150));
        Assert.That(measured.Epochs[2] - measured.Epochs[0], Is.LessThan(40), "no more from epoch to epoch: images that are not freed are 60 MB an epoch");
    }

    [Test]
    public void TwoGigabytesTrainInOne()
    {
        using var folder = new TemporaryFolder();
        WriteRows(folder);
        Assert.That(new FileInfo(folder["x.npy"]).Length, Is.GreaterThan(2L << 30));
        var measured = Train("rows", folder.Path);
        Assert.That(measured.Losses.Single(), Is.LessThan(0.5), "of a variance of 1: it learns");
        Assert.That(measured.Peak, Is.LessThan(Limit));
        Assert.That(measured.Peak - measured.Before, Is.LessThan(150));
    }

    // Random numbers, and a sum of theirs to learn: 131,072 rows of 16 kB.
    static void WriteRows(TemporaryFolder folder)
    {
        using var scope = torch.NewDisposeScope();
        using var x = new NpyWriter(folder["x.npy"]);
        using var y = new NpyWriter(folder["y.npy"]);
        var weights = torch.full(4096, 1, 1 / 64f);
        for (int part = 0; part < 32; part++)
        {
            using var step = torch.NewDisposeScope();
            var rows = torch.randn(4096, 4096);
            x.Append(rows);
            y.Append(rows.mm(weights));
        }
    }
}
