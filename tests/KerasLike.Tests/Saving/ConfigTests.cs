using System.Reflection;
using System.Text.Json.Nodes;
using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Layers;
using KerasLike.Losses;
using KerasLike.Metrics;
using KerasLike.Optimizers;
using KerasLike.Regularizers;
using KerasLike.Saving;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Saving;

/// <summary>Objects to configs and back, for every class there is.</summary>
[TestFixture]
public class ConfigTests
{
    // Other values than the defaults, by parameter where one type does for few.
    static readonly Dictionary<string, object> ByName = new()
    {
        ["axis"] = 1,
        ["poolSize"] = (Dims)3,
        ["cell"] = new SimpleRNNCell(3),
        ["cells"] = new RNNCell[] { new LSTMCell(3) },
        ["padding"] = "same",
        ["dataFormat"] = "channels_first",
        ["reduction"] = "sum",
        ["distribution"] = "uniform",
        ["mode"] = "fan_out",
        ["side"] = "imag",
        ["window"] = "hamming",
        ["scaling"] = "spectrum",
        ["rate"] = 0.25,
        ["beta1"] = 0.7,
        ["beta2"] = 0.8,
        ["minValue"] = 0.5,
        ["maxValue"] = 1.5,
        ["groups"] = 2,
        ["filters"] = 4,
        ["dilationRate"] = (Dims)1,
        ["targetShape"] = (Shape)(3, 4),
        ["noiseShape"] = new Shape(null, 1),
        ["renormClipping"] = new Dictionary<string, double> { ["rmax"] = 3 },
        ["inputAxes"] = new[] { 0 },
        ["outputAxes"] = new[] { 1 },
        ["momentum"] = 0.6,
        ["emaMomentum"] = 0.6,
        ["threshold"] = 0.3,
        ["labelSmoothing"] = 0.1,
        ["dtype"] = (DTypePolicy)"float64",
        ["rho"] = 0.4,
        ["dropout"] = 0.2,
        ["recurrentDropout"] = 0.3,
        ["clipnorm"] = 1.5,
        ["minval"] = -0.5,
        ["maxval"] = 0.5,
        ["shape"] = (Shape)(4, 4),
        ["batchSize"] = 3,
        ["name"] = "given",
        ["numClasses"] = 3,
        ["classId"] = 1,
        ["scoreMode"] = "concat",
        ["inputDim"] = 5,
        ["valueDim"] = 7,
        ["mergeMode"] = "sum",
        ["equation"] = "ab,bc->ac",
        ["biasAxes"] = "c",
        ["numQueryHeads"] = 6,
        ["learningRatePower"] = -0.25,
        ["boundaries"] = new[] { 4.0 },
        ["values"] = new[] { 0.5, 0.25 },
        ["outputMode"] = "one_hot",
        ["maskToken"] = "mask",
        ["encoding"] = "utf-16",
        ["oovMethod"] = "farmhash",
        ["split"] = (TextSplit)"character",
        ["standardize"] = (TextStandardization)"none",
        ["fillMode"] = "constant",
        ["lower"] = 0.0625,
        ["reverseDtype"] = "float64",
        ["interpolation"] = "bicubic",
        ["size"] = (Dims)3,
        ["dims"] = (Dims)1,
        ["curve"] = "PR",
        ["summationMethod"] = "majoring",
        ["average"] = "micro",
        ["classAggregation"] = "variance_weighted_average",
    };

    static readonly Dictionary<Type, object> ByType = new()
    {
        [typeof(int)] = 3,
        [typeof(double)] = 0.125,
        [typeof(Numbers)] = (Numbers)0.125,
        [typeof(bool)] = true,
        [typeof(string)] = "given",
        [typeof(Dims)] = (Dims)2,
        [typeof(Sides)] = (Sides)3,
        [typeof(ActivationFunction)] = ActivationFunction.Elu,
        [typeof(Initializer)] = new RandomNormal(0.5, 0.25, seed: 3),
        [typeof(Regularizer)] = new L1L2(0.1, 0.2),
        [typeof(Constraint)] = new MaxNorm(1.5),
        [typeof(LearningRate)] = (LearningRate)0.25,
        [typeof(DTypePolicy)] = (DTypePolicy)"float64",
        [typeof(Shape)] = (Shape)(4, 4),
        [typeof(IReadOnlyList<int>)] = new[] { 0 },
        [typeof(Layer)] = new Dense(3),
        [typeof(Optimizer)] = new SGD(0.5, name: "inside"),
        [typeof(OptimizerMap)] = new OptimizerMap(new SGD(0.5, name: "inside"), new() { ["dense/.*"] = new Adam(name: "other") }),
        [typeof(Dictionary<string, Optimizer>)] = new Dictionary<string, Optimizer> { ["dense/.*"] = new Adam(name: "other") },
        [typeof(IReadOnlyList<string>)] = new[] { "output" },
        [typeof(RecurrentLayer)] = new GRU(3),
        [typeof(IReadOnlyList<Layer>)] = new Layer[] { new Dense(3) },
        [typeof(long)] = 5L,
        [typeof(Token)] = (Token)"token",
        [typeof(Salt)] = (Salt)(3, 4),
    };

