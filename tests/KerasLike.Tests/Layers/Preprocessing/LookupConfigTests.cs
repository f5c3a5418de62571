using System.Text.Json.Nodes;
using KerasLike.Layers;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Configs of lookup layers, as Keras writes them.</summary>
[TestFixture]
public class LookupConfigTests
{
    // What Keras 3.16 gives for these layers.
    [TestCase("""{"name": "s", "trainable": true, "dtype": {"module": "keras", "class_name": "DTypePolicy", "config": {"name": "float32"}, "registered_name": null}, "invert": false, "max_tokens": null, "num_oov_indices": 1, "oov_token": "[UNK]", "mask_token": null, "output_mode": "int", "sparse": false, "pad_to_max_tokens": false, "idf_weights": null, "vocabulary": ["a", "b"], "vocabulary_size": 3, "oov_method": "floormod", "salt": null, "encoding": "utf-8"}""", typeof(StringLookup))]
    [TestCase("""{"name": "i", "trainable": true, "dtype": {"module": "keras", "class_name": "DTypePolicy", "config": {"name": "float32"}, "registered_name": null}, "invert": false, "max_tokens": 9, "num_oov_indices": 2, "oov_token": -1, "mask_token": 0, "output_mode": "tf_idf", "sparse": false, "pad_to_max_tokens": true, "vocabulary_dtype": "int64", "idf_weights": [0.5, 1.5], "vocabulary": [4, 2], "vocabulary_size": 4, "oov_method": "farmhash", "salt": [3, 4]}""", typeof(IntegerLookup))]
    [TestCase("""{"name": "i", "trainable": true, "dtype": {"module": "keras", "class_name": "DTypePolicy", "config": {"name": "float32"}, "registered_name": null}, "invert": false, "max_tokens": null, "num_oov_indices": 1, "oov_token": -1, "mask_token": null, "output_mode": "count", "sparse": false, "pad_to_max_tokens": false, "vocabulary_dtype": "int64", "idf_weights": null, "vocabulary": null, "vocabulary_size": 12, "oov_method": "floormod", "salt": null}""", typeof(IntegerLookup))]
    public void ReadsAndWritesKerassConfig(string json, Type type)
    {
        var config = (JsonObject)JsonNode.Parse(json)!;
        var layer = (IndexLookup)KerasLike.Saving.Config.Create(type, config);
        Assert.That(JsonEquality.Difference(layer.GetConfig(), config), Is.Null);
        if (layer.Vocabulary is null) Assert.That(layer.ComputeOutputShape((null, 5)), Is.EqualTo((Shape)(null, 12)), "the size is known before the vocabulary");
    }
}
