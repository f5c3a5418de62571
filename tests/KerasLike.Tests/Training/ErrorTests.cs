using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Support;
using KerasLike.Training;

namespace KerasLike.Tests.Training;

/// <summary>What the training methods say when they cannot do what they are asked.</summary>
[TestFixture]
public class ErrorTests
{
    static readonly float[,] X = Small.Counting(4), Y = Small.Counting(4);

    static IEnumerable<TestCaseData> Mistakes()
    {
        static TestCaseData Case(string message, Action<Model> mistake) => new TestCaseData(mistake, message).SetName($"Says({message[..Math.Min(60, message.Length)]})");
        yield return Case("Fit: x and y must hold the same number of samples. Received: x 4, y 3.", m => m.Fit(X, Small.Counting(3)));
        yield return Case("Evaluate: x and y must hold the same number of samples. Received: x 4, y 3.", m => m.Evaluate(X, Small.Counting(3)));
        yield return Case("Fit: x and y and sampleWeight must hold the same number of samples. Received: x 4, y 4, sampleWeight 2.", m => m.Fit(X, Y, sampleWeight: new float[2]));
        yield return Case("Fit: there is no data. Received: x of shape (0, 1)", m => m.Fit(new float[0, 1], new float[0, 1]));
        yield return Case("Fit: data must have samples along its first axis. Received: x with no axes", m => m.Fit(torch.tensor(1f), Y));
        yield return Case("Fit: `batchSize` must be positive. Received: batchSize=0", m => m.Fit(X, Y, batchSize: 0));
        yield return Case("Fit: `epochs` must not be negative. Received: epochs=-1", m => m.Fit(X, Y, epochs: -1));
        yield return Case("Fit: `initialEpoch` must not be negative. Received: initialEpoch=-2", m => m.Fit(X, Y, initialEpoch: -2));
        yield return Case("Fit: `stepsPerEpoch` must be positive. Received: stepsPerEpoch=0", m => m.Fit(X, Y, stepsPerEpoch: 0));
        yield return Case("Fit: `validationSteps` must be positive. Received: validationSteps=0", m => m.Fit(X, Y, validationSteps: 0));
        yield return Case("Fit: `validationBatchSize` must be positive. Received: validationBatchSize=-1", m => m.Fit(X, Y, validationBatchSize: -1));
        yield return Case("Fit: `validationFreq` must be positive. Received: validationFreq=0", m => m.Fit(X, Y, validationFreq: 0));
        yield return Case("Fit: `validationFreq` must be a number, or a list of the numbers of epochs, from 1. Received: validationFreq=[2, 0]", m => m.Fit(X, Y, validationFreq: [2, 0]));
        yield return Case("Compile: `stepsPerExecution` must be positive. Received: stepsPerExecution=0", m => m.Compile("sgd", "mse", stepsPerExecution: 0));
        yield return Case("Fit: `validationSplit` must be between 0 and 1. Received: validationSplit=1.5", m => m.Fit(X, Y, validationSplit: 1.5));
        yield return Case("Fit: `validationSplit` must leave samples to train on. Received: validationSplit=1", m => m.Fit(X, Y, validationSplit: 1));
        yield return Case("Fit: `validationSplit` leaves one of the two parts empty. Received: validationSplit=0.9, 1 samples", m => m.Fit(Small.Counting(1), Small.Counting(1), validationSplit: 0.9));
        yield return Case("Verbose: `verbose` must be between 0 and 2. Received: verbose=3", m => m.Fit(X, Y, verbose: 3));
        yield return Case("Verbose: `verbose` must be one of \"auto\". Received: verbose=\"loud\"", m => m.Fit(X, Y, verbose: "loud"));
        yield return Case("Fit: `classWeight` keys must be class numbers, from 0. Received: -1", m => m.Fit(X, Y, classWeight: new Dictionary<int, double> { [-1] = 2 }));
        yield return Case("Fit: `classWeight` needs one class for each sample. Received: targets (4, 2, 3)", m => m.Fit(X, torch.zeros(4, 2, 3), classWeight: new Dictionary<int, double> { [0] = 2 }));
        const string OneOutput = "Fit: `classWeight` is only for models of one output. Received: 2 targets. Give weights of samples for each output instead: `sampleWeight: (weightsOfFirst, weightsOfSecond)`.";
        yield return Case(OneOutput, m => m.Fit(X, (Y, Y), classWeight: new Dictionary<int, double> { [0] = 2 }));
        yield return Case(OneOutput, m => m.Fit(new[] { new Batch(X, (Y, Y)) }, classWeight: new Dictionary<int, double> { [0] = 2 }));
        yield return Case("Fit: `classWeight` needs targets `y`. Received: y=null", m => m.Fit(X, classWeight: new Dictionary<int, double> { [0] = 2 }));
        yield return Case("Fit: `classWeight` and `sampleWeight` cannot both be given. Multiply them into `sampleWeight`.", m => m.Fit(X, Y, classWeight: new Dictionary<int, double> { [0] = 2 }, sampleWeight: new float[4]));
        yield return Case("Fit: the data gave no batches. A sequence that was run through before must be able to start again.", m => m.Fit(new List<Batch>()));
        yield return Case("Evaluate: the data gave no batches. A sequence that was run through before must be able to start again.", m => m.Evaluate(new List<Batch>()));
        yield return Case("Predict: the data gave no batches. A sequence that was run through before must be able to start again.", m => m.Predict(new List<Batch>()));
        yield return Case("Evaluate: `batchSize` must be positive. Received: batchSize=-3", m => m.Evaluate(X, Y, batchSize: -3));
        yield return Case("Evaluate: `steps` must be positive. Received: steps=0", m => m.Evaluate(X, Y, steps: 0));
        yield return Case("Predict: `batchSize` must be positive. Received: batchSize=0", m => m.Predict(X, batchSize: 0));
        yield return Case("Fit: `x` is required. Received: x=null", m => m.Fit((Tensors)null!, Y));
        yield return Case("The loss mean_squared_error needs targets. Received: y=null", m => m.Fit(X));
        yield return Case("Dense \"d\": expected 1 value on the last axis. Received: shape (4, 3). Put a Flatten layer before it if it is to see all values of a sample.", m => m.Predict(torch.zeros(4, 3)));
        yield return Case("Sequential \"s\": expected an input of shape (None, 1). Received: shape (4, 2, 1, 1)", m => m.Predict(torch.zeros(4, 2, 1, 1)));
    }

