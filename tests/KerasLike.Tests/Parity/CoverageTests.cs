namespace KerasLike.Tests.Parity;

/// <summary>The README says how much of Keras is here.</summary>
[TestFixture]
public class CoverageTests
{
    [Test]
    public void TheTableOfTheReadmeIsUpToDate()
    {
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"));
        var (begin, end) = (readme.IndexOf(Coverage.Begin, StringComparison.Ordinal), readme.IndexOf(Coverage.End, StringComparison.Ordinal));
        Assert.That(begin, Is.GreaterThanOrEqualTo(0).And.LessThan(end), "The README has a coverage table");
        Assert.That(readme[begin..(end + Coverage.End.Length)], Is.EqualTo(Coverage.Table()), $"Put this into the README:\n{Coverage.Table()}\n");
    }
}
