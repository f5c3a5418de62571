using System.Text.Json.Nodes;
using KerasLike.Models;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Models of Python that take strings.</summary>
[TestFixture]
public class StringInputTests
{
    const string Says = "DTypePolicy: libtorch has no tensors of strings, so that no model takes them. Received: \"string\". Call layers of strings, such as TextVectorization, on the texts, and give the model what they give.";

    [Test]
    public void AreRefusedWithWhatToDoInstead()
    {
        Assert.That(() => Keras.Input(1, dtype: "string"), Throws.ArgumentException.With.Message.StartsWith(Says));
        var config = (JsonObject)JsonNode.Parse("""{"name": "s", "layers": [{"module": "keras.layers", "class_name": "InputLayer", "config": {"batch_shape": [null, 1], "dtype": "string", "sparse": false, "ragged": false, "name": "i"}, "registered_name": null}]}""")!;
        Assert.That(() => Sequential.FromConfig(config), Throws.ArgumentException.With.Message.StartsWith(Says));
    }
}
