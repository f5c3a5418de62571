using KerasLike.Datasets;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;

namespace KerasLike.Tests.Training;

/// <summary>Models learn what they should, from data and by numbers of epochs that leave no doubt.</summary>
[TestFixture]
public class ConvergenceTests
{
    static readonly Lazy<(Tensor XTrain, Tensor YTrain, Tensor XTest, Tensor YTest)> Digits = new(() =>
    {
        var ((xTrain, yTrain), (xTest, yTest)) = Mnist.LoadData();
        return (xTrain.narrow(0, 0, 6000) / 255, Utils.ToCategorical(yTrain.narrow(0, 0, 6000), 10), xTest.narrow(0, 0, 2000) / 255, Utils.ToCategorical(yTest.narrow(0, 0, 2000), 10));
    });

    [SetUp]
    public void Seed() => Keras.SetRandomSeed(1);

    static double TestAccuracy(Sequential model, Optimizer optimizer, int epochs, params int[] sampleShape)
    {
        var (xTrain, yTrain, xTest, yTest) = Digits.Value;
        Tensor Shaped(Tensor x) => x.reshape([-1, .. sampleShape.Select(d => (long)d)]);
        model.Compile(optimizer, "categorical_crossentropy", metrics: ["accuracy"]);
        model.Fit(Shaped(xTrain), yTrain, batchSize: 50, epochs: epochs, verbose: 0);
        return model.Evaluate(Shaped(xTest), yTest, verbose: 0)["accuracy"];
    }

    // The problem on which another library's Keras for .NET never learns.
    [TestCase("sgd"), TestCase("adam"), TestCase("rmsprop")]
    public void AHiddenLayerLearnsXor(string optimizer)
    {
        var model = new Sequential([new Dense(8, activation: "tanh", inputShape: 2), new Dense(1, activation: "sigmoid")]);
        Optimizer chosen = optimizer switch { "sgd" => new SGD(0.5, momentum: 0.9), "adam" => new Adam(0.05), _ => new RMSprop(0.02) };
        model.Compile(chosen, "binary_crossentropy", metrics: ["accuracy"]);
        float[,] x = { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } };
        float[] y = [0, 1, 1, 0];
        model.Fit(x, y, batchSize: 4, epochs: 400, verbose: 0);
        Assert.That(model.Predict(x, verbose: 0).round().data<float>().ToArray(), Is.EqualTo(y));
    }

    // A tenth of the data and 10 epochs: published figures for all of it are 92 %.
    [Test]
    public void LogisticRegressionReadsDigits() => Assert.That(TestAccuracy(new([new Dense(10, activation: "softmax", inputDim: 784)]), new SGD(0.1), 10, 784), Is.InRange(0.84, 0.93));

    [Test]
    public void AHiddenLayerReadsThemBetter() =>
        Assert.That(TestAccuracy(new([new Dense(100, activation: "relu", inputDim: 784), new Dense(10, activation: "softmax")]), new Adam(), 8, 784), Is.GreaterThan(0.91));

    [Test]
    public void ConvolutionsReadThemBetterStill() =>
        Assert.That(TestAccuracy(new([new Conv2D(8, 5, activation: "relu", inputShape: (28, 28, 1)), new MaxPooling2D(), new Conv2D(16, 5, activation: "relu"), new MaxPooling2D(), new Flatten(), new Dense(10, activation: "softmax")]),
            new Adam(), 4, 28, 28, 1), Is.GreaterThan(0.93));

    [Test]
    public void BatchNormalizationAndDropoutLearnToo() =>
        Assert.That(TestAccuracy(new([new Dense(100, useBias: false, inputDim: 784), new BatchNormalization(), new ReLU(), new Dropout(0.3), new Dense(10, activation: "softmax")]), new RMSprop(), 6, 784), Is.GreaterThan(0.90));

    [Test]
    public void ASeededRunRepeatsBitForBit()
    {
        var (x, y, _, _) = Digits.Value;
        (double[] Losses, float[] Weights) Run()
        {
            Keras.SetRandomSeed(42);
            using var model = new Sequential([new Conv2D(4, 3, activation: "relu", inputShape: (28, 28, 1)), new MaxPooling2D(), new Flatten(), new Dropout(0.5), new Dense(10, activation: "softmax")]);
            model.Compile("adam", "categorical_crossentropy");
            var history = model.Fit(x.narrow(0, 0, 600).unsqueeze(-1), y.narrow(0, 0, 600), epochs: 2, verbose: 0);
            return ([.. history["loss"]], model.GetWeights()[2].data<float>().ToArray());
        }
        var (first, second) = (Run(), Run());
        Assert.That(second.Losses, Is.EqualTo(first.Losses));
        Assert.That(second.Weights, Is.EqualTo(first.Weights));
    }

    [Test]
    public void TorchsOwnRandomStateIsLeftAlone()
    {
        torch.manual_seed(3);
        var expected = torch.rand(4).data<float>().ToArray();
        torch.manual_seed(3);
        Keras.SetRandomSeed(1);
        using var model = new Sequential([new Dense(5, inputShape: 3), new Dropout(0.5), new Dense(1)]);
        model.Compile("adam", "mse");
        model.Fit(new float[20, 3], new float[20], epochs: 2, verbose: 0);
        Assert.That(torch.rand(4).data<float>().ToArray(), Is.EqualTo(expected));
    }
}
