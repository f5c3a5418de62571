using KerasLike.Saving;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Saving;

[TestFixture]
public class AtomicFileTests
{
    static readonly TemporaryFolder Folder = new();

    [OneTimeTearDown]
    public void RemoveFolder() => Folder.Dispose();

    [Test]
    public void TwoWritersNeverMixTheirFiles()
    {
        var path = Folder["both"];
        void Write(byte value) => AtomicFile.Write(path, file =>
        {
            for (int i = 0; i < 100; i++) file.Write(Enumerable.Repeat(value, 1000).ToArray());
        });

        Write(0);
        var writers = Enumerable.Range(1, 4).Select(w => Task.Run(() =>
        {
            for (int round = 0; round < 25; round++) Write((byte)w);
        })).ToArray();
        while (!Task.WaitAll(writers, 1))
        {
            var content = File.ReadAllBytes(path);
            Assert.That(content, Has.Length.EqualTo(100_000));
            Assert.That(content.Distinct().Count(), Is.EqualTo(1), "all of one writer");
        }
        Assert.That(Directory.GetFiles(Folder.Path, "both*"), Is.EqualTo(new[] { path }), "no temporary file is left");
    }

    [Test]
    public void AWriterThatFailsHalfwayLeavesTheOldFile()
    {
        var path = Folder["old"];
        File.WriteAllText(path, "old");

        Assert.That(() => AtomicFile.Write(path, file =>
        {
            file.Write(new byte[200_000]);
            throw new IOException("No space left on device");
        }), Throws.TypeOf<IOException>().With.Message.EqualTo("No space left on device"));

        Assert.That(File.ReadAllText(path), Is.EqualTo("old"));
        Assert.That(Directory.GetFiles(Folder.Path, "old*"), Is.EqualTo(new[] { path }));
    }

    [Test]
    public void AFolderOfThatNameIsNamed()
    {
        var path = Folder["folder"];
        Directory.CreateDirectory(path);

        Assert.That(() => AtomicFile.Write(path, _ => { }), Throws.TypeOf<IOException>().With.Message.EqualTo($"A file is to be written where a folder is. Received: filepath=\"{path}\""));
    }
}
