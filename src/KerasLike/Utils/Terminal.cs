namespace KerasLike;

/// <summary>What standard output is.</summary>
internal static class Terminal
{
    /// <summary>Whether somebody is looking at it: a line can be redrawn, and colours show.</summary>
    internal static bool IsInteractive { get; } =
        !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("CI") is null or "" && Environment.GetEnvironmentVariable("TERM") is not "dumb";

    /// <summary>The number of columns.</summary>
    internal static int Width
    {
        get
        {
            try
            {
                return Console.WindowWidth is > 0 and var width ? width : 80;
            }
            catch (IOException)
            {
                return 80;
            }
        }
    }
}
