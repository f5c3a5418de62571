namespace KerasLike.Native;

/// <summary>Where .NET looks for a program's native libraries.</summary>
internal static class SearchPath
{
    internal static IReadOnlyList<string> Folders { get; } = [.. FindFolders()];

    /// <summary>The first folder's file of a name, or null.</summary>
    internal static string? Find(string name) => Folders.Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists);

    static IEnumerable<string> FindFolders()
    {
        var declared = (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] bases = [AppContext.BaseDirectory, Path.GetDirectoryName(typeof(torch).Assembly.Location) ?? "", Path.GetDirectoryName(typeof(SearchPath).Assembly.Location) ?? ""];
        var nested = bases.Where(b => b.Length > 0).SelectMany(b => new[] { Path.Combine(b, "runtimes", $"{System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}", "native"), Path.Combine(b, "runtimes", "linux-x64", "native"), b });
        return declared.Concat(nested).Select(Path.GetFullPath).Select(Path.TrimEndingDirectorySeparator).Distinct().Where(Directory.Exists);
    }
}