    [TestCaseSource(nameof(Mistakes))]
    public void Says(Action<Model> mistake, string message)
    {
        var model = new Sequential([new Dense(1, inputShape: 1, name: "d")], name: "s");
        model.Compile("sgd", "mse");
        var thrown = Assert.Catch<Exception>(() => mistake(model));
        Assert.That(thrown!.Message.Split(" (Parameter")[0], Is.EqualTo(message));
        Assert.That(() => model.Fit(X, Y, verbose: 0), Throws.Nothing, "the model is still usable");
    }

    [TestCase("Fit"), TestCase("Evaluate"), TestCase("TrainOnBatch"), TestCase("TestOnBatch")]
    public void TrainingNeedsCompile(string method)
    {
        var model = new Sequential([new Dense(1, inputShape: 1)], name: "s");
        Action call = method switch
        {
            "Fit" => () => model.Fit(X, Y),
            "Evaluate" => () => model.Evaluate(X, Y),
            "TrainOnBatch" => () => model.TrainOnBatch(X, Y),
            _ => () => model.TestOnBatch(X, Y),
        };
        Assert.That(call, Throws.InvalidOperationException.With.Message.EqualTo($"Sequential \"s\": it is not compiled. Call Compile before {method}."));
    }

    [Test]
    public void PredictingDoesNotNeedCompile() =>
        Assert.That(new Sequential([new Dense(2, inputShape: 1)]).Predict(X, verbose: 0).shape, Is.EqualTo(new long[] { 4, 2 }));

    [Test]
    public void AModelWithoutAnyLossSaysSo()
    {
        var model = new Sequential([new Dense(1, inputShape: 1)], name: "s");
        model.Compile("sgd");
        Assert.That(() => model.Fit(X, Y, verbose: 0), Throws.InvalidOperationException.With.Message.EqualTo("Sequential \"s\": there is no loss to compute. Give Compile a `loss`, or add one in a layer with AddLoss."));
    }

    // The beginner's mistake: class numbers where rows of probabilities are wanted.
    [Test]
    public void ClassNumbersForCategoricalCrossentropyNameTheCure()
    {
        var model = new Sequential([new Dense(10, activation: "softmax", inputShape: 4)]);
        model.Compile("sgd", "categorical_crossentropy");
        Assert.That(() => model.Fit(torch.zeros(8, 4), torch.zeros(8, torch.int64), verbose: 0), Throws.ArgumentException.With.Message.Contains("sparse_categorical_crossentropy").And.Message.Contains("ToCategorical"));
    }

    [Test]
    public void DataThatRunsOutIsWarnedOf()
    {
        var before = Console.Error;
        using var warnings = new StringWriter();
        Console.SetError(warnings);
        try
        {
            Small.Line().Fit(new List<Batch> { new(X, Y) }.Where(_ => true), stepsPerEpoch: 3, verbose: 0);
        }
        finally
        {
            Console.SetError(before);
        }
        Assert.That(warnings.ToString(), Does.Contain("The data ran out after 1 of 3 steps of an epoch. It must give at least stepsPerEpoch × epochs batches."));
    }
}
