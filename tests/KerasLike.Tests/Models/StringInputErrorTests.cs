using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Training;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Models;

/// <summary>What is said where strings come in for numbers, and numbers for strings.</summary>
[TestFixture]
public class StringInputErrorTests
{
    static readonly string[] Texts = ["a", "b"];

    static Sequential OfStrings() => new([Keras.Input(1, dtype: "string", name: "texts"), new StringLookup(vocabulary: Texts)], name: "s");

    static Sequential OfNumbers(Shape shape)
    {
        var model = new Sequential([Keras.Input(shape, name: "numbers"), new Dense(1)], name: "n");
        model.Compile(loss: "mse");
        return model;
    }

    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => OfStrings().Predict(torch.zeros(2, 1), verbose: 0), "Sequential \"s\": input \"texts\" takes strings. Received: numbers, of float32"),
        Mistake(() => OfStrings().Predict(new sbyte[,] { { -1, 1, 2 } }, verbose: 0), "Sequential \"s\": input \"texts\" takes strings. Received: numbers, of int8"),
        Mistake(() => OfStrings().Predict(new[,] { { "a", "b" } }, verbose: 0), "Sequential \"s\": expected an input of shape (None, 1). Received: shape (1, 2)"),
        Mistake(() => OfNumbers(4).Predict(Texts, verbose: 0), "Sequential \"n\": input \"numbers\" takes numbers, of float32. Received: strings"),
        Mistake(() => OfNumbers(1).Fit(new[] { 1f, 2f }, Texts, verbose: 0), "Only inputs may be strings. Received: y of strings. Make numbers of them, with StringLookup for example."),
        Mistake(() => OfNumbers(1).Fit([new Batch(new[] { 1f, 2f }, Texts)], verbose: 0), "Only inputs may be strings. Received: y of strings."),
        Mistake(() => new Dense(1, name: "d").Apply(Texts), "Dense \"d\" takes numbers. Received: strings of shape (2,). Put a layer before it that makes numbers of them, such as TextVectorization, StringLookup or Hashing."),
        Mistake(() => new Dense(1, name: "d").Apply(Keras.Input(1, dtype: "string")), "Dense \"d\" takes numbers. Received: strings of shape (None, 1)."),
        Mistake(() => new Dense(1, dtype: "string"), "Dense: `dtype` must be a type of numbers; \"string\" is for inputs: Keras.Input(shape: 1, dtype: \"string\"). Received: dtype=\"string\""),
        Mistake(() => new TextVectorization(name: "t").Apply(Keras.Input(2, dtype: "string")), "TextVectorization: texts that are to be split must have one axis, or a last axis of size 1. Received: strings of shape (None, 2)."),
        Mistake(() => new StringLookup(vocabulary: Texts, invert: true, name: "l").Apply(Keras.Input(1, dtype: "int64")), "StringLookup \"l\": with invert: true it gives strings, which no model does. Call it on what the model gives: layer.Apply(model.Predict(x))"),
        Mistake(() => Strings.FromTensor(torch.zeros(2)), "Strings: a tensor of strings is expected, which a model whose input has dtype: \"string\" hands to its layers. Received: float32 of shape (2,)"),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<SystemException>().With.Message.StartsWith(message));
}
