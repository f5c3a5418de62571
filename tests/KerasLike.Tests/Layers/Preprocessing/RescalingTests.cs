using System.Text.Json.Nodes;
using KerasLike.Layers;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>scale · x + offset, of numbers and of arrays.</summary>
[TestFixture]
public class RescalingTests
{
    [Test]
    public void MultipliesAndAdds()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.tensor(new byte[] { 0, 51, 255 });
        Assert.That(new Rescaling(1.0 / 255).Apply(x), Close.To(torch.tensor(new[] { 0f, 0.2f, 1 })));
        Assert.That(new Rescaling(1.0 / 127.5, offset: -1).Apply(x), Close.To(torch.tensor(new[] { -1f, -0.6f, 1 })));
        var y = torch.randn(2, 4, 3);
        Assert.That(new Rescaling([1, 2, 3], offset: new[,] { { 1f }, { 2f }, { 3f }, { 4f } }).Apply(y),
            Close.To(y * torch.tensor(new[] { 1f, 2, 3 }) + torch.tensor(new[] { 1f, 2, 3, 4 }).unsqueeze(1)));
        Assert.That(new Rescaling([1, 2, 3]).Apply(y.@double()).dtype, Is.EqualTo(torch.float32));
    }

    [TestCase("0.5", "0.5")]
    [TestCase("[0.1, 0.2]", "[0.1, 0.2]")]
    [TestCase("""{"class_name": "__numpy__", "config": {"value": [[1.0], [2.0]], "dtype": "float32"}}""", "[[1.0], [2.0]]")]
    public void ReadsTheScaleOfAConfig(string scale, string written)
    {
        var layer = KerasObject.FromConfig<Rescaling>((JsonObject)JsonNode.Parse($$"""{"name": "r", "scale": {{scale}}, "offset": 0.0}""")!);
        Assert.That(JsonEquality.Difference(layer.GetConfig()["scale"], JsonNode.Parse(written)), Is.Null);
    }

    [TestCase("[[1.0], [2.0, 3.0]]")]
    [TestCase("\"a\"")]
    public void RefusesWhatIsNoNumbers(string scale) => Assert.That(() => KerasObject.FromConfig<Rescaling>((JsonObject)JsonNode.Parse($$"""{"scale": {{scale}}}""")!),
        Throws.InstanceOf<InvalidDataException>().With.Message.StartsWith("Rescaling: config key \"scale\" must be a number, a list of numbers or rows of equally many. Received: "));

    [Test]
    public void PrintsAsItIsWritten() => Assert.That(new Rescaling([0.5, 2], offset: 1).ToString(), Is.EqualTo("Rescaling([0.5, 2.0], offset: 1.0)"));
}
