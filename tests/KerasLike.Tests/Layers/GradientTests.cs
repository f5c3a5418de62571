using System.Reflection;
using KerasLike.Activations;
using KerasLike.Layers;
using KerasLike.Losses;

namespace KerasLike.Tests.Layers;

/// <summary>Gradients of every layer, activation and loss against central differences, in float64.</summary>
[TestFixture]
public class GradientTests
{
    const double Step = 1e-5;

    // One of each layer, with the shape of its input. A layer that is not here fails the first test.
    static IEnumerable<(Func<Layer> Make, long[] Shape)> Layers()
    {
        const string f64 = "float64";
        yield return (() => new Dense(3, activation: "tanh", dtype: f64), [2, 4]);
        yield return (() => new Activation("softplus", dtype: f64), [2, 3]);
        yield return (() => new ReLU(maxValue: 2, negativeSlope: 0.1, threshold: 0.25, dtype: f64), [3, 4]);
        yield return (() => new Conv2D(4, 3, strides: 2, padding: "same", groups: 2, activation: "sigmoid", dtype: f64), [2, 5, 4, 2]);
        yield return (() => new Conv2D(2, 2, dilationRate: 2, dataFormat: "channels_first", dtype: f64), [1, 2, 5, 4]);
        yield return (() => new Conv1D(3, 3, padding: "causal", dilationRate: 2, activation: "tanh", dtype: f64), [2, 6, 2]);
        yield return (() => new Conv3D(2, 2, strides: 2, padding: "same", dtype: f64), [1, 3, 4, 3, 2]);
        yield return (() => new Conv1DTranspose(2, 3, strides: 2, padding: "same", activation: "sigmoid", dtype: f64), [2, 4, 2]);
        yield return (() => new Conv2DTranspose(2, 3, strides: 2, padding: "same", activation: "relu", dtype: f64), [1, 3, 2, 2]);
        yield return (() => new Conv3DTranspose(2, (2, 1, 3), strides: 2, outputPadding: 1, dtype: f64), [1, 2, 2, 2, 2]);
        yield return (() => new DepthwiseConv1D(3, padding: "same", depthMultiplier: 2, dtype: f64), [2, 5, 2]);
        yield return (() => new DepthwiseConv2D(3, strides: 2, padding: "same", depthMultiplier: 2, activation: "tanh", dtype: f64), [1, 4, 5, 2]);
        yield return (() => new SeparableConv1D(3, 2, dtype: f64), [2, 5, 2]);
        yield return (() => new SeparableConv2D(3, 2, padding: "same", depthMultiplier: 2, dtype: f64), [1, 4, 3, 2]);
        yield return (() => new MaxPooling1D(3, strides: 2, padding: "same", dtype: f64), [2, 6, 2]);
        yield return (() => new MaxPooling2D((2, 2), dtype: f64), [1, 4, 5, 2]);
        yield return (() => new MaxPooling3D(2, padding: "same", dtype: f64), [1, 3, 4, 3, 2]);
        yield return (() => new AveragePooling1D(2, padding: "same", dtype: f64), [2, 5, 2]);
        yield return (() => new AveragePooling2D(3, strides: 2, padding: "same", dtype: f64), [1, 5, 4, 2]);
        yield return (() => new AveragePooling3D((2, 3, 2), strides: 2, padding: "same", dtype: f64), [1, 3, 4, 3, 2]);
        yield return (() => new GlobalMaxPooling1D(dtype: f64), [2, 4, 2]);
        yield return (() => new GlobalMaxPooling2D(keepdims: true, dtype: f64), [2, 3, 2, 2]);
        yield return (() => new GlobalMaxPooling3D(dtype: f64), [2, 2, 3, 2, 2]);
        yield return (() => new GlobalAveragePooling1D(keepdims: true, dtype: f64), [2, 4, 2]);
        yield return (() => new GlobalAveragePooling2D(dtype: f64), [2, 3, 2, 2]);
        yield return (() => new GlobalAveragePooling3D(dtype: f64), [2, 2, 3, 2, 2]);
        yield return (() => new AdaptiveMaxPooling1D(3, dtype: f64), [2, 5, 2]);
        yield return (() => new AdaptiveMaxPooling2D((2, 3), dtype: f64), [1, 5, 4, 2]);
        yield return (() => new AdaptiveMaxPooling3D(2, dtype: f64), [1, 3, 4, 3, 2]);
        yield return (() => new AdaptiveAveragePooling1D(3, dtype: f64), [2, 5, 2]);
        yield return (() => new AdaptiveAveragePooling2D((2, 3), dtype: f64), [1, 5, 4, 2]);
        yield return (() => new AdaptiveAveragePooling3D(2, dtype: f64), [1, 3, 4, 3, 2]);
        yield return (() => new BatchNormalization(dtype: f64), [6, 3]);
        yield return (() => new LayerNormalization([1, 3], dtype: f64), [2, 3, 2, 4]);
        yield return (() => new LayerNormalization(rmsScaling: true, dtype: f64), [2, 4]);
        yield return (() => new GroupNormalization(2, dtype: f64), [2, 3, 3, 4]);
        yield return (() => new UnitNormalization([1, 2], dtype: f64), [2, 3, 2]);
        yield return (() => new RMSNormalization(1, dtype: f64), [2, 3, 2]);
        yield return (() => new LocalResponseNormalization(3, alpha: 0.5, k: 2, dtype: f64), [2, 2, 5]);
        yield return (() => new LocalResponseNormalization(4, 0.5, dataFormat: "channels_first", dtype: f64), [2, 5, 2]);
        yield return (() => new RReLU(dtype: f64), [3, 4]);
        yield return (() => new Flatten(dtype: f64), [2, 2, 3]);
        yield return (() => new Reshape((3, -1), dtype: f64), [2, 6]);
        yield return (() => new ZeroPadding2D(((1, 0), (0, 2)), dtype: f64), [1, 2, 3, 2]);
        yield return (() => new ZeroPadding1D((1, 0), dtype: f64), [2, 3, 2]);
        yield return (() => new ZeroPadding3D((0, 1, 1), dtype: f64), [1, 2, 2, 2, 2]);
        yield return (() => new Cropping1D((1, 0), dtype: f64), [2, 3, 2]);
        yield return (() => new Cropping2D(((1, 0), (1, 1)), "channels_first", dtype: f64), [1, 2, 3, 4]);
        yield return (() => new Cropping3D((0, 1, 0), dtype: f64), [1, 2, 3, 2, 2]);
        yield return (() => new UpSampling1D(3, dtype: f64), [2, 3, 2]);
        yield return (() => new UpSampling2D((2, 3), dtype: f64), [1, 2, 3, 2]);
        yield return (() => new UpSampling2D(2, interpolation: "bicubic", dtype: f64), [1, 3, 3, 2]);
        yield return (() => new UpSampling2D(2, interpolation: "lanczos3", dtype: f64), [1, 3, 3, 2]);
        yield return (() => new UpSampling3D((1, 2, 3), dtype: f64), [1, 2, 2, 2, 2]);
        yield return (() => new Permute((2, 1), dtype: f64), [2, 3, 2]);
        yield return (() => new Rescaling([2, 3], offset: 1, dtype: f64), [2, 3, 2]);
        yield return (() => new KerasLike.Layers.Normalization(mean: 1, variance: 4, dtype: f64), [2, 3]);
        yield return (() => new Resizing(3, 5, "bicubic", antialias: true, dtype: f64), [1, 4, 4, 2]);
        yield return (() => new CenterCrop(2, 3, dtype: f64), [1, 4, 4, 2]);
        yield return (() => new STFTSpectrogram("magnitude", frameLength: 4, dtype: f64), [2, 9, 2]);
        yield return (() => new MelSpectrogram(8, 4, samplingRate: 100, numMelBins: 2, topDb: 200, dtype: f64), [2, 12]);
        yield return (() => new Pipeline([new Rescaling(2, dtype: f64), new Dense(2, dtype: f64)]), [2, 3]);
        yield return (() => new RepeatVector(3, dtype: f64), [2, 3]);
        yield return (() => new Dropout(0.5, seed: 3, dtype: f64), [2, 5]);
        yield return (() => new SimpleRNN(3, dtype: f64), [2, 4, 2]);
        yield return (() => new LSTM(2, returnSequences: true, dtype: f64), [2, 3, 2]);
        yield return (() => new LSTM(2, activation: "softsign", dtype: f64), [2, 3, 2]);
        yield return (() => new GRU(2, returnSequences: true, dtype: f64), [2, 3, 2]);
        yield return (() => new GRU(2, resetAfter: false, goBackwards: true, dtype: f64), [2, 3, 2]);
        yield return (() => new ELU(0.5, dtype: f64), [2, 3]);
        yield return (() => new LeakyReLU(0.25, dtype: f64), [2, 3]);
        yield return (() => new PReLU("he_normal", sharedAxes: [1], dtype: f64), [2, 3, 2]);
        yield return (() => new Softmax((1, 2), dtype: f64), [2, 3, 2]);
        yield return (() => new GaussianDropout(0.5, dtype: f64), [2, 5]);
        yield return (() => new GaussianNoise(0.5, dtype: f64), [2, 5]);
        yield return (() => new AlphaDropout(0.5, dtype: f64), [2, 5]);
        yield return (() => new SpatialDropout1D(0.5, dtype: f64), [2, 5, 2]);
        yield return (() => new SpatialDropout2D(0.5, dtype: f64), [2, 5, 2, 1]);
        yield return (() => new SpatialDropout3D(0.5, dtype: f64), [2, 2, 2, 1, 2]);
        yield return (() => new ActivityRegularization(0.1, 0.2, dtype: f64), [2, 5]);
        yield return (() => new KerasLike.Layers.Identity(dtype: f64), [2, 5]);
        yield return (() => new Masking(0.5, dtype: f64), [2, 3, 2]);
        yield return (() => new EinsumDense("abc,cd->adb", (3, null), biasAxes: "d", activation: "tanh", dtype: f64), [2, 3, 4]);
        yield return (() => new Lambda(x => x * x, dtype: f64), [2, 3]);
        yield return (() => new TimeDistributed(new Dense(2, dtype: f64), dtype: f64), [2, 3, 4]);
        yield return (() => new Bidirectional(new GRU(2, dtype: f64), dtype: f64), [2, 3, 4]);
        yield return (() => new RNN(new StackedRNNCells([new SimpleRNNCell(2, dtype: f64), new GRUCell(3, dtype: f64)], dtype: f64), dtype: f64), [2, 3, 2]);
    }

