using KerasLike.Layers;
using KerasLike.Models;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Core;

/// <summary>What shapes, sizes, strings, groups of tensors and weights say about wrong values.</summary>
[TestFixture]
public class CoreTypeErrorTests
{
    sealed class Own(string name) : Model(name)
    {
        public override Tensor Call(Tensor inputs, bool training) => inputs;
    }

    static readonly Strings TwoStrings = ["a", "b"];

    static Dense Built()
    {
        var dense = new Dense(2, name: "d");
        dense.Build((null, 3));
        return dense;
    }

    static Model TwoInputs()
    {
        KerasTensor a = Keras.Input(2, name: "a"), b = Keras.Input(2, name: "b");
        return new Model([a, b], new Add().Apply([a, b]), name: "m");
    }

    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new Conv2D(2, (1, 2, 3)), "Conv2D: `kernelSize` must be an int or 2 ints. Received: kernelSize=(1, 2, 3)"),
        Mistake(() => new Conv1D(2, (1, 2)), "Conv1D: `kernelSize` must be an int. Received: kernelSize=(1, 2)"),
        Mistake(() => TwoStrings[2].ToString(), "Strings: `index` must be from 0 to 1. Received: index=2"),
        Mistake(() => _ = (string)TwoStrings, "One string is expected. Received: strings of shape (2,)"),
        Mistake(() => _ = ((Tensors)new Dictionary<string, Tensors> { ["a"] = new[] { 1f } })["b"], "No tensor is named \"b\". Named: a"),
        Mistake(() => _ = ((Tensors)new[] { 1f })["b"], "No tensor is named \"b\". Named: none"),
        Mistake(() => _ = ((Tensors)Array.Empty<float[]>()).Single, "An array of arrays must have one axis at each level and rows in it. Received: Single array of shape (0)"),
        Mistake(() => Built().Kernel.Assign(torch.zeros(3, 3)), "Variable \"d/kernel\": expected a value of shape (3, 2). Received: shape (3, 3)"),
        Mistake(() => Built().SetWeights(torch.zeros(3, 2)), "Dense \"d\": expected 2 weights (d/kernel (3, 2), d/bias (2,)). Received: 1"),
        Mistake(() => Keras.Input(2, dtype: "complex"), "DTypePolicy: `name` must be one of \"float32\", "),
        Mistake(() => _ = new Sequential(name: "s").Inputs, "Sequential \"s\": it has no symbolic inputs and outputs before its input shape is known. Give its first layer an inputShape, or call it on data."),
        Mistake(() => _ = new Own("o").Outputs, "Own \"o\": it has no symbolic inputs and outputs, since its class says what it does."),
        Mistake(() => TwoInputs().PredictMany(new Dictionary<string, Tensors> { ["b"] = new float[1, 2], ["c"] = new float[1, 2] }, verbose: 0), "Model \"m\": there must be data for input \"a\". Received: b, c"),
        Mistake(() => new GroupNormalization(axis: 0, name: "g").Apply(Keras.Input(4)), "GroupNormalization \"g\": `axis` must be an axis of known size, and not that of the batch. Received: axis=0, input shape=(None, 4)"),
        Mistake(() => new BatchNormalization(name: "b").Apply(Keras.Input(new Shape((int?)null))), "BatchNormalization \"b\": `axis` must be an axis of known size"),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<SystemException>().With.Message.StartsWith(message));
}
