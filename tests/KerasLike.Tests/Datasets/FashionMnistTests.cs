using KerasLike.Datasets;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Datasets;

[TestFixture]
[NonParallelizable]
public class FashionMnistTests
{
    [Test]
    public void ReadsTheCacheAndNothingThatIsNotAsPublished()
    {
        using var folder = new TemporaryFolder();
        // Digits: images of the same number and size, but not of clothes.
        var file = folder["datasets/fashion-mnist/train-images-idx3-ubyte.gz"];
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "datasets", "mnist", Path.GetFileName(file)), file);
        var before = Environment.GetEnvironmentVariable("KERASLIKE_HOME");
        try
        {
            Environment.SetEnvironmentVariable("KERASLIKE_HOME", folder.Path);
            Assert.That(() => FashionMnist.LoadData(), Throws.InstanceOf<InvalidDataException>().With.Message.StartsWith($"The data file {file} is damaged: its SHA-256 is ba891046"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("KERASLIKE_HOME", before);
        }
    }
}
