#:project ../src/KerasLike/KerasLike.csproj

// An LSTM (Hochreiter and Schmidhuber, 1997) reads MNIST images row by row: a sequence of 28 steps of 28 pixels. It ends at 96.4 % of the test images.
// dotnet run examples/06_lstm_on_rows.cs [-- --epochs 3 --samples 60000]

using KerasLike;
using KerasLike.Datasets;
using KerasLike.Layers;
using KerasLike.Models;

var (epochs, samples) = (Option("--epochs", 3), Option("--samples", 60_000));
Keras.SetRandomSeed(1);

var ((xTrain, yTrain), (xTest, yTest)) = Mnist.LoadData();
xTrain = xTrain.narrow(0, 0, samples) / 255;
xTest /= 255;
yTrain = yTrain.narrow(0, 0, samples);

var model = new Sequential([
    Keras.Input(shape: (28, 28)),
    new LSTM(96),
    new Dropout(0.2),
    new Dense(10, activation: "softmax"),
], name: "lstm_on_rows");
model.Summary();

model.Compile(optimizer: "adam", loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
model.Fit(xTrain, yTrain, batchSize: 128, epochs: epochs);

var scores = model.Evaluate(xTest, yTest, batchSize: 256, verbose: 0);
Console.WriteLine($"loss: {scores["loss"]:F4}");
Console.WriteLine($"accuracy: {scores["accuracy"] * 100:F2}%");

int Option(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var i ? int.Parse(args[i + 1]) : otherwise;
