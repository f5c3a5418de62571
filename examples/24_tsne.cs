#:project ../src/KerasLike/KerasLike.csproj
#:project ../src/KerasLike.Plotting/KerasLike.Plotting.csproj

// Manifold untangling: handwritten digits as points, by their pixels and by the last features of LeNet-5, in the plane of the two principal components and in that
// of t-SNE (van der Maaten and Hinton, 2008). What is tangled in the pixels, a plane can part in the features. The picture is written to a folder.
// dotnet run examples/24_tsne.cs [-- --epochs 5 --samples 60000 --points 2000 --folder pictures/tsne]
// 98.9 % right on the test images. The nearest neighbour of a point is the same digit for 36 % by pixels and 75 % by features in the principal components, for 88 % and 98 % by t-SNE.

using KerasLike;
using KerasLike.Datasets;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Plotting;
using TorchSharp;

var (epochs, samples) = (Option("--epochs", 5), Option("--samples", 60_000));
var points = Option("--points", Math.Min(2000, samples));
var folder = Array.IndexOf(args, "--folder") is >= 0 and var at ? args[at + 1] : Path.Combine("pictures", "tsne");
Keras.SetRandomSeed(1);

var ((xTrain, yTrain), (xTest, yTest)) = Mnist.LoadData();
xTrain = xTrain.narrow(0, 0, samples).reshape(samples, 28, 28, 1) / 255;
xTest = xTest.reshape(10_000, 28, 28, 1) / 255;
yTrain = yTrain.narrow(0, 0, samples);

var model = new Sequential([
    Keras.Input(shape: (28, 28, 1)),
    new ZeroPadding2D(padding: 2),
    new Conv2D(6, kernelSize: 5, activation: "tanh", name: "C1"),
    new MaxPooling2D(poolSize: 2, name: "S2"),
    new Conv2D(16, kernelSize: 5, activation: "tanh", name: "C3"),
    new MaxPooling2D(poolSize: 2, name: "S4"),
    new Flatten(),
    new Dense(120, activation: "tanh", name: "C5"),
    new Dense(84, activation: "tanh", name: "F6"),
    new Dense(10, activation: "softmax", name: "output"),
], name: "lenet5");
model.Summary();

model.Compile(optimizer: new Adam(2e-3), loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
model.Fit(xTrain, yTrain, batchSize: 128, epochs: epochs, verbose: 1);
Console.WriteLine($"accuracy: {model.Evaluate(xTest, yTest, verbose: 0)["accuracy"] * 100:F2}%");

var (images, labels) = (xTest.narrow(0, 0, points), yTest.narrow(0, 0, points).to_type(torch.ScalarType.Int64));
var pixels = images.reshape(points, 784);
var features = new Model(model.Inputs, model.GetLayer("F6").Output).Predict(images, verbose: 0);

(string Title, Tensors Points)[] planes =
[
    ("pixels, principal components", Projection.Pca(pixels)),
    ("features, principal components", Projection.Pca(features)),
    ("pixels, t-SNE", Projection.Tsne(pixels)),
    ("features, t-SNE", Projection.Tsne(features)),
];
Pictures.ScatterPanels(planes, Path.Combine(folder, "untangling.png"), labels, title: $"{points} digits, by their pixels and by the features of LeNet-5");

// How often the nearest neighbour in the plane is the same digit: how far the digits are untangled there.
foreach (var (title, plane) in planes)
{
    var distances = torch.cdist(plane, plane) + torch.eye(points) * float.MaxValue;
    var share = labels.index_select(0, distances.argmin(1)).eq(labels).to_type(torch.ScalarType.Float32).mean().ToSingle();
    Console.WriteLine($"{title}: the nearest neighbour is the same digit for {share * 100:F1}%");
}
Console.WriteLine($"untangling.png is in {folder}");

int Option(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var i ? int.Parse(args[i + 1]) : otherwise;
