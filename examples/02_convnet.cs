#:project ../src/KerasLike/KerasLike.csproj

// The lecture's convolutional network on MNIST: two convolutions of 5×5 with sigmoids, each followed by max-pooling, then two dense layers.
// dotnet run examples/02_convnet.cs [-- --epochs 10 --samples 60000]

using KerasLike;
using KerasLike.Datasets;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;

var (epochs, samples) = (Option("--epochs", 10), Option("--samples", 60_000));

// Sigmoids pass on little gradient, so how many epochs go by before the loss starts to fall, one to four, depends on the first weights. This seed needs two.
Keras.SetRandomSeed(3);

var ((xTrain, yTrain), (xTest, yTest)) = Mnist.LoadData();
xTrain = xTrain.narrow(0, 0, samples).reshape(samples, 28, 28, 1) / 255;
xTest = xTest.reshape(10_000, 28, 28, 1) / 255;
yTrain = Utils.ToCategorical(yTrain.narrow(0, 0, samples), 10);
yTest = Utils.ToCategorical(yTest, 10);

var model = new Sequential();
model.Add(new Conv2D(32, kernelSize: (5, 5), activation: "sigmoid", inputShape: (28, 28, 1), padding: "same"));
model.Add(new MaxPooling2D(poolSize: (2, 2)));
model.Add(new Conv2D(64, kernelSize: (5, 5), activation: "sigmoid", padding: "same"));
model.Add(new MaxPooling2D(poolSize: (2, 2)));
model.Add(new Flatten());
model.Add(new Dense(100, activation: "sigmoid"));
model.Add(new Dense(10, activation: "softmax"));
model.Summary();

model.Compile(loss: "categorical_crossentropy", optimizer: new SGD(0.5), metrics: ["accuracy"]);
model.Fit(xTrain, yTrain, batchSize: 128, epochs: epochs, verbose: 1);

var scores = model.Evaluate(xTest, yTest, verbose: 0);
Console.WriteLine($"{model.MetricsNames[0]}: {scores[0]:F4}");
Console.WriteLine($"{model.MetricsNames[1]}: {scores[1] * 100:F2}%");

int Option(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var i ? int.Parse(args[i + 1]) : otherwise;
