using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Features together as bins.</summary>
[TestFixture]
public class HashedCrossingTests
{
    [Test]
    public void CrossesFeaturesAsKerasDoes()
    {
        using var scope = torch.NewDisposeScope();
        string[] letters = ["A", "B", "A", "B", "A"];
        int[] numbers = [101, 101, 101, 102, 102];
        Assert.That(new HashedCrossing(5).Apply(letters, numbers), Close.To(torch.tensor(new[] { 1, 4, 1, 1, 3 })));
        Assert.That(new HashedCrossing(10).Apply("A", 101).item<long>(), Is.EqualTo(1));
        var columns = new HashedCrossing(5, "one_hot").Apply([new[,] { { "A" }, { "B" } }, new[,] { { 101 }, { 101 } }]);
        Assert.That(columns, Close.To(torch.tensor(new[,] { { 0f, 1, 0, 0, 0 }, { 0, 0, 0, 0, 1 } })));
        KerasTensor a = Keras.Input(1, dtype: "int32"), b = Keras.Input(1, dtype: "int32");
        using var model = new Model((a, b), new HashedCrossing(5).Apply([a, b]));
        int[,] column = { { 3 }, { 7 } };
        Assert.That(model.Predict((column, column), verbose: 0), Close.To(new HashedCrossing(5).Apply(column, column)));
    }
}
