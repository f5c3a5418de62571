using System.Text.Json.Nodes;
using KerasLike.Saving;

namespace KerasLike.Tests.Saving;

[TestFixture]
public class PythonJsonTests
{
    [TestCase(0.0, "0.0")]
    [TestCase(1.0, "1.0")]
    [TestCase(-2.5, "-2.5")]
    [TestCase(1e-7, "1e-07")]
    [TestCase(0.0001, "0.0001")]
    [TestCase(0.00012, "0.00012")]
    [TestCase(0.000012, "1.2e-05")]
    [TestCase(0.05000000074505806, "0.05000000074505806")]
    [TestCase(123456.75, "123456.75")]
    [TestCase(1e15, "1000000000000000.0")]
    [TestCase(1e16, "1e+16")]
    [TestCase(1.5e300, "1.5e+300")]
    [TestCase(double.NegativeInfinity, "-Infinity")]
    public void WritesNumbersAsPythonDoes(double number, string expected) => Assert.That(PythonJson.Write(JsonValue.Create(number)), Is.EqualTo(expected));

    [Test]
    public void WritesTextAsPythonDoes() => Assert.That(
        PythonJson.Write(new JsonObject { ["a\"b"] = "ä\n\u0001", ["list"] = new JsonArray(1, true, null), ["empty"] = new JsonObject() }),
        Is.EqualTo("""{"a\"b": "\u00e4\n\u0001", "list": [1, true, null], "empty": {}}"""));
}
