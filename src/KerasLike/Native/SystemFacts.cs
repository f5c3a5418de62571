using System.Runtime.InteropServices;
using System.Text;

namespace KerasLike.Native;

/// <summary>What matters of the system to whether libtorch loads.</summary>
/// <param name="OperatingSystem">Name and version.</param>
/// <param name="Architecture">The process's, such as <c>x64</c>.</param>
/// <param name="CLibrary">The C library and its version, or null where it does not matter.</param>
/// <param name="CppLibrary">The newest version that libstdc++ offers, or null where it does not matter or is not known.</param>
/// <param name="Runtime">.NET and its version.</param>
internal sealed partial record SystemFacts(string OperatingSystem, string Architecture, string? CLibrary, string? CppLibrary, string Runtime)
{
    const string GlibcName = "glibc ";

    internal bool IsMusl => CLibrary == "musl";

    /// <summary>The version of glibc, or null where the C library is another.</summary>
    internal Version? Glibc => CLibrary?.StartsWith(GlibcName, StringComparison.Ordinal) == true && Version.TryParse(CLibrary[GlibcName.Length..], out var version) ? version : null;

    internal static SystemFacts Read() => new(ReadOperatingSystem(), RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
        System.OperatingSystem.IsLinux() ? ReadCLibrary() : null, System.OperatingSystem.IsLinux() ? ReadCppLibrary() : null, RuntimeInformation.FrameworkDescription);

    /// <summary>One line.</summary>
    public override string ToString() => string.Join(", ", new[] { OperatingSystem, Architecture, CLibrary, CppLibrary is null ? null : $"libstdc++ up to {CppLibrary}", Runtime }.OfType<string>());

    static string ReadOperatingSystem()
    {
        const string release = "/etc/os-release", key = "PRETTY_NAME=";
        var line = File.Exists(release) ? File.ReadLines(release).FirstOrDefault(l => l.StartsWith(key, StringComparison.Ordinal)) : null;
        return line?[key.Length..].Trim('"') ?? RuntimeInformation.OSDescription;
    }

    static string ReadCLibrary()
    {
        try
        {
            return $"{GlibcName}{Marshal.PtrToStringUTF8(GnuGetLibcVersion())}";
        }
        catch (EntryPointNotFoundException)
        {
            return "musl";
        }
        catch (DllNotFoundException)
        {
            return "musl";
        }
    }

    // The versions a library offers stand in it as text; the newest is the one with the greatest number.
    static string? ReadCppLibrary()
    {
        string[] folders = ["/usr/lib/x86_64-linux-gnu", "/lib/x86_64-linux-gnu", "/usr/lib64", "/lib64", "/usr/lib"];
        var path = ProcessMaps.PathOf("libstdc++.so") ?? folders.Select(f => Path.Combine(f, "libstdc++.so.6")).FirstOrDefault(File.Exists);
        if (path is null) return null;
        const string prefix = "GLIBCXX_";
        var text = Encoding.Latin1.GetString(File.ReadAllBytes(path));
        Version? newest = null;
        for (var at = text.IndexOf(prefix, StringComparison.Ordinal); at >= 0; at = text.IndexOf(prefix, at + 1, StringComparison.Ordinal))
        {
            var end = text.IndexOf('\0', at);
            if (end > at && Version.TryParse(text[(at + prefix.Length)..end], out var version) && (newest is null || version > newest)) newest = version;
        }
        return newest is null ? null : prefix + newest;
    }

    [LibraryImport("libc", EntryPoint = "gnu_get_libc_version")]
    private static partial nint GnuGetLibcVersion();
}
