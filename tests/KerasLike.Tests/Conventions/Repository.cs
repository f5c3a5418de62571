namespace KerasLike.Tests.Conventions;

/// <summary>The files of the repository, found from where the tests run.</summary>
internal static class Repository
{
    internal static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The C# sources below a folder, build output left out.</summary>
    internal static IReadOnlyList<string> Sources(string folder) =>
        [.. Directory.GetFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories).Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")).Order(StringComparer.Ordinal)];

    internal static string Relative(string file) => Path.GetRelativePath(Root, file);

    static string Find(string? folder) => folder is null ? throw new DirectoryNotFoundException("KerasLike.sln is not above the tests.")
        : File.Exists(Path.Combine(folder, "KerasLike.sln")) ? folder : Find(Path.GetDirectoryName(folder));
}
