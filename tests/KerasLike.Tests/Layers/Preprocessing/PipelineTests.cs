using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Layers in a row.</summary>
[TestFixture]
public class PipelineTests
{
    [Test]
    public void CallsLayersInARow()
    {
        using var scope = torch.NewDisposeScope();
        var layer = new Pipeline([new Rescaling(2), new Resizing(3, 4), new Rescaling(1, offset: 1)]);
        var x = torch.randn(2, 6, 8, 3);
        Assert.That(layer.Apply(x), Close.To(new Resizing(3, 4).Apply(x * 2) + 1));
        Assert.That(layer.ComputeOutputShape((null, 9, 9, 3)), Is.EqualTo((Shape)(null, 3, 4, 3)));
    }

    [Test]
    public void WorksAsInTrainingUnlessAModelSaysOtherwise()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.ones(4, 100);
        var layer = new Pipeline([new Dropout(0.5), new Identity()]);
        Assert.That(layer.Apply(x).eq(0).any().ToBoolean(), Is.True);
        Assert.That(layer.Apply(x, training: false), Close.To(x));
        using var model = new Sequential([Keras.Input(100), layer]);
        Assert.That(model.Predict(x, verbose: 0), Close.To(x));
        Assert.That(model.Apply(x, training: true).eq(0).any().ToBoolean(), Is.True);
    }

    [Test]
    public void IsSavedWithItsWeights()
    {
        using var scope = torch.NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var model = new Sequential([Keras.Input(4), new Pipeline([new Dense(3), new Pipeline([new Dense(2), new UnitNormalization()])], name: "inner")]);
        Assert.That(model.Weights, Has.Count.EqualTo(4));
        var config = model.Layers[0].GetConfig();
        Assert.That(config.Select(c => c.Key), Is.EquivalentTo(new[] { "layers", "name" }), "as Keras");
        model.Save(folder["model.keras"]);
        using var again = Keras.LoadModel(folder["model.keras"]);
        var x = torch.randn(5, 4);
        Assert.That(again.Predict(x, verbose: 0), Close.To(model.Predict(x, verbose: 0)));
        Assert.That(JsonEquality.Difference(again.GetConfig(), model.GetConfig()), Is.Null);
    }

    [Test]
    public void NeedsLayers() => Assert.That(() => new Pipeline([]), Throws.ArgumentException.With.Message.StartsWith("Pipeline: `layers` must not be empty. Received: layers=[]"));
}
