using KerasLike.Callbacks;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;
using KerasLike.Training;

namespace KerasLike.Tests.Training;

/// <summary>What each argument of <c>Fit</c> does, on a model whose numbers can be worked out by hand: y = w x, squared error.</summary>
[TestFixture]
public class FitTests
{
    // What gradient descent does to w on a batch: the mean of (w x − y)² has the gradient mean(2 x (w x − y)).
    static double Descend(double w, double rate, params (double X, double Y)[] batch) => w - rate * batch.Average(s => 2 * s.X * (w * s.X - s.Y));

    // Notes the samples of each batch.
    sealed class Seen : Model
    {
        readonly Dense dense = new(1, useBias: false);

        public List<float[]> Batches { get; } = [];

        public override Tensor Call(Tensor inputs, bool training)
        {
            if (training) Batches.Add(inputs.data<float>().ToArray());
            return dense.Apply(inputs);
        }
    }

    static Seen Watcher()
    {
        var model = new Seen();
        model.Compile(new SGD(0), "mse");
        return model;
    }

    [Test]
    public void EachBatchIsOneStepOfDescent()
    {
        var model = Small.Line(weight: 1, learningRate: 0.05);
        model.Fit(Small.Column(1, 2, 3), Small.Column(2, 4, 6), batchSize: 2, epochs: 2, shuffle: false, verbose: 0);
        var w = 1.0;
        for (int epoch = 0; epoch < 2; epoch++) w = Descend(Descend(w, 0.05, (1, 2), (2, 4)), 0.05, (3, 6));
        Assert.That(Small.Weight(model), Close.To(w));
    }

    [Test]
    public void TheHistoryHoldsTheMeanLossOverSamples()
    {
        var model = Small.Line(weight: 1, learningRate: 0);
        var history = model.Fit(Small.Column(1, 2, 3), Small.Column(2, 2, 2), batchSize: 2, epochs: 2, verbose: 0);
        Assert.That(history["loss"], Is.EqualTo(new[] { 2.0 / 3, 2.0 / 3 }).Within(1e-6), "(1 + 0 + 1) / 3, the short batch weighed by its size");
        Assert.That(history.Epoch, Is.EqualTo(new[] { 0, 1 }));
        Assert.That(history.Keys, Is.EqualTo(new[] { "loss" }));
        Assert.That(() => history["accuracy"], Throws.InstanceOf<KeyNotFoundException>().With.Message.EqualTo("The history holds no \"accuracy\". It holds: loss"));
    }

    [Test]
    public void ABatchHas32SamplesUnlessSaidOtherwise()
    {
        var model = Watcher();
        model.Fit(Small.Counting(70), Small.Counting(70), verbose: 0);
        Assert.That(model.Batches.Select(b => b.Length), Is.EqualTo(new[] { 32, 32, 6 }));
    }

    [Test]
    public void ShufflingShowsEachSampleOnceInAnotherOrderEachEpoch()
    {
        var model = Watcher();
        model.Fit(Small.Counting(50), Small.Counting(50), batchSize: 50, epochs: 2, verbose: 0);
        var sorted = Enumerable.Range(0, 50).Select(i => (float)i);
        Assert.That(model.Batches[0].Order(), Is.EqualTo(sorted));
        Assert.That(model.Batches[1].Order(), Is.EqualTo(sorted));
        Assert.That(model.Batches[0], Is.Not.EqualTo(sorted));
        Assert.That(model.Batches[0], Is.Not.EqualTo(model.Batches[1]));
    }

    [Test]
    public void TheSameSeedShufflesAlike()
    {
        float[][] Run()
        {
            Keras.SetRandomSeed(7);
            var model = Watcher();
            model.Fit(Small.Counting(50), Small.Counting(50), batchSize: 25, epochs: 2, verbose: 0);
            return [.. model.Batches];
        }
        var first = Run();
        Assert.That(Run(), Is.EqualTo(first));
    }

    [Test]
    public void WithoutShufflingTheOrderStays()
    {
        var model = Watcher();
        model.Fit(Small.Counting(5), Small.Counting(5), batchSize: 2, shuffle: false, verbose: 0);
        Assert.That(model.Batches, Is.EqualTo(new float[][] { [0, 1], [2, 3], [4] }));
    }

    [Test]
    public void ValidationSplitKeepsTheEndOfTheData()
    {
        var model = Watcher();
        var history = model.Fit(Small.Counting(10), Small.Counting(10), batchSize: 10, validationSplit: 0.3, verbose: 0);
        Assert.That(model.Batches.Single().Order(), Is.EqualTo(new float[] { 0, 1, 2, 3, 4, 5, 6 }));
        Assert.That(history.Keys, Is.EqualTo(new[] { "loss", "val_loss" }));
    }

