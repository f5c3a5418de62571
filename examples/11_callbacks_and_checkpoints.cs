#:project ../src/KerasLike/KerasLike.csproj

// Callbacks at work: keep the best model in a file, lower the learning rate on a plateau, stop when nothing gets better, log to CSV. Half way through, training is broken off as by a power cut;
// started again with the same lines, it goes on from the last backup and ends with the weights it would have had. The best of its epochs finds 97.7 % of the test images.
// dotnet run examples/11_callbacks_and_checkpoints.cs [-- --epochs 12 --samples 60000]

using KerasLike;
using KerasLike.Callbacks;
using KerasLike.Datasets;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;

var (epochs, samples) = (Option("--epochs", 12), Option("--samples", 60_000));
Keras.SetRandomSeed(1);

var ((xTrain, yTrain), (xTest, yTest)) = Mnist.LoadData();
xTrain = xTrain.narrow(0, 0, samples).reshape(samples, 784) / 255;
xTest = xTest.reshape(10_000, 784) / 255;
yTrain = yTrain.narrow(0, 0, samples);

var folder = Directory.CreateTempSubdirectory("KerasLike_").FullName;
string best = Path.Combine(folder, "best.keras"), log = Path.Combine(folder, "log.csv"), backup = Path.Combine(folder, "backup");
var steps = (samples * 9 / 10 + 127) / 128;

// What a training script does each time it is started.
var (model, started) = Start();
model.Summary();

var batches = 0;
var powerCut = new LambdaCallback(onTrainBatchEnd: (_, _) =>
{
    if (++batches == (epochs * steps + 1) / 2) throw new OperationCanceledException("the power is gone");
});
try
{
    Train(model, [.. started, powerCut]);
}
catch (OperationCanceledException e)
{
    Console.WriteLine($"After {batches} of {epochs * steps} batches {e.Message}. Started again:");
}

(model, started) = Start();
var history = Train(model, started);
Console.WriteLine($"It went on in epoch {history.Epoch[0] + 1} and ended after epoch {history.Epoch[^1] + 1}.");
Console.WriteLine($"{Path.GetFileName(log)}:\n{File.ReadAllText(log)}");

model = Keras.LoadModel(best);
var scores = model.Evaluate(xTest, yTest, verbose: 0);
Console.WriteLine("The best model, from its file, on the test images:");
Console.WriteLine($"{model.MetricsNames[0]}: {scores[0]:F4}");
Console.WriteLine($"{model.MetricsNames[1]}: {scores[1] * 100:F2}%");
Directory.Delete(folder, recursive: true);

(Model Model, Callback[] Callbacks) Start()
{
    var made = new Sequential([
        new Dense(128, activation: "relu", inputShape: 784),
        new Dropout(0.3),
        new Dense(10, activation: "softmax"),
    ]);
    made.Compile(optimizer: new Adam(1e-3), loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
    return (made, [
        new BackupAndRestore(backup, saveFreq: Math.Max(1, steps / 4)),
        new ModelCheckpoint(best, monitor: "val_accuracy", saveBestOnly: true, verbose: 1),
        new ReduceLROnPlateau(monitor: "val_loss", factor: 0.3, patience: 1, verbose: 1),
        new EarlyStopping(monitor: "val_loss", patience: 3, verbose: 1),
        new CSVLogger(log, append: true),
    ]);
}

History Train(Model trained, Callback[] callbacks) =>
    trained.Fit(xTrain, yTrain, batchSize: 128, epochs: epochs, validationSplit: 0.1, verbose: 1, callbacks: callbacks);

int Option(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var i ? int.Parse(args[i + 1]) : otherwise;
