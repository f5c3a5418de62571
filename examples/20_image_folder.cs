#:project ../src/KerasLike/KerasLike.csproj
#:project ../src/KerasLike.Plotting/KerasLike.Plotting.csproj

// A folder of pictures, read batch by batch from disk: digits of MNIST written as PNG and JPEG files, a folder for each digit. Each epoch sees every picture moved,
// turned and scaled a little in another way, so that the network cannot learn pictures by heart.
// dotnet run examples/20_image_folder.cs [-- --epochs 5 --samples 5000]
// 93.3 % right on 1250 files to validate with after 5 epochs.

using KerasLike;
using KerasLike.Data;
using KerasLike.Datasets;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Plotting;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

var (epochs, samples) = (Option("--epochs", 5), Option("--samples", 5000));
var output = Directory.CreateDirectory(Path.Combine("output", "20_image_folder")).FullName;
Keras.SetRandomSeed(1);

// Four parts to train on, one to validate with. What is there already is not written again.
var ((x, y), _) = Mnist.LoadData();
var pictures = Path.Combine(output, $"pictures_{samples}");
for (int i = 0; i < samples * 5 / 4; i++)
{
    var file = Path.Combine(Directory.CreateDirectory(Path.Combine(pictures, $"{y[i].item<byte>()}")).FullName, $"{i:D5}.{(i % 2 == 0 ? "png" : "jpg")}");
    if (!File.Exists(file)) Utils.SaveImage(file, x[i].unsqueeze(-1), scale: false);
}

var (train, validation) = Utils.ImageDatasetFromDirectory(pictures, colorMode: "grayscale", imageSize: (28, 28), batchSize: 128, validationSplit: 0.2, subset: "both", seed: 1);

// Layers that change something in training only.
var augmentation = new Layer[]
{
    new RandomTranslation(heightFactor: 0.1, widthFactor: 0.1, fillMode: "constant", seed: 2),
    new RandomRotation(factor: 0.04, fillMode: "constant", seed: 3),
    new RandomZoom(heightFactor: 0.1, fillMode: "constant", seed: 4),
};
var moved = train.Map((images, labels) => (Moved(images), labels));

var model = new Sequential([
    Keras.Input(shape: (28, 28, 1)),
    new Rescaling(1.0 / 255),
    new Conv2D(32, kernelSize: 3, activation: "relu"),
    new MaxPooling2D(poolSize: 2),
    new Conv2D(64, kernelSize: 3, activation: "relu"),
    new MaxPooling2D(poolSize: 2),
    new Flatten(),
    new Dropout(0.5),
    new Dense(10, activation: "softmax"),
]);
model.Summary();
model.Compile(optimizer: new Adam(), loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
model.Fit(moved, epochs: epochs);

var scores = model.Evaluate(validation, verbose: 0);
Console.WriteLine($"loss: {scores["loss"]:F4}");
Console.WriteLine($"accuracy: {scores["accuracy"] * 100:F2}%");

// One digit in each row, as ten epochs see it.
var digits = train.Unbatch().Take(6).ToList();
var seen = digits.Select(digit => torch.cat([.. Enumerable.Range(0, 10).Select(_ => Moved(digit.X.Single.unsqueeze(0)))]));
Pictures.ImageGrid(torch.cat([.. seen]), Path.Combine(output, "augmented.png"), columns: 10, title: "Six digits, as ten epochs see them");
Console.WriteLine($"Pictures as the network sees them: {Path.Combine(output, "augmented.png")}");

Tensor Moved(Tensor images) => augmentation.Aggregate(images, (image, layer) => layer.Apply(image, training: true));

int Option(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var i ? int.Parse(args[i + 1]) : otherwise;