    [Test]
    public void ValidationDataIsMeasuredAfterEachEpoch()
    {
        var model = Small.Line(weight: 1, learningRate: 0);
        var history = model.Fit(Small.Column(0), Small.Column(0), epochs: 3, verbose: 0, validationData: (Small.Column(1, 2), Small.Column(3, 3)));
        Assert.That(history["val_loss"], Is.EqualTo(new[] { 2.5, 2.5, 2.5 }).Within(1e-6), "((1−3)² + (2−3)²) / 2");
    }

    [Test]
    public void ValidationDataMayHaveWeights()
    {
        var model = Small.Line(weight: 1, learningRate: 0);
        var history = model.Fit(Small.Column(0), Small.Column(0), verbose: 0, validationData: (Small.Column(1, 2), Small.Column(3, 3), new[] { 1f, 0f }));
        Assert.That(history["val_loss"].Single(), Close.To(2), "(4 · 1 + 1 · 0) / 2 samples");
    }

    [Test]
    public void ValidationFreqLeavesEpochsOut()
    {
        var model = Small.Line();
        var history = model.Fit(Small.Column(1), Small.Column(1), epochs: 5, verbose: 0, validationData: (Small.Column(1), Small.Column(1)), validationFreq: 2);
        Assert.That(history["val_loss"], Has.Count.EqualTo(2));
        Assert.That(history["loss"], Has.Count.EqualTo(5));
    }

    [Test]
    public void InitialEpochCountsOn()
    {
        var epochs = new List<int>();
        var history = Small.Line().Fit(Small.Column(1), Small.Column(1), epochs: 5, initialEpoch: 3, verbose: 0, callbacks: [new LambdaCallback(onEpochBegin: (e, _) => epochs.Add(e))]);
        Assert.That(epochs, Is.EqualTo(new[] { 3, 4 }));
        Assert.That(history.Epoch, Is.EqualTo(new[] { 3, 4 }));
    }

    [Test]
    public void StepsPerEpochCutsTheData()
    {
        var model = Watcher();
        model.Fit(Small.Counting(8), Small.Counting(8), batchSize: 2, stepsPerEpoch: 3, epochs: 2, shuffle: false, verbose: 0);
        Assert.That(model.Batches, Has.Count.EqualTo(4), "three steps, then the one that is left");
    }

    [Test]
    public void SampleWeightsWeighTheLossAndTheGradient()
    {
        var model = Small.Line(weight: 1, learningRate: 0.1);
        var history = model.Fit(Small.Column(1, 2), Small.Column(3, 3), sampleWeight: new[] { 2f, 1f }, batchSize: 2, verbose: 0);
        Assert.That(history["loss"].Single(), Close.To((2 * 4 + 1 * 1) / 2.0));
        Assert.That(Small.Weight(model), Close.To(1 - 0.1 * (2 * 2 * 1 * (1 - 3) + 1 * 2 * 2 * (2 - 3)) / 2.0));
    }

    [Test]
    public void ClassWeightsAreSampleWeightsByClass()
    {
        var x = torch.randn(20, 3);
        var labels = Enumerable.Range(0, 20).Select(i => i % 3).ToArray();
        Tensor Trained(Func<Sequential, History> fit)
        {
            var model = new Sequential([new Dense(3, activation: "softmax", kernelInitializer: "zeros", inputShape: 3)]);
            model.Compile(new SGD(0.5), "sparse_categorical_crossentropy");
            fit(model);
            return model.GetWeights()[0];
        }
        var byClass = Trained(m => m.Fit(x, labels, classWeight: new Dictionary<int, double> { [0] = 3, [2] = 0.5 }, shuffle: false, epochs: 3, verbose: 0));
        var bySample = Trained(m => m.Fit(x, labels, sampleWeight: labels.Select(l => l == 0 ? 3f : l == 2 ? 0.5f : 1f).ToArray(), shuffle: false, epochs: 3, verbose: 0));
        Assert.That(byClass, Close.To(bySample));
        Assert.That(byClass.sub(Trained(m => m.Fit(x, labels, shuffle: false, epochs: 3, verbose: 0))).abs().max().item<float>(), Is.GreaterThan(1e-3));
    }

    [Test]
    public void ClassWeightsReadOneHotTargets()
    {
        var x = torch.randn(12, 3);
        var labels = Enumerable.Range(0, 12).Select(i => i % 3).ToArray();
        Tensor Trained(Tensors y, string loss)
        {
            var model = new Sequential([new Dense(3, activation: "softmax", kernelInitializer: "zeros", inputShape: 3)]);
            model.Compile(new SGD(0.5), loss);
            model.Fit(x, y, classWeight: new Dictionary<int, double> { [1] = 4 }, shuffle: false, verbose: 0);
            return model.GetWeights()[0];
        }
        Assert.That(Trained(Utils.ToCategorical(labels, 3), "categorical_crossentropy"), Close.To(Trained(labels, "sparse_categorical_crossentropy")));
    }

