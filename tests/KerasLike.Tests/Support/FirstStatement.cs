using System.Diagnostics;
using KerasLike.Tests.Conventions;

namespace KerasLike.Tests.Support;

/// <summary>The program of <c>tests/FirstStatement</c>, as the build left it: in a folder with spaces in its path.</summary>
internal static class FirstStatement
{
    /// <summary>Its folder.</summary>
    internal static string Folder { get; } = Path.Combine(
        [Repository.Root, "tests", "FirstStatement", "bin", "a folder with spaces", .. Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory).Split(Path.DirectorySeparatorChar)[^2..]]);

    static string Program => Path.Combine(Folder, "FirstStatement.dll");

    internal static Dotnet.Result Run(string statement, Dictionary<string, string?>? environment = null) => RunIn(Folder, statement, environment);

    internal static Dotnet.Result RunWith(string statement, string argument, Dictionary<string, string?>? environment = null) => Dotnet.Run(Path.GetTempPath(), environment ?? [], Program, statement, argument);

    /// <summary>Starts it; it runs until its end, or until it is killed.</summary>
    internal static Process Start(string statement, string argument) => Process.Start(Dotnet.Command(Path.GetTempPath(), [], Program, statement, argument))!;

    internal static Dotnet.Result RunIn(string folder, string statement, Dictionary<string, string?>? environment = null) => RunAsync(folder, statement, environment).GetAwaiter().GetResult();

    internal static Task<Dotnet.Result> RunAsync(string folder, string statement, Dictionary<string, string?>? environment = null) =>
        Dotnet.RunAsync(Path.GetTempPath(), environment ?? [], Path.Combine(folder, "FirstStatement.dll"), statement);

    /// <summary>Makes a folder from which the program runs as from its own, less some files. Libraries are links; what says where the program is, is copied.</summary>
    internal static void CopyTo(string folder, Func<string, bool> leaveOut)
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(f => !leaveOut(Path.GetFileName(f))))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (file.Contains($"{Path.DirectorySeparatorChar}native{Path.DirectorySeparatorChar}", StringComparison.Ordinal)) File.CreateSymbolicLink(copy, file);
            else File.Copy(file, copy);
        }
    }
}