    // What one class takes differs from what the others take under that name or of that type.
    static readonly Dictionary<string, object> Own = new()
    {
        ["OneCycle.annealStrategy"] = "linear",
        ["OrthogonalRegularizer.mode"] = "columns",
        ["UpSampling2D.size"] = (Dims)3,
        ["UpSampling2D.interpolation"] = "bilinear",
        ["UpSampling3D.size"] = (Dims)3,
        ["MelSpectrogram.sequenceLength"] = 2,
        ["Normalization.mean"] = (Numbers)2,
        ["STFTSpectrogram.mode"] = "psd",
        ["STFTSpectrogram.frameStep"] = 2,
        ["TextVectorization.maxTokens"] = 9,
        ["TextVectorization.vocabulary"] = (Vocabulary)new[] { "a", "b" },
        ["StringLookup.maxTokens"] = 9,
        ["StringLookup.vocabulary"] = (Vocabulary)new[] { "a", "b" },
        ["IntegerLookup.maxTokens"] = 9,
        ["IntegerLookup.vocabulary"] = (Vocabulary)new[] { 8, 7 },
        ["BinaryIoU.targetClassIds"] = (Dims)1,
        ["Permute.dims"] = (Dims)(2, 1),
        ["Cropping3D.cropping"] = (Sides)((1, 0), (2, 1), (0, 1)),
        ["ZeroPadding3D.padding"] = (Sides)((1, 0), (2, 1), (0, 1)),
    };

    // Arguments that exclude another: left at their default.
    static readonly string[] Excluded = ["clipvalue", "globalClipnorm", "batchShape", "strides", "lossScaleFactor", "inputShape", "padToAspectRatio", "fillMode", "binBoundaries", "idfWeights", "vocabularyDtype", "outputSequenceLength", "StringLookup.invert", "IntegerLookup.invert", "outputPadding"];

    // Augmentation has samples, and such a test, of its own.
    static IEnumerable<Type> Types => typeof(Layer).Assembly.GetExportedTypes().Where(t => typeof(KerasObject).IsAssignableFrom(t) && !t.IsAbstract && ConfigSchema.Constructors(t).Length == 1
        && t != typeof(KerasLike.Models.Sequential) && t != typeof(KerasLike.Models.Model) && t != typeof(InputLayer) && t != typeof(TorchModuleWrapper) && !typeof(ImageAugmentation).IsAssignableFrom(t) && !ConfigSchema.Constructors(t)[0].GetParameters().Any(p => typeof(Delegate).IsAssignableFrom(p.ParameterType)));

    // Arguments without which there is no object, though they have a default.
    static readonly string[] Needed = ["Discretization.numBins", "CategoryEncoding.numTokens"];

    /// <summary>A value for a parameter: its default, or a sample where it has none, or where another is asked for.</summary>
    internal static object? Argument(ParameterInfo parameter, bool changed)
    {
        changed |= Needed.Contains(FullName(parameter));
        if (!changed && parameter.HasDefaultValue || IsExcluded(parameter)) return parameter.HasDefaultValue && parameter.DefaultValue is not null ? parameter.DefaultValue : Default(parameter.ParameterType);
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var value = Own.TryGetValue(FullName(parameter), out var own) ? own
            : type == typeof(string) && parameter.Name == "dtype" ? "float64" : ByName.TryGetValue(parameter.Name!, out var named) && type.IsInstanceOfType(named) ? named : ByType.GetValueOrDefault(type);
        if (parameter.HasDefaultValue && value is bool) return !(bool)(parameter.DefaultValue ?? false);
        Assert.That(value, Is.Not.Null, $"Give {parameter.Member.DeclaringType!.Name} a sample of `{parameter.Name}`, a {type.Name}, above");
        return value;
    }

