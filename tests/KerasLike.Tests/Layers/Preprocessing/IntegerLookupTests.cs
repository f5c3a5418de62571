using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Looking integers up, in models and their files.</summary>
[TestFixture]
public class IntegerLookupTests
{
    [Test]
    public void IntegersAreLookedUpInModels()
    {
        using var scope = torch.NewDisposeScope();
        using var folder = new TemporaryFolder();
        foreach (var mode in new[] { "int", "one_hot", "multi_hot", "count", "tf_idf" })
        {
            var layer = new IntegerLookup(outputMode: mode);
            layer.Adapt(new[,] { { 7, 7, 5 }, { 7, 3, 3 } });
            using var model = new Sequential([Keras.Input(2, dtype: "int32"), layer]);
            int[,] x = { { 7, 3 }, { 4, 7 } };
            var y = model.Predict(x, verbose: 0);
            Assert.That(y, Close.To(layer.Apply(x)));
            Assert.That(model.OutputShape, Is.EqualTo(new Shape([null, .. y.shape.Skip(1).Select(d => (int?)d)])));
            model.Save(folder[mode + ".keras"]);
            using var again = Keras.LoadModel(folder[mode + ".keras"]);
            Assert.That(((IntegerLookup)again.Layers[0]).GetVocabulary(), Is.EqualTo(new long[] { -1, 7, 3, 5 }), mode);
            Assert.That(again.Predict(x, verbose: 0), Close.To(y), mode);
            Assert.That(JsonEquality.Difference(again.GetConfig(), model.GetConfig()), Is.Null);
            Assert.That(() => model.Save(folder["model.h5"]), Throws.InvalidOperationException.With.Message.Contains("has learned a vocabulary, which this format does not hold. Save the model in a .keras file"));
        }
    }
}
