using KerasLike.Native;

namespace KerasLike.Tests.Native;

[TestFixture]
[Platform("Linux")]
public class ElfFileTests
{
    static byte[] Library() => File.ReadAllBytes(SearchPath.Find("libLibTorchSharp.so")!);

    [Test]
    public void MarksOnlyTheVersionNothingIsTakenFrom()
    {
        var (original, file) = (Library(), Library());

        Assert.That(ElfFile.WeakenUnusedVersions(file, "libstdc++.so.6"), Is.EqualTo(new[] { "GLIBCXX_3.4.32" }));

        var changed = Enumerable.Range(0, file.Length).Where(i => file[i] != original[i]).ToList();
        Assert.That(changed, Has.Count.EqualTo(1), "one flag");
        Assert.That(file[changed[0]], Is.EqualTo(2), "VER_FLG_WEAK");
    }

    [Test]
    public void ChangesNothingMoreTheSecondTime()
    {
        var once = Library();
        ElfFile.WeakenUnusedVersions(once, "libstdc++.so.6");
        var twice = once.ToArray();
        ElfFile.WeakenUnusedVersions(twice, "libstdc++.so.6");

        Assert.That(twice, Is.EqualTo(once));
    }

    [TestCase("libm.so.6")]
    [TestCase("libnone.so.1")]
    public void LeavesOtherLibrariesAlone(string library)
    {
        var file = Library();

        Assert.That(ElfFile.WeakenUnusedVersions(file, library), Is.Empty);
        Assert.That(file.AsSpan().SequenceEqual(Library()));
    }

    static IEnumerable<byte[]> Others =>
    [
        [],
        [0x7f, (byte)'E', (byte)'L', (byte)'F'],
        [.. "MZ"u8, .. new byte[200]],
        [0x7f, (byte)'E', (byte)'L', (byte)'F', 1, 1, .. new byte[200]], // of 32 bits
    ];

    [TestCaseSource(nameof(Others))]
    public void SaysWhatIsNotAnElfFile(byte[] file) =>
        Assert.That(() => ElfFile.WeakenUnusedVersions(file, "libstdc++.so.6"), Throws.InstanceOf<InvalidDataException>().With.Message.EqualTo("Not a 64-bit little-endian ELF file."));

    [TestCase(64)]
    [TestCase(100)]
    [TestCase(1000)]
    [TestCase(4096)]
    public void SaysWhatATruncatedFileLacks(int length) =>
        Assert.That(() => ElfFile.WeakenUnusedVersions(Library()[..length], "libstdc++.so.6"), Throws.InstanceOf<InvalidDataException>().With.Message.Match($"The ELF file refers to byte \\d+, and has {length}\\."));

    [Test]
    public void NeverFailsInAnotherWayOnADamagedFile()
    {
        var random = new Random(1);
        var original = Library();
        for (int round = 0; round < 200; round++)
        {
            var file = original.ToArray();
            for (int i = 0; i < 20; i++) file[random.Next(round % 2 == 0 ? 800 : file.Length)] = (byte)random.Next(256);
            try
            {
                ElfFile.WeakenUnusedVersions(file, "libstdc++.so.6");
            }
            catch (InvalidDataException e)
            {
                Assert.That(e.Message, Does.Contain("ELF file"));
            }
        }
    }
}