    static IEnumerable<(Func<Layer> Make, long[][] Shapes)> SeveralInputs()
    {
        const string f64 = "float64";
        long[][] two = [[2, 3, 4], [2, 3, 4]], sequences = [[2, 3, 4], [2, 5, 4]];
        yield return (() => new Add(dtype: f64), two);
        yield return (() => new Subtract(dtype: f64), two);
        yield return (() => new Multiply(dtype: f64), two);
        yield return (() => new Average(dtype: f64), two);
        yield return (() => new Maximum(dtype: f64), two);
        yield return (() => new Minimum(dtype: f64), two);
        yield return (() => new Concatenate(dtype: f64), two);
        yield return (() => new Dot(2, normalize: true, dtype: f64), sequences);
        yield return (() => new KerasLike.Layers.Attention(useScale: true, scoreMode: "concat", dtype: f64), sequences);
        yield return (() => new AdditiveAttention(dtype: f64), sequences);
        yield return (() => new MultiHeadAttention(2, 3, useGate: true, dtype: f64), sequences);
        yield return (() => new GroupQueryAttention(3, 4, 2, slidingWindow: 2, dtype: f64), sequences);
    }

    static IEnumerable<TestCaseData> SeveralCases => SeveralInputs().Select((l, i) => new TestCaseData(i).SetName($"GradientOf({l.Make()})"));

