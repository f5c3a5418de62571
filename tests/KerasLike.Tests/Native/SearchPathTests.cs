using KerasLike.Native;

namespace KerasLike.Tests.Native;

[TestFixture]
public class SearchPathTests
{
    [Test]
    public void FoldersAreThereAndEachIsNamedOnce()
    {
        Assert.That(SearchPath.Folders, Is.Not.Empty.And.Unique);
        Assert.That(SearchPath.Folders, Is.All.Matches<string>(f => Directory.Exists(f) && Path.IsPathRooted(f)));
    }

    [TestCase("KerasLike.dll")]
    [TestCase("TorchSharp.dll")]
    public void FindsWhatIsBesideTheProgram(string name) => Assert.That(SearchPath.Find(name), Is.EqualTo(Path.Combine(AppContext.BaseDirectory, name)));

    [Test]
    public void DoesNotFindWhatIsNotThere() => Assert.That(SearchPath.Find("libnone.so"), Is.Null);
}
