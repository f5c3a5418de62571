#:project ../src/KerasLike/KerasLike.csproj

// LeNet-5 (LeCun et al., 1998) on MNIST, in today's form: every feature map of C3 sees all of S2, pooling takes the greatest value, and the last layer is a
// softmax. 61,706 parameters. As in the paper, the learning rate falls in steps.
// dotnet run examples/03_lenet5.cs [-- --epochs 12 --samples 60000]

using KerasLike;
using KerasLike.Callbacks;
using KerasLike.Datasets;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;

var (epochs, samples) = (Option("--epochs", 12), Option("--samples", 60_000));

var ((xTrain, yTrain), (xTest, yTest)) = Mnist.LoadData();
xTrain = xTrain.narrow(0, 0, samples).reshape(samples, 28, 28, 1) / 255;
xTest = xTest.reshape(10_000, 28, 28, 1) / 255;
yTrain = yTrain.narrow(0, 0, samples);

var model = new Sequential([
    Keras.Input(shape: (28, 28, 1)),
    new ZeroPadding2D(padding: 2, name: "input_32x32"),
    new Conv2D(6, kernelSize: 5, activation: "tanh", name: "C1"),
    new MaxPooling2D(poolSize: 2, name: "S2"),
    new Conv2D(16, kernelSize: 5, activation: "tanh", name: "C3"),
    new MaxPooling2D(poolSize: 2, name: "S4"),
    new Flatten(),
    new Dense(120, activation: "tanh", name: "C5"),
    new Dense(84, activation: "tanh", name: "F6"),
    new Dense(10, activation: "softmax", name: "output"),
]);
model.Summary();

model.Compile(optimizer: new Adam(), loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
var lowerRate = new LambdaCallback(onEpochBegin: (epoch, _) => model.Optimizer.LearningRate = epoch < epochs / 2 ? 2e-3 : epoch < epochs * 3 / 4 ? 5e-4 : 1e-4);
model.Fit(xTrain, yTrain, batchSize: 128, epochs: epochs, verbose: 1, callbacks: [lowerRate]);

var scores = model.Evaluate(xTest, yTest, verbose: 0);
Console.WriteLine($"{model.MetricsNames[0]}: {scores[0]:F4}");
Console.WriteLine($"{model.MetricsNames[1]}: {scores[1] * 100:F2}%");

int Option(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var i ? int.Parse(args[i + 1]) : otherwise;
