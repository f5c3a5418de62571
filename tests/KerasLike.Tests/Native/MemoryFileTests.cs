using KerasLike.Native;

namespace KerasLike.Tests.Native;

[TestFixture]
[Platform("Linux")]
public class MemoryFileTests
{
    [Test]
    public void CanBeReadByItsPathUntilItIsDisposed()
    {
        byte[] content = [.. Enumerable.Range(0, 100_000).Select(i => (byte)i)];
        string path;
        using (var file = MemoryFile.Create("numbers", content))
        {
            path = file.Path;
            Assert.That(File.ReadAllBytes(path), Is.EqualTo(content));
            Assert.That(new FileInfo(path).LinkTarget, Does.Contain("memfd:numbers"), "in memory, in no folder");
        }
        Assert.That(new FileInfo(path).LinkTarget ?? "", Does.Not.Contain("memfd:numbers"));
    }

    [Test]
    public void TwoOfOneNameAreTwo()
    {
        using var one = MemoryFile.Create("same", [1]);
        using var two = MemoryFile.Create("same", [2]);

        Assert.That(File.ReadAllBytes(one.Path), Is.EqualTo(new byte[] { 1 }));
        Assert.That(File.ReadAllBytes(two.Path), Is.EqualTo(new byte[] { 2 }));
    }
}