    static readonly TestCaseData[] Arrays =
    [
        new TestCaseData((Tensors)new float[,] { { 1 }, { 2 } }).SetName("ArraysOfAnyTypeAreTaken(float[,])"), new TestCaseData((Tensors)new double[,] { { 1 }, { 2 } }).SetName("ArraysOfAnyTypeAreTaken(double[,])"),
        new TestCaseData((Tensors)new byte[,] { { 1 }, { 2 } }).SetName("ArraysOfAnyTypeAreTaken(byte[,])"), new TestCaseData((Tensors)new int[,] { { 1 }, { 2 } }).SetName("ArraysOfAnyTypeAreTaken(int[,])"),
        new TestCaseData((Tensors)new long[,] { { 1 }, { 2 } }).SetName("ArraysOfAnyTypeAreTaken(long[,])"), new TestCaseData((Tensors)new float[][] { [1], [2] }).SetName("ArraysOfAnyTypeAreTaken(float[][])"),
    ];

    [TestCaseSource(nameof(Arrays))]
    public void ArraysOfAnyTypeAreTaken(object x)
    {
        var model = Small.Line(weight: 1, learningRate: 0.1);
        model.Fit((Tensors)x, Small.Column(3, 3), batchSize: 2, verbose: 0);
        Assert.That(Small.Weight(model), Close.To(Descend(1, 0.1, (1, 3), (2, 3))));
    }

    [Test]
    public void ImagesOfBytesAreCastBatchByBatch()
    {
        var model = new Sequential([new Conv2D(2, 3, inputShape: (6, 6, 1)), new Flatten(), new Dense(1)]);
        model.Compile("sgd", "mse");
        var history = model.Fit(new byte[8, 6, 6, 1], Small.Counting(8), verbose: 0);
        Assert.That(history["loss"].Single(), Close.To(Enumerable.Range(0, 8).Average(i => i * i)));
    }

    static IEnumerable<Batch> Pairs(params (float X, float Y)[] pairs)
    {
        foreach (var (x, y) in pairs) yield return (Small.Column(x), Small.Column(y));
    }

    [Test]
    public void ASequenceOfBatchesIsRunThroughEachEpoch()
    {
        var model = Small.Line(weight: 1, learningRate: 0.05);
        model.Fit(Pairs((1, 2), (3, 6)), epochs: 2, verbose: 0);
        var w = 1.0;
        for (int epoch = 0; epoch < 2; epoch++) w = Descend(Descend(w, 0.05, (1, 2)), 0.05, (3, 6));
        Assert.That(Small.Weight(model), Close.To(w));
    }

    [Test]
    public void ASequenceGoesOnWhereItWasWhenStepsAreGiven()
    {
        var model = Watcher();
        model.Fit(Pairs((1, 0), (2, 0), (3, 0), (4, 0)), stepsPerEpoch: 2, epochs: 2, verbose: 0);
        Assert.That(model.Batches.SelectMany(b => b), Is.EqualTo(new float[] { 1, 2, 3, 4 }));
    }

    [Test]
    public void TrainingGoesOnFromWhereTheLastFitEnded()
    {
        var (once, twice) = (Small.Line(1, 0.05), Small.Line(1, 0.05));
        once.Fit(Small.Column(1, 2), Small.Column(3, 5), epochs: 4, verbose: 0, shuffle: false);
        for (int i = 0; i < 2; i++) twice.Fit(Small.Column(1, 2), Small.Column(3, 5), epochs: 2, verbose: 0, shuffle: false);
        Assert.That(Small.Weight(twice), Is.EqualTo(Small.Weight(once)));
    }

    [Test]
    public void LossWeightsScaleTheLoss()
    {
        var model = new Sequential([new Dense(1, useBias: false, kernelInitializer: "ones", inputShape: 1)]);
        model.Compile(new SGD(0.1), "mse", lossWeights: 3);
        var history = model.Fit(Small.Column(1), Small.Column(3), verbose: 0);
        Assert.That(history["loss"].Single(), Close.To(12));
        Assert.That(Small.Weight(model), Close.To(1 - 0.1 * 3 * 2 * (1 - 3)));
    }

    [Test]
    public void RegularizersAddToTheLoss()
    {
        var model = new Sequential([new Dense(1, useBias: false, kernelInitializer: "ones", kernelRegularizer: new KerasLike.Regularizers.L2(0.5), inputShape: 1)]);
        model.Compile(new SGD(0.1), "mse");
        var history = model.Fit(Small.Column(1), Small.Column(3), verbose: 0);
        Assert.That(history["loss"].Single(), Close.To(4 + 0.5));
        Assert.That(Small.Weight(model), Close.To(1 - 0.1 * (2 * (1 - 3) + 2 * 0.5)));
    }
}
