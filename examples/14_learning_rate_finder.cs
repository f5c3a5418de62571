#:project ../src/KerasLike/KerasLike.csproj

// The learning-rate finder (Smith, 2015): a hundred batches with a rate that grows from one to the next. The loss stays where it is, falls, and at last diverges; a good rate lies half way
// down the fall. The model is put back as it was, and is then trained with that rate, and with one much lower to compare: 96.5 % and 79.3 % of the test images after five epochs.
// dotnet run examples/14_learning_rate_finder.cs [-- --epochs 5 --samples 60000]

using KerasLike;
using KerasLike.Callbacks;
using KerasLike.Datasets;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;

var (epochs, samples) = (Option("--epochs", 5), Option("--samples", 60_000));

var ((xTrain, yTrain), (xTest, yTest)) = Mnist.LoadData();
xTrain = xTrain.narrow(0, 0, samples).reshape(samples, 784) / 255;
xTest = xTest.reshape(10_000, 784) / 255;
yTrain = yTrain.narrow(0, 0, samples);

Keras.SetRandomSeed(1);
var model = new Sequential([
    new Dense(128, activation: "relu", inputShape: 784),
    new Dense(64, activation: "relu"),
    new Dense(10, activation: "softmax"),
]);
model.Summary();
model.Compile(optimizer: new SGD(momentum: 0.9), loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);

var finder = new LearningRateFinder(startLearningRate: 1e-5, endLearningRate: 10, steps: 100, smoothing: 0.9);
var enough = (finder.Steps * 128 + samples - 1) / samples + 1;
model.Fit(xTrain, yTrain, batchSize: 128, epochs: enough, verbose: 0, callbacks: [finder]);
Console.WriteLine(finder);
Console.WriteLine($"Suggested: {finder.Suggestion:0.0e+0}. The loss falls fastest at {finder.Steepest:0.0e+0}.");

var untrained = model.GetWeights();
foreach (var rate in new[] { finder.Suggestion / 100, finder.Suggestion })
{
    Console.WriteLine($"Trained with {rate:0.0e+0}:");
    model.SetWeights(untrained);
    model.Compile(optimizer: new SGD(rate, momentum: 0.9), loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
    model.Fit(xTrain, yTrain, batchSize: 128, epochs: epochs, verbose: 1);
    var scores = model.Evaluate(xTest, yTest, verbose: 0);
    Console.WriteLine($"{model.MetricsNames[0]}: {scores[0]:F4}");
    Console.WriteLine($"{model.MetricsNames[1]}: {scores[1] * 100:F2}%");
}

int Option(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var i ? int.Parse(args[i + 1]) : otherwise;
