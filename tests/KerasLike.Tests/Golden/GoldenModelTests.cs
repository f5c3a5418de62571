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
        var inputs = data.Tensor("inputs/0");
        var expected = data.Tensor("outputs/0");

        Assert.That(JsonEquality.Difference(model.GetConfig(), file.Config), Is.Null, "config");
        Assert.That(model.OutputShape, Is.EqualTo(new Shape([null, .. expected.shape.Skip(1).Select(d => (int?)d)])), "symbolic shape");
        Assert.That(model.Apply(inputs, training: false), Close.To(expected), "Apply");
        Assert.That(model.Predict(inputs, batchSize: 2, verbose: 0), Close.To(expected), "Predict");
        if (data.Has("outputs_training")) Assert.That(model.Apply(inputs, training: true), Close.To(data.Tensor("outputs_training/0")), "Apply in training");
    }
}