    [TestCaseSource(nameof(SeveralCases))]
    public void OfALayerOfSeveralInputs(int index)
    {
        using var scope = torch.NewDisposeScope();
        var (make, shapes) = SeveralInputs().ElementAt(index);
        using var layer = make();
        var x = shapes.Select((s, i) => i == 0 ? Varied(s) : (Varied(s) * 1.1).detach().requires_grad_()).ToArray();
        var direction = torch.randn_like(layer.Apply(new Tensors(x)).Single);
        Check(() => layer.Apply(new Tensors(x)).Single.mul(direction).sum(), [.. x, .. layer.TrainableVariables.Select(v => (Tensor)v.Tensor)]);
    }

    // What takes or gives integers.
    static readonly Type[] WithoutGradients = [typeof(CategoryEncoding), typeof(Discretization), typeof(Hashing), typeof(HashedCrossing), typeof(IntegerLookup), typeof(StringLookup), typeof(TextVectorization)];

    // Cells are layers of several tensors, which RNN above runs; an input layer computes nothing; a table's input has no gradient; a call of spectral
    // normalization in training changes the kernel; augmentation has its own test.
    static readonly Type[] Elsewhere = [typeof(InputLayer), typeof(SimpleRNNCell), typeof(LSTMCell), typeof(GRUCell), typeof(StackedRNNCells), typeof(Embedding), typeof(RandomCrop), typeof(SpectralNormalization),
        .. SeveralInputs().Select(l => l.Make().GetType()), .. Preprocessing.AugmentationSamples.All.Select(make => make().GetType())];

