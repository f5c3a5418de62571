using System.Text.RegularExpressions;

namespace KerasLike.Tests.Conventions;

/// <summary>Sources stay short, and nothing in them is a stub.</summary>
[TestFixture]
public class SourceTests
{
    [TestCase("src")]
    [TestCase("tests")]
    [TestCase("examples")]
    public void FilesAreShort(string folder)
    {
        var sizes = Repository.Sources(folder).Select(f => (File: Repository.Relative(f), Lines: File.ReadLines(f).Count())).OrderBy(f => f.Lines).ToList();

        Assert.That(sizes.Where(f => f.Lines > 400).Select(f => $"{f.File}: {f.Lines} lines"), Is.Empty, "none has more than 400 lines");
        Assert.That(sizes[sizes.Count / 2].Lines, Is.LessThanOrEqualTo(60), "the median");
        Assert.That(sizes[sizes.Count * 9 / 10].Lines, Is.LessThanOrEqualTo(200), "nine in ten");
    }

    [Test]
    public void NothingIsAStub()
    {
        var stub = new Regex(@"NotImplemented(?=Exception)|\b(TO|FIX)(?=DO\b|ME\b)");
        Assert.That(Repository.Sources("src").Where(f => stub.IsMatch(File.ReadAllText(f))).Select(Repository.Relative), Is.Empty);
    }

    [Test]
    public void EachFileIsNamedAfterItsPublicType()
    {
        var type = new Regex(@"^public (?:abstract |sealed |static |readonly |partial |ref |unsafe )*(?:class|struct|interface|enum|record)(?: struct| class)? (\w+)", RegexOptions.Multiline);
        Assert.That(Repository.Sources("src").Where(f => type.Match(File.ReadAllText(f)) is { Success: true } match && match.Groups[1].Value != Path.GetFileNameWithoutExtension(f))
            .Select(f => $"{Repository.Relative(f)} holds {type.Match(File.ReadAllText(f)).Groups[1].Value}"), Is.Empty);
    }

    [Test]
    public void EachFolderIsANamespace()
    {
        // Folders below Layers, and those of what users never name, share the namespace above them.
        var declared = new Regex(@"^namespace ([\w.]+);", RegexOptions.Multiline);
        var wrong = Repository.Sources("src/KerasLike").Where(f => declared.IsMatch(File.ReadAllText(f))).Select(f => (File: f, Namespace: declared.Match(File.ReadAllText(f)).Groups[1].Value))
            .Where(f => !NamespacesOf(Path.GetRelativePath(Path.Combine(Repository.Root, "src", "KerasLike"), Path.GetDirectoryName(f.File)!)).Contains(f.Namespace));
        Assert.That(wrong.Select(f => $"{Repository.Relative(f.File)}: {f.Namespace}"), Is.Empty);
    }

    static IEnumerable<string> NamespacesOf(string folder)
    {
        var parts = folder.Split(Path.DirectorySeparatorChar);
        return parts[0] is "." or "Core" or "Utils" ? ["KerasLike"] : parts[0] == "Layers" ? ["KerasLike.Layers"] : [$"KerasLike.{string.Join('.', parts)}", $"KerasLike.{parts[0]}"];
    }
}
