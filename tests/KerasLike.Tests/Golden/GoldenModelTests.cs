namespace KerasLike.Tests.Golden;

/// <summary>Each layer gives Keras's numbers, config and shape.</summary>
[TestFixture]
public class GoldenModelTests
{
    [TestCaseSource(typeof(GoldenCases), nameof(GoldenCases.Models))]
    public void MatchesKeras(string name)
    {
        using var scope = torch.NewDisposeScope();
        var file = new KerasFile(GoldenCases.FileOf("models", name, ".keras"));
        using var data = new Hdf5(GoldenCases.FileOf("models", name, ".h5"));
        using var model = Keras.LoadModel(GoldenCases.FileOf("models", name, ".keras"));
        var inputs = All(data, "inputs");
        var expected = (IReadOnlyList<Tensor>)All(data, "outputs");

        Assert.That(JsonEquality.Difference(model.GetConfig(), file.Config), Is.Null, "config");
        // In Keras a RandomCrop says the shape that it has in training, and leaves images alone in prediction.
        if (!file.Classes.Contains("keras.layers.RandomCrop"))
            Assert.That(model.Outputs.Select(o => o.Shape), Is.EqualTo(expected.Select(e => new Shape([null, .. e.shape.Skip(1).Select(d => (int?)d)]))), "symbolic shapes");
        AreClose(model.Apply(inputs, training: false), expected, "Apply");
        AreClose(model.PredictMany(inputs, batchSize: 2, verbose: 0), expected, "Predict");
        if (data.Has("outputs_training")) AreClose(model.Apply(inputs, training: true), All(data, "outputs_training"), "Apply in training");
    }

    static Tensors All(Hdf5 data, string group) => new(data.Names(group).Order(StringComparer.Ordinal).Select(n => data.Tensor($"{group}/{n}")).ToList());

    static void AreClose(IReadOnlyList<Tensor> actual, IReadOnlyList<Tensor> expected, string what)
    {
        Assert.That(actual, Has.Count.EqualTo(expected.Count), what);
        foreach (var (one, other) in actual.Zip(expected)) Assert.That(one, Close.To(other), what);
    }
}
