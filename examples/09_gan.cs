#:project ../src/KerasLike/KerasLike.csproj

// A generative adversarial network (Goodfellow et al., 2014) on MNIST: a generator draws digits, a discriminator tells them from real ones, and each is trained
// by an optimizer of its own, in one training step. After 20 epochs most of what is drawn can be read.
// dotnet run examples/09_gan.cs [-- --epochs 20 --samples 30000]

using KerasLike;
using KerasLike.Datasets;
using KerasLike.Layers;
using KerasLike.Losses;
using KerasLike.Metrics;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Training;
using TorchSharp;
using static KerasLike.Keras;

var (epochs, samples) = (Option("--epochs", 20), Option("--samples", 30_000));
SetRandomSeed(1);
const int LatentDim = 64;

var ((xTrain, _), _) = Mnist.LoadData();
xTrain = xTrain.narrow(0, 0, samples).reshape(samples, 784) / 127.5 - 1;

var discriminator = new Sequential([
    Input(shape: 784),
    new Dense(256),
    new LeakyReLU(0.2),
    new Dropout(0.3),
    new Dense(128),
    new LeakyReLU(0.2),
    new Dropout(0.3),
    new Dense(1),
], name: "discriminator");
var generator = new Sequential([
    Input(shape: LatentDim),
    new Dense(128),
    new LeakyReLU(0.2),
    new Dense(256),
    new LeakyReLU(0.2),
    new Dense(784, activation: "tanh"),
], name: "generator");
discriminator.Summary();
generator.Summary();

var gan = new Gan(discriminator, generator, LatentDim);
gan.Compile(discriminatorOptimizer: new Adam(2e-4, beta1: 0.5), generatorOptimizer: new Adam(2e-4, beta1: 0.5));
var history = gan.Fit(xTrain, batchSize: 128, epochs: epochs);

Console.WriteLine($"discriminator loss: {history["d_loss"][^1]:F4}");
Console.WriteLine($"generator loss: {history["g_loss"][^1]:F4}");
Console.WriteLine("Digits that nobody wrote:");
Ascii.Print((generator.Predict(torch.randn(5, LatentDim), verbose: 0) + 1) / 2);

int Option(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var i ? int.Parse(args[i + 1]) : otherwise;

/// <summary>Trains the two in turn on each batch.</summary>
public sealed class Gan(Sequential discriminator, Sequential generator, int latentDim) : Model
{
    readonly Mean discriminatorLoss = new(name: "d_loss"), generatorLoss = new(name: "g_loss");
    readonly Loss crossentropy = new KerasLike.Losses.BinaryCrossentropy(fromLogits: true);
    Optimizer discriminatorOptimizer = null!, generatorOptimizer = null!;

    public override IReadOnlyList<Metric> Metrics => [discriminatorLoss, generatorLoss];

    public void Compile(Optimizer discriminatorOptimizer, Optimizer generatorOptimizer)
    {
        base.Compile();
        (this.discriminatorOptimizer, this.generatorOptimizer) = (discriminatorOptimizer, generatorOptimizer);
    }

    public override Logs TrainStep(Batch batch)
    {
        var real = batch.X.Single;
        var count = real.size(0);
        var (ones, zeros) = (torch.ones(count, 1), torch.zeros(count, 1));

        var drawn = generator.Apply(torch.randn(count, latentDim), training: true);
        var told = crossentropy.Apply(ones * 0.9, discriminator.Apply(real, training: true)) + crossentropy.Apply(zeros, discriminator.Apply(drawn.detach(), training: true));
        discriminatorOptimizer.Minimize(told, discriminator.TrainableWeights);

        var fooled = crossentropy.Apply(ones, discriminator.Apply(drawn, training: true));
        generatorOptimizer.Minimize(fooled, generator.TrainableWeights);

        discriminatorLoss.UpdateState(told);
        generatorLoss.UpdateState(fooled);
        return GetMetricsResult();
    }
}

/// <summary>Pictures in a terminal.</summary>
static class Ascii
{
    /// <summary>Prints images side by side, two rows of pixels in a line of text.</summary>
    public static void Print(torch.Tensor images)
    {
        var pixels = images.reshape(-1, 14, 2, 28).mean([2]);
        for (int row = 0; row < 14; row++)
            Console.WriteLine(string.Join("  ", Enumerable.Range(0, (int)pixels.size(0)).Select(i => string.Concat(pixels[i, row].data<float>().Select(p => " .:-=+*#%@"[(int)(Math.Clamp(p, 0, 1) * 9.99)])))));
    }
}
