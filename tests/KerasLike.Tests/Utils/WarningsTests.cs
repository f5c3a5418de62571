namespace KerasLike.Tests.UtilsTests;

[TestFixture]
[NonParallelizable]
public class WarningsTests
{
    [Test]
    public void GoToStandardErrorWithOurName()
    {
        var (output, error, before) = (new StringWriter(), new StringWriter(), (Console.Out, Console.Error));
        try
        {
            Console.SetOut(output);
            Console.SetError(error);
            Warnings.Write("the data ran out.");
        }
        finally
        {
            Console.SetOut(before.Out);
            Console.SetError(before.Error);
        }
        Assert.That(error.ToString(), Is.EqualTo($"KerasLike: the data ran out.{Environment.NewLine}"));
        Assert.That(output.ToString(), Is.Empty);
    }
}
