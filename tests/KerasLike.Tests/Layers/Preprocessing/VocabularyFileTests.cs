using System.Text.Json.Nodes;
using KerasLike.Layers;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Vocabularies from text files.</summary>
[TestFixture]
public class VocabularyFileTests
{
    [Test]
    public void TakesAVocabularyFromAFile()
    {
        using var scope = torch.NewDisposeScope();
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["words.txt"], "one\ntwo\nthrée\n");
        File.WriteAllText(folder["numbers.txt"], "10\n20\n");
        var layer = new StringLookup(vocabulary: folder["words.txt"]);
        Assert.That(layer.GetVocabulary(), Is.EqualTo(new[] { "[UNK]", "one", "two", "thrée" }));
        Assert.That(layer.GetConfig()["vocabulary"], Is.Null, "a config holds no paths");
        Assert.That(new IntegerLookup(vocabulary: folder["numbers.txt"]).GetVocabulary(), Is.EqualTo(new long[] { -1, 10, 20 }));
        File.WriteAllText(folder["latin.txt"], "thrée", System.Text.Encoding.Latin1);
        Assert.That(new StringLookup(vocabulary: folder["latin.txt"], encoding: "latin1").GetVocabulary(), Is.EqualTo(new[] { "[UNK]", "thrée" }));
        Assert.That(() => new IntegerLookup(vocabulary: folder["words.txt"], name: "i"), Throws.InstanceOf<InvalidDataException>().With.Message.EqualTo("IntegerLookup \"i\": the vocabulary must have an integer in each line. Received: \"one\""));
        Assert.That(() => KerasObject.FromConfig<StringLookup>((JsonObject)JsonNode.Parse("{\"vocabulary\": \"/etc/passwd\"}")!), Throws.InstanceOf<InvalidDataException>().With.Message.StartsWith("StringLookup: config key \"vocabulary\" must be"));
    }
}
