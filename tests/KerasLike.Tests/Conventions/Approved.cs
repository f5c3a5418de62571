namespace KerasLike.Tests.Conventions;

/// <summary>A text that changes only on purpose: <c>X.approved.txt</c> in the tests' folder holds it, and a difference is written beside it as <c>X.received.txt</c>.</summary>
internal static class Approved
{
    internal static void Verify(string name, string received)
    {
        var approvedFile = Path.Combine(Repository.Root, "tests", "KerasLike.Tests", $"{name}.approved.txt");
        var receivedFile = approvedFile.Replace(".approved.", ".received.", StringComparison.Ordinal);
        received = received.ReplaceLineEndings("\n");
        var approved = File.ReadAllText(approvedFile).ReplaceLineEndings("\n");
        if (received == approved) File.Delete(receivedFile);
        else File.WriteAllText(receivedFile, received);
        Assert.That(received, Is.EqualTo(approved), $"{name} has changed. If it should: mv {Repository.Relative(receivedFile)} {Repository.Relative(approvedFile)}");
    }
}
