using System.Text.Json.Nodes;
using KerasLike.Layers;
using KerasLike.Models;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Saving;

/// <summary>What configs of layers and graphs with wrong values in them are told.</summary>
[TestFixture]
public class ConfigErrorTests
{
    static TestCaseData Wrong<T>(string json, string message) where T : KerasObject => Mistake(() => KerasObject.FromConfig<T>(JsonNode.Parse(json)!.AsObject()), message);

    static readonly TestCaseData[] WrongValues =
    [
        Wrong<Rescaling>("""{ "scale": "big" }""", "Rescaling: config key \"scale\" must be a number, a list of numbers or rows of equally many. Received: \"big\""),
        Wrong<Rescaling>("""{ "scale": [[1, 2], [3]] }""", "Rescaling: config key \"scale\" must be a number, a list of numbers or rows of equally many. Received: [[1,2],[3]]"),
        Wrong<Rescaling>("""{ "scale": { "class_name": "__numpy__" } }""", "Rescaling: config key \"scale\" must be a number, a list of numbers or rows of equally many. Received: {\"class_name\":\"__numpy__\"}"),
        Wrong<Hashing>("""{ "num_bins": 3, "salt": [1, 2, 3] }""", "Hashing: config key \"salt\" must be an integer or a list of 2 integers. Received: [1,2,3]"),
        Wrong<Hashing>("""{ "num_bins": 3, "salt": "x" }""", "Hashing: config key \"salt\" must be an integer or a list of 2 integers. Received: \"x\""),
        Wrong<StringLookup>("""{ "vocabulary": "terms.txt" }""", "StringLookup: config key \"vocabulary\" must be a list of strings or of integers. Received: \"terms.txt\""),
        Wrong<RandomContrast>("""{ "factor": "much" }""", "RandomContrast: config key \"factor\" must be a number or a list of 2 numbers. Received: \"much\""),
        Wrong<ZeroPadding2D>("""{ "padding": "much" }""", "ZeroPadding2D: config key \"padding\" must be an integer, a list of integers or a list of pairs of them. Received: \"much\""),
        Wrong<Conv2D>("""{ "filters": 2, "kernel_size": "3x3" }""", "Conv2D: config key \"kernel_size\" must be an integer or a list of integers. Received: \"3x3\""),
        Wrong<Reshape>("""{ "target_shape": ["a"] }""", "Reshape: config key \"target_shape\" must be a list of integers. Received: [\"a\"]"),
        Wrong<Dense>("""{ "units": 2, "use_bias": "yes" }""", "Dense: config key \"use_bias\" must be true or false. Received: \"yes\""),
        Wrong<Dropout>("""{ "rate": "half" }""", "Dropout: config key \"rate\" must be a number. Received: \"half\""),
        Wrong<Conv2D>("""{ "filters": 2, "kernel_size": 3, "padding": 1 }""", "Conv2D: config key \"padding\" must be a string. Received: 1"),
        Wrong<KerasLike.Optimizers.SGD>("""{ "learning_rate": "slow" }""", "SGD: config key \"learning_rate\" must be a number or a schedule. Received: \"slow\""),
        Wrong<KerasLike.Layers.Lambda>("""{ "name": "f" }""", "Lambda: config key \"function\" is required. Received: keys name"),
        Wrong<KerasLike.Layers.Lambda>("""{ "function": "relu", "output_shape": "wide" }""", "Lambda: config key \"output_shape\" must be a list of integers. Received: \"wide\""),
        Wrong<Discretization>("""{ "num_bins": 3, "bin_boundaries": "many" }""", "Discretization: config key \"bin_boundaries\" must be a list of numbers. Received: \"many\""),
        Mistake(() => Sequential.FromConfig(JsonNode.Parse("""{ "layers": [], "dtype": ["float32"] }""")!.AsObject()), "Sequential: config key \"dtype\" must be "),
        Mistake(() => new KerasLike.Layers.Lambda(x => x * 2, name: "twice").GetConfig(), "Lambda \"twice\" holds a function of this program, which a config cannot hold. Derive a layer from Layer, or name it: Registry.Register(f = new ActivationFunction(\"name\", x => …)); new Lambda(f.Apply)"),
        Mistake(() => ChangedGraph(x => x + 1, entry => entry["class_name"] = "Cumsum"), "Unknown operation \"Cumsum\". Known: Add, "),
        Mistake(() => ChangedGraph(x => x + 1, entry => entry["inbound_nodes"]![0]!["args"]![1] = "one"), "Operation \"add\": takes tensors and numbers. Received: one"),
        Mistake(() => ChangedGraph(x => x[.., 0], entry => entry["inbound_nodes"]![0]!["args"]![1] = "all"), "Operation \"get_item\": an index must be a number, a range, a new axis or the rest. Received: all"),
    ];

    // A graph of one operator whose entry is changed, read again.
    static Model ChangedGraph(Func<KerasTensor, KerasTensor> draw, Action<JsonNode> change)
    {
        var input = Keras.Input(3);
        var config = JsonNode.Parse(new Model(input, draw(input)).GetConfig().ToJsonString())!.AsObject();
        var entry = config["layers"]!.AsArray().Last()!;
        var name = (string)entry["name"]!;
        change(entry);
        try
        {
            return Model.FromConfig(config);
        }
        catch (Exception e) when (e.Message.Contains($"\"{name}\"", StringComparison.Ordinal))
        {
            // Names are counted through all tests.
            throw new ArgumentException(e.Message.Replace($"\"{name}\"", $"\"{System.Text.RegularExpressions.Regex.Replace(name, @"_\d+$", "")}\"", StringComparison.Ordinal), e);
        }
    }

    [TestCaseSource(nameof(WrongValues))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<SystemException>().With.Message.StartsWith(message));

    [Test]
    public void InverseDocumentFrequenciesMustBeLearned()
    {
        using var layer = new StringLookup(maxTokens: 5, outputMode: "tf_idf", padToMaxTokens: true, name: "look");
        Assert.That(() => layer.Apply(["a", "b"]), Throws.InvalidOperationException.With.Message.EqualTo("StringLookup \"look\": it has no idf weights yet. Call Adapt on data, or SetVocabulary with idfWeights."));
    }

    [Test]
    public void EveryStepOfASliceMustGoForward() =>
        Assert.That(() => TensorSlice.Every(0), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("TensorSlice: `step` must be positive. Received: step=0"));
}
