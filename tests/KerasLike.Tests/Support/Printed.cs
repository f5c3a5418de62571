namespace KerasLike.Tests.Support;

/// <summary>What an action prints.</summary>
internal static class Printed
{
    internal static string By(Action action)
    {
        var before = Console.Out;
        using var captured = new StringWriter { NewLine = "\n" };
        Console.SetOut(captured);
        try
        {
            action();
        }
        finally
        {
            Console.SetOut(before);
        }
        return captured.ToString();
    }
}
