using KerasLike.Saving;

namespace KerasLike.Tests.Saving;

/// <summary>What Python's <c>str.format</c> gives.</summary>
[TestFixture]
public class PythonFormatTests
{
    [TestCase("{x}", 3, "3")]
    [TestCase("{x}", 0.1, "0.1")]
    [TestCase("{x:02d}", 7, "07")]
    [TestCase("{x:4d}|", 42, "  42|")]
    [TestCase("{x:.2f}", 0.126, "0.13")]
    [TestCase("{x:f}", 2, "2.000000")]
    [TestCase("{x:08.3f}", -1.5, "-001.500")]
    [TestCase("{x:+.1f}", 1.35, "+1.4")]
    [TestCase("{x:.2e}", 12345, "1.23e+04")]
    [TestCase("{x:.1%}", 0.985, "98.5%")]
    [TestCase("{x:.3g}", 0.12345, "0.123")]
    [TestCase("{{x}}-{x}", 1, "{x}-1")]
    public void FillsInNumbers(string template, double x, string text) => Assert.That(PythonFormat.Fill(template, new Dictionary<string, double> { ["x"] = x }), Is.EqualTo(text));
}
