#:project ../src/KerasLike/KerasLike.csproj

// Logistic regression on MNIST, as the lecture writes it: one dense layer from 784 pixels to 10 classes, softmax, cross-entropy, gradient descent.
// dotnet run examples/01_logistic_regression.cs [-- --epochs 20 --samples 60000]

using KerasLike;
using KerasLike.Datasets;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;

var (epochs, samples) = (Option("--epochs", 20), Option("--samples", 60_000));
var learningRate = 0.5;

var ((xTrain, yTrain), (xTest, yTest)) = Mnist.LoadData();
xTrain = xTrain.narrow(0, 0, samples).reshape(samples, 784) / 255;
xTest = xTest.reshape(10_000, 784) / 255;
yTrain = Utils.ToCategorical(yTrain.narrow(0, 0, samples), 10);
yTest = Utils.ToCategorical(yTest, 10);

var model = new Sequential();
model.Add(new Dense(10, inputDim: 784, name: "fc1"));
model.Add(new Activation("softmax"));
model.Summary();

var sgd = new SGD(learningRate);
model.Compile(loss: "categorical_crossentropy", optimizer: sgd, metrics: ["accuracy"]);
model.Fit(xTrain, yTrain, batchSize: 128, epochs: epochs, verbose: 1);

var scores = model.Evaluate(xTest, yTest, verbose: 0);
Console.WriteLine($"{model.MetricsNames[0]}: {scores[0]:F4}");
Console.WriteLine($"{model.MetricsNames[1]}: {scores[1] * 100:F2}%");

int Option(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var i ? int.Parse(args[i + 1]) : otherwise;
