namespace KerasLike;

/// <summary>What the user should know although nothing failed. Goes to standard error.</summary>
internal static class Warnings
{
    internal static void Write(string message) => Console.Error.WriteLine($"KerasLike: {message}");
}
