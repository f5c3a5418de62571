using KerasLike.Tests.Conventions;

namespace KerasLike.Tests.Golden;

/// <summary>No case is left out without its name and what it waits for in <c>Golden/Skipped.approved.txt</c>.</summary>
[TestFixture]
public class SkippedTests
{
    [Test]
    public void EveryCaseRunsOrIsListedWithItsReason()
    {
        var skipped = from kind in new[] { "models", "training", "files" }
                      from name in GoldenCases.Names(kind)
                      let reason = GoldenCases.Missing(kind, name)
                      where reason is not null
                      select $"{kind}/{name}: {reason}";
        Approved.Verify("Golden/Skipped", string.Join("\n", skipped) + "\n");
    }
}