    static IEnumerable<TestCaseData> Cases => Layers().Select((l, i) => new TestCaseData(i).SetName($"GradientOf({l.Make()})"));

    [Test]
    public void EveryLayerIsTested() =>
        Assert.That(typeof(Layer).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Layer)) && !t.IsAbstract && !typeof(KerasLike.Models.Model).IsAssignableFrom(t))
            .Except(Elsewhere).Except(WithoutGradients).Except(Layers().Select(l => l.Make().GetType())).Select(t => t.Name), Is.Empty, "Add a sample of these layers above");

    [TestCaseSource(nameof(Cases))]
    public void OfALayer(int index)
    {
        using var scope = torch.NewDisposeScope();
        var (make, shape) = Layers().ElementAt(index);
        using var layer = make();
        // What draws at random draws anew at each call, so it is checked without.
        var training = !SeedFields.Of(layer).Any();
        var x = Varied(shape);
        layer.Apply(x);
        var direction = torch.randn_like(layer.Apply(x, training));
        Check(() => layer.Apply(x, training).mul(direction).sum(), [x, .. layer.TrainableVariables.Select(v => (Tensor)v.Tensor)]);
    }

    static IEnumerable<ActivationFunction> Activations => typeof(ActivationFunction).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (ActivationFunction)f.GetValue(null)!);

    [TestCaseSource(nameof(Activations))]
    public void OfAnActivation(ActivationFunction activation)
    {
        using var scope = torch.NewDisposeScope();
        var x = Varied([3, 4]);
        var direction = torch.randn_like(activation.Apply(x));
        Check(() => activation.Apply(x).mul(direction).sum(), [x]);
    }

    // One of each loss with targets for predictions of shape (2, 3). A loss that is not here fails the first test.
    static IEnumerable<(Loss Loss, Tensor Targets)> LossSamples()
    {
        Tensor Rows(params double[] values) => torch.tensor(values).reshape(2, 3);
        Tensor oneHot = Rows(1, 0, 0, 0, 0, 1), values = Rows(0.9, -0.2, 0.3, 0.4, 1.7, -0.6), shares = Rows(0.2, 0.5, 0.3, 0.1, 0.1, 0.8), signs = Rows(1, -1, 1, -1, 1, 1), classes = torch.tensor(new long[] { 0, 2 });
        foreach (var loss in new Loss[] { new MeanSquaredError(), new MeanAbsoluteError(), new MeanAbsolutePercentageError(), new Huber(0.4), new LogCosh(), new CosineSimilarity() }) yield return (loss, values);
        yield return (new MeanSquaredLogarithmicError(), shares);
        foreach (var loss in new Loss[] { new Hinge(), new SquaredHinge() }) yield return (loss, signs);
        foreach (var loss in new Loss[] { new CategoricalHinge(), new BinaryCrossentropy(fromLogits: true, labelSmoothing: 0.1), new CategoricalCrossentropy(fromLogits: true, labelSmoothing: 0.2),
            new BinaryFocalCrossentropy(true, fromLogits: true), new CategoricalFocalCrossentropy([0.2, 0.3, 0.5], fromLogits: true), new Dice(axis: 1), new Tversky(0.3, 0.7) }) yield return (loss, oneHot);
        foreach (var loss in new Loss[] { new SparseCategoricalCrossentropy(fromLogits: true), new SparseCategoricalCrossentropy(fromLogits: true, ignoreClass: 2), new Circle(gamma: 2) }) yield return (loss, classes);
    }

    // Losses of probabilities, and those that take sequences.
    static IEnumerable<(Loss Loss, Tensor Targets, Func<Tensor, Tensor> Make)> LossesOfProbabilities()
    {
        Tensor oneHot = torch.tensor(new double[,] { { 1, 0, 0 }, { 0, 0, 1 } }), shares = torch.tensor(new[,] { { 0.2, 0.5, 0.3 }, { 0.1, 0.1, 0.8 } }), classes = torch.tensor(new long[] { 0, 2 });
        Tensor Sigmoid(Tensor x) => x.sigmoid();
        yield return (new KLDivergence(), shares, Sigmoid);
        yield return (new Poisson(), shares, Sigmoid);
        yield return (new BinaryCrossentropy(), oneHot, Sigmoid);
        yield return (new BinaryFocalCrossentropy(gamma: 1.5), oneHot, Sigmoid);
        yield return (new CategoricalCrossentropy(), oneHot, Sigmoid);
        yield return (new CategoricalFocalCrossentropy(), oneHot, Sigmoid);
        yield return (new SparseCategoricalCrossentropy(), classes, Sigmoid);
        yield return (new CategoricalGeneralizedCrossEntropy(0.6), classes, Sigmoid);
        yield return (new CTC(), torch.tensor(new long[,] { { 1 } }), x => x.reshape(1, 2, 3));
    }

    static IEnumerable<TestCaseData> Losses() => LossSamples().Select(l => (l.Loss, l.Targets, Make: (Func<Tensor, Tensor>)(x => x))).Concat(LossesOfProbabilities())
        .Select(l => new TestCaseData(l.Loss, l.Targets, l.Make).SetName($"GradientOf({l.Loss})"));

    [Test]
    public void EveryLossIsTested() => Assert.That(typeof(Loss).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Loss)) && !t.IsAbstract)
        .Except(LossSamples().Select(l => l.Loss.GetType())).Except(LossesOfProbabilities().Select(l => l.Loss.GetType())).Select(t => t.Name), Is.Empty, "Add a sample of these losses above");

    [TestCaseSource(nameof(Losses))]
    public void OfALoss(Loss loss, Tensor targets, Func<Tensor, Tensor> make)
    {
        using var scope = torch.NewDisposeScope();
        var x = Varied([2, 3]);
        Check(() => loss.Apply(targets, make(x)), [x]);
    }

    // Away from each other and from the corners of piecewise functions, by more than a step.
    static Tensor Varied(long[] shape)
    {
        var count = shape.Aggregate(1L, (a, b) => a * b);
        using var generator = new torch.Generator(5);
        var values = torch.randperm(count, dtype: torch.float64, generator: generator).sub(count / 2.0).div(count / 3.0).add(0.013);
        return values.reshape(shape);
    }

    static void Put(Tensor tensor, torch.TensorIndex[] at, double value)
    {
        if (at.Length == 0) tensor.fill_(value);
        else tensor[at] = torch.tensor(value, torch.float64);
    }

    static void Check(Func<Tensor> function, Tensor[] arguments)
    {
        foreach (var argument in arguments) argument.requires_grad_(true);
        function().backward();
        var gradients = arguments.Select(a => a.grad!.clone()).ToList();
        using var noGrad = torch.no_grad();
        foreach (var (argument, gradient) in arguments.Zip(gradients))
        {
            var expected = argument.contiguous().data<double>().ToArray();
            var indices = Enumerable.Range(0, expected.Length).Where(i => expected.Length < 60 || i % (expected.Length / 40) == 0);
            foreach (var i in indices)
            {
                var at = Unravel(i, argument.shape);
                double Value(double offset)
                {
                    Put(argument, at, expected[i] + offset);
                    return function().item<double>();
                }
                var difference = (Value(Step) - Value(-Step)) / (2 * Step);
                Put(argument, at, expected[i]);
                Assert.That((at.Length == 0 ? gradient : gradient[at]).item<double>(), Is.EqualTo(difference).Within(1e-6 + 1e-5 * Math.Abs(difference)), $"element {i}");
            }
        }
    }

    static torch.TensorIndex[] Unravel(int index, long[] shape)
    {
        var at = new torch.TensorIndex[shape.Length];
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            at[axis] = torch.TensorIndex.Single(index % shape[axis]);
            index /= (int)shape[axis];
        }
        return at;
    }
}