    static bool IsExcluded(ParameterInfo parameter) => Excluded.Contains(parameter.Name) || Excluded.Contains(FullName(parameter));

    static string FullName(ParameterInfo parameter) => $"{parameter.Member.DeclaringType!.Name}.{parameter.Name}";

    static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    static KerasObject Make(Type type, bool changed) => (KerasObject)ConfigSchema.Constructors(type)[0].Invoke([.. ConfigSchema.Constructors(type)[0].GetParameters().Select(p => Argument(p, changed))]);

    [Test]
    public void AConfigMakesAnEqualObject([ValueSource(nameof(Types))] Type type, [Values] bool changed)
    {
        var made = Make(type, changed);
        var config = made.GetConfig();
        var again = Config.Create(type, JsonNode.Parse(config.ToJsonString())!.AsObject());
        Assert.That(JsonEquality.Difference(((KerasObject)again).GetConfig(), config), Is.Null);
        if (!changed) Assert.That(again.ToString(), Is.EqualTo(made.ToString()));
    }

    [Test]
    public void EveryChangedArgumentShowsInTheConfigOrIsMeantNotTo([ValueSource(nameof(Types))] Type type)
    {
        var (plain, changed) = (Make(type, false).GetConfig(), Make(type, true).GetConfig());
        var same = ConfigSchema.Constructors(type)[0].GetParameters().Where(p => p.HasDefaultValue && !IsExcluded(p) && !Needed.Contains(FullName(p)) && plain.ContainsKey(Naming.Key(p.Name!))
            && JsonNode.DeepEquals(plain[Naming.Key(p.Name!)], changed[Naming.Key(p.Name!)])).Select(p => p.Name);
        Assert.That(same, Is.Empty.Or.SubsetOf(new[] { "dilationRate", "dtype", "reduction", "trainable" }));
    }

    static readonly TestCaseData[] Printed =
    [
        new(new Dense(10, activation: "relu"), "Dense(10, activation: \"relu\")"),
        new(new Conv2D(32, (5, 5), padding: "same"), "Conv2D(32, (5, 5), padding: \"same\")"),
        new(new Dropout(0.25, seed: 7), "Dropout(0.25, seed: 7)"),
        new(new Dense(4, kernelRegularizer: new L2(0.5)), "Dense(4, kernelRegularizer: new L2(l2: 0.5))"),
        new(new Adam(0.01), "Adam(learningRate: 0.01)"),
    ];

    [TestCaseSource(nameof(Printed))]
    public void AnObjectPrintsTheCallThatMakesIt(KerasObject value, string expected) => Assert.That(value.ToString(), Is.EqualTo(expected));

    [Test]
    public void AnUnknownKeyIsNamed() =>
        Assert.That(() => KerasObject.FromConfig<L2>(new JsonObject { ["l3"] = 1 }), Throws.InstanceOf<InvalidDataException>().With.Message.EqualTo("L2: unknown config key \"l3\". Known: l2"));

    [Test]
    public void ANullForAnUnknownKeyIsNothing() => Assert.That(KerasObject.FromConfig<L2>(new JsonObject { ["l3"] = null }).ToString(), Is.EqualTo(new L2().ToString()));

    [Test]
    public void AMissingKeyIsNamed() =>
        Assert.That(() => KerasObject.FromConfig<Dropout>(new JsonObject { ["seed"] = 1 }), Throws.InstanceOf<InvalidDataException>().With.Message.EqualTo("Dropout: config key \"rate\" is required. Received: keys seed"));

    [Test]
    public void AValueOfTheWrongKindIsNamed() =>
        Assert.That(() => KerasObject.FromConfig<Dense>(new JsonObject { ["units"] = "many" }), Throws.InstanceOf<InvalidDataException>().With.Message.EqualTo("Dense: config key \"units\" must be an integer. Received: \"many\""));

    [Test]
    public void AFeatureThatIsNotHereIsNamed() =>
        Assert.That(() => KerasObject.FromConfig<Dense>(new JsonObject { ["units"] = 2, ["quantization_config"] = new JsonObject() }), Throws.InstanceOf<InvalidDataException>().With.Message.EqualTo(
            "Dense: config key \"quantization_config\" can only be null here. Received: {}"));

    [Test]
    public void ValuesAreCheckedAsInTheConstructor() =>
        Assert.That(() => KerasObject.FromConfig<Dropout>(new JsonObject { ["rate"] = 1.5 }), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("Dropout: `rate` must be between 0 and 1. Received: rate=1.5"));
}
