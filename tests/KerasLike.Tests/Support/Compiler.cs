using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KerasLike.Tests.Support;

/// <summary>What the compiler says to a program that uses the library.</summary>
internal static class Compiler
{
    static readonly Lazy<MetadataReference[]> References = new(() => [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(f => MetadataReference.CreateFromFile(f))]);

    /// <summary>Errors and warnings of statements, each as <c>CS0103: …</c>.</summary>
    internal static string[] Complaints(string statements)
    {
        var usings = string.Concat(new[] { "Layers", "Losses", "Metrics", "Models", "Optimizers", "Optimizers.Schedules" }.Select(n => $"using KerasLike.{n};\n"));
        var program = CSharpSyntaxTree.ParseText(usings + statements, new(LanguageVersion.Latest));
        var compilation = CSharpCompilation.Create("Program", [program], References.Value, new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        return [.. compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => $"{d.Id}: {d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")];
    }
}
