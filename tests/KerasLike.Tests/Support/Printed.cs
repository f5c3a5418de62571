namespace KerasLike.Tests.Support;

/// <summary>What an action prints.</summary>
internal static class Printed
{
    /// <summary>What an action says on standard error, as warnings are.</summary>
    internal static string ToError(Action action)
    {
        var before = Console.Error;
        using var captured = new StringWriter { NewLine = "\n" };
        Console.SetError(captured);
        try
        {
            action();
        }
        finally
        {
            Console.SetError(before);
        }
        return captured.ToString();
    }

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
