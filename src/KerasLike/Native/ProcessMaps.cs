using System.Globalization;

namespace KerasLike.Native;

/// <summary>The files that this process has mapped. Linux tells; elsewhere nothing is known.</summary>
internal static class ProcessMaps
{
    const string Maps = "/proc/self/maps";

    /// <summary>The path of the first mapped file whose name begins so, or null.</summary>
    internal static string? PathOf(string name) => Find(name)?.Path;

    /// <summary>The path of the first mapped file whose name begins so, and where it begins in memory; or null.</summary>
    internal static (string Path, nint Address)? Find(string name)
    {
        if (!File.Exists(Maps)) return null;
        foreach (var line in File.ReadLines(Maps))
        {
            var start = line.IndexOf('/', StringComparison.Ordinal);
            if (start >= 0 && Path.GetFileName(line[start..]).StartsWith(name, StringComparison.Ordinal))
                return (line[start..], nint.Parse(line.AsSpan(0, line.IndexOf('-', StringComparison.Ordinal)), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        }
        return null;
    }
}
