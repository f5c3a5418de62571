using System.Globalization;
using System.Text.RegularExpressions;
using KerasLike.Tests.Conventions;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Examples;

/// <summary>Each file of <c>examples/</c> runs as its first lines say, on few images.</summary>
[TestFixture]
public class ExampleTests
{
    static readonly Dictionary<string, string> Parameters = new()
    {
        ["01_logistic_regression.cs"] = "7,850",
        ["02_convnet.cs"] = "366,806",
        ["03_lenet5.cs"] = "61,706",
    };

    static IEnumerable<string> Files => Directory.GetFiles(Path.Combine(Repository.Root, "examples"), "*.cs").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Files))]
    public void Runs(string file)
    {
        var result = Dotnet.Run("run", $"examples/{file}", "--", "--epochs", "1", "--samples", "640");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Error, Is.Empty);
        Assert.That(result.Output, Does.Contain("Model: \"sequential\""));
        if (Parameters.TryGetValue(file, out var parameters)) Assert.That(result.Output, Does.Contain($" Total params: {parameters} "));
        Assert.That(result.Output, Does.Match(@"\n5/5 - .* - accuracy: [01]\.\d{4} - loss: \d+\.\d{4}\r?\n"), "one line an epoch where nobody looks");
        Assert.That(Number(result.Output, @"\nloss: (\d+\.\d{4})\r?\n"), Is.InRange(0, 5));
        Assert.That(Number(result.Output, @"\naccuracy: (\d+\.\d{2})%\r?\n"), Is.InRange(0, 100));
    }

    [Test]
    public void TheFirstLearnsFromItsFirstImages()
    {
        var result = Dotnet.Run("run", "examples/01_logistic_regression.cs", "--", "--epochs", "3", "--samples", "2000");
        Assert.That(Number(result.Output, @"\naccuracy: (\d+\.\d{2})%\r?\n"), Is.GreaterThan(50), result.ToString());
    }

    [TestCaseSource(nameof(Files))]
    public void SaysHowItIsRun(string file) =>
        Assert.That(File.ReadAllText(Path.Combine(Repository.Root, "examples", file)), Does.Contain($"// dotnet run examples/{file} [-- --epochs "));

    static double Number(string output, string pattern)
    {
        var match = Regex.Match(output, pattern);
        Assert.That(match.Success, $"{pattern} in\n{output}");
        return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }
}
