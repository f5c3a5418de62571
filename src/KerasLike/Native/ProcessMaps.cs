namespace KerasLike.Native;

/// <summary>The files that this process has mapped. Linux tells; elsewhere nothing is known.</summary>
internal static class ProcessMaps
{
    const string Maps = "/proc/self/maps";

    /// <summary>The path of the first mapped file whose name begins so, or null.</summary>
    internal static string? PathOf(string name)
    {
        if (!File.Exists(Maps)) return null;
        foreach (var line in File.ReadLines(Maps))
        {
            var start = line.IndexOf('/', StringComparison.Ordinal);
            if (start >= 0 && Path.GetFileName(line[start..]).StartsWith(name, StringComparison.Ordinal)) return line[start..];
        }
        return null;
    }
}
