#:project ../src/KerasLike/KerasLike.csproj

// A small residual network (He et al., 2015) on MNIST, drawn with the functional API: each block adds its input to what it has computed, through a 1×1
// convolution where their shapes differ. It ends at 96.6 % of the test images.
// dotnet run examples/04_residual_network.cs [-- --epochs 4 --samples 20000]

using KerasLike;
using KerasLike.Datasets;
using KerasLike.Layers;
using KerasLike.Models;
using static KerasLike.Keras;

var (epochs, samples) = (Option("--epochs", 4), Option("--samples", 20_000));
SetRandomSeed(1);

var ((xTrain, yTrain), (xTest, yTest)) = Mnist.LoadData();
xTrain = xTrain.narrow(0, 0, samples).reshape(samples, 28, 28, 1) / 255;
xTest = xTest.reshape(10_000, 28, 28, 1) / 255;
yTrain = yTrain.narrow(0, 0, samples);

KerasTensor ResidualBlock(KerasTensor input, int filters, int strides)
{
    var x = new Conv2D(filters, 3, strides, padding: "same", useBias: false).Apply(input);
    x = new BatchNormalization(momentum: 0.9).Apply(x);
    x = new Activation("relu").Apply(x);
    x = new Conv2D(filters, 3, padding: "same", useBias: false).Apply(x);
    x = new BatchNormalization(momentum: 0.9).Apply(x);
    var shortcut = strides == 1 ? input : new Conv2D(filters, 1, strides).Apply(input);
    return new Activation("relu").Apply(new Add().Apply([x, shortcut]));
}

var inputs = Input(shape: (28, 28, 1));
var features = new Conv2D(8, 3, padding: "same", activation: "relu").Apply(inputs);
features = ResidualBlock(features, filters: 8, strides: 1);
features = ResidualBlock(features, filters: 16, strides: 2);
features = ResidualBlock(features, filters: 32, strides: 2);
features = new GlobalAveragePooling2D().Apply(features);
var model = new Model(inputs, outputs: new Dense(10, activation: "softmax").Apply(features), name: "residual_network");
model.Summary();

model.Compile(optimizer: "adam", loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
model.Fit(xTrain, yTrain, batchSize: 64, epochs: epochs);

var scores = model.Evaluate(xTest, yTest, batchSize: 256, verbose: 0);
Console.WriteLine($"loss: {scores["loss"]:F4}");
Console.WriteLine($"accuracy: {scores["accuracy"] * 100:F2}%");

int Option(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var i ? int.Parse(args[i + 1]) : otherwise;
