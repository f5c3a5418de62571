using System.Text.Json.Nodes;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Saving;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Saving;

/// <summary>Layers that say themselves what of them is saved, and how they are built when loaded.</summary>
[TestFixture]
public class OwnVariablesTests
{
    /// <summary>Remembers how often it was called, and two weights.</summary>
    sealed class Counting : Layer
    {
        Variable? gain, shift;

        internal int Count { get; private set; }

        internal JsonObject? BuiltFrom { get; private set; }

        protected override void Build(Shape inputShape) => (gain, shift) = (AddWeight("gain", inputShape.Last), AddWeight("shift", inputShape.Last));

        public override Tensor Call(Tensor inputs, bool training)
        {
            Count++;
            return inputs * gain! + shift!;
        }

        public override JsonObject GetBuildConfig() => new() { ["input_shape"] = new JsonArray(null, 3), ["note"] = "mine" };

        public override void BuildFromConfig(JsonObject config)
        {
            BuiltFrom = config;
            base.BuildFromConfig(config);
        }

        public override void SaveOwnVariables(IDictionary<string, Tensor> store)
        {
            base.SaveOwnVariables(store);
            store["calls"] = torch.tensor(Count);
        }

        public override void LoadOwnVariables(IReadOnlyDictionary<string, Tensor> store)
        {
            base.LoadOwnVariables(store);
            Count = store["calls"].ToInt32();
        }
    }

    [Test]
    public void AreSavedAndLoaded()
    {
        Registry.Register<Counting>("own_variables_tests");
        using var scope = torch.NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var model = new Sequential([Keras.Input(3), new Counting(), new Dense(2)]);
        model.Layers[0].SetWeights(torch.rand(3), torch.rand(3));
        var x = torch.rand(2, 3);
        model.Apply(x);
        model.Apply(x);
        var calls = ((Counting)model.Layers[0]).Count;
        model.Save(folder["model.keras"]);
        using var again = Keras.LoadModel(folder["model.keras"]);
        var counting = (Counting)again.Layers[0];
        Assert.That(counting.Count, Is.EqualTo(calls));
        Assert.That((string?)counting.BuiltFrom?["note"], Is.EqualTo("mine"));
        Assert.That(again.Predict(x, verbose: 0), Close.To(model.Predict(x, verbose: 0)));
    }

    [Test]
    public void GoThroughAStoreByNumber()
    {
        using var scope = torch.NewDisposeScope();
        Dense dense = new(2, inputShape: 3, name: "d"), other = new(2, name: "other");
        dense.Build((null, 3));
        other.Build((null, 3));
        var store = new Dictionary<string, Tensor>();
        dense.SaveOwnVariables(store);
        Assert.That(store.Select(s => $"{s.Key} {Shape.Of(s.Value)}"), Is.EqualTo(new[] { "0 (3, 2)", "1 (2,)" }));
        other.LoadOwnVariables(store);
        Assert.That(other.GetWeights()[0], Close.To(dense.GetWeights()[0]));
        store.Remove("1");
        Assert.That(() => other.LoadOwnVariables(store), Throws.InstanceOf<InvalidDataException>().With.Message.EqualTo("Dense \"other\": \"1\" must be there for its bias, of shape (2,). Received: 0"));
        store["1"] = torch.zeros(3);
        Assert.That(() => other.LoadOwnVariables(store), Throws.InstanceOf<InvalidDataException>().With.Message.EqualTo("Dense \"other\": \"1\" must be there for its bias, of shape (2,). Received: shape (3,)"));
    }

    [Test]
    public void ALayerIsBuiltFromWhatAnotherWasBuiltOn()
    {
        Layer first = new Dense(2), sum = new Add();
        first.Build((null, 5));
        var second = new Dense(2);
        second.BuildFromConfig(first.GetBuildConfig()!);
        Assert.That(second.Kernel.Shape, Is.EqualTo(new Shape(5, 2)));
        sum.BuildFromConfig((JsonObject)JsonNode.Parse("""{"input_shape": [[null, 3], [null, 3]]}""")!);
        Assert.That(sum.Built);
        Assert.That(new Dense(2).GetBuildConfig(), Is.Null);
        Assert.That(() => new Dense(2, name: "d").BuildFromConfig([]), Throws.InstanceOf<InvalidDataException>().With.Message.EqualTo("Dense \"d\": \"build_config\" must have an \"input_shape\". Received: {}"));
    }
}
