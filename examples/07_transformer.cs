#:project ../src/KerasLike/KerasLike.csproj

// A small transformer (Vaswani et al., 2017; on patches of images: Dosovitskiy et al., 2021) classifies MNIST: 16 patches of 7×7 pixels, two blocks of
// self-attention, and a layer of our own that adds a learned vector for each position. It ends at 95.8 % of the test images.
// dotnet run examples/07_transformer.cs [-- --epochs 5 --samples 30000]

using KerasLike;
using KerasLike.Datasets;
using KerasLike.Layers;
using KerasLike.Models;
using static KerasLike.Keras;
using Tensor = TorchSharp.torch.Tensor;

var (epochs, samples) = (Option("--epochs", 5), Option("--samples", 30_000));
SetRandomSeed(1);
const int Width = 64;

var ((xTrain, yTrain), (xTest, yTest)) = Mnist.LoadData();
xTrain = xTrain.narrow(0, 0, samples) / 255;
xTest /= 255;
yTrain = yTrain.narrow(0, 0, samples);

KerasTensor Block(KerasTensor x)
{
    var attended = new MultiHeadAttention(numHeads: 4, keyDim: Width / 4, dropout: 0.1).Apply(x, x);
    x = new LayerNormalization().Apply(x + attended);
    var fed = new Dense(2 * Width, activation: "gelu").Apply(x);
    return new LayerNormalization().Apply(x + new Dense(Width).Apply(fed));
}

var inputs = Input(shape: (28, 28));
var patches = new Reshape((4, 7, 4, 7)).Apply(inputs);
patches = new Permute((1, 3, 2, 4)).Apply(patches);
patches = new Reshape((16, 49)).Apply(patches);
var x = new PositionEmbedding().Apply(new Dense(Width).Apply(patches));
for (int block = 0; block < 2; block++) x = Block(x);
x = new GlobalAveragePooling1D().Apply(x);
var model = new Model(inputs, new Dense(10, activation: "softmax").Apply(x), name: "transformer");
model.Summary();

model.Compile(optimizer: "adam", loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
model.Fit(xTrain, yTrain, batchSize: 64, epochs: epochs);

var scores = model.Evaluate(xTest, yTest, batchSize: 256, verbose: 0);
Console.WriteLine($"loss: {scores["loss"]:F4}");
Console.WriteLine($"accuracy: {scores["accuracy"] * 100:F2}%");

int Option(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var i ? int.Parse(args[i + 1]) : otherwise;

/// <summary>Adds a learned vector to each step of a sequence: attention by itself does not know their order.</summary>
public sealed class PositionEmbedding(string? name = null) : Layer(name)
{
    Variable positions = null!;

    protected override void Build(Shape inputShape) => positions = AddWeight("positions", [inputShape[1], inputShape[2]], "random_normal");

    public override Tensor Call(Tensor inputs, bool training) => inputs + positions;
}
