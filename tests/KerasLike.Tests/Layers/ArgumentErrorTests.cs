using System.Reflection;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Saving;
using KerasLike.Tests.Saving;

namespace KerasLike.Tests.Layers;

/// <summary>Every argument of every layer that has a range or a list of choices refuses what is outside, by the names of the class and the argument.</summary>
[TestFixture]
public class ArgumentErrorTests
{
    const string Positive = "must be positive", NotNegative = "must not be negative", Share = "must be between 0 and 1", Choice = "must be one of \"";

    // A value that is wrong wherever a layer has an argument of that name and type, and what is said of it.
    static readonly Dictionary<string, (object Wrong, string Said)> Wrong = new (object Wrong, string Said, string[] Names)[]
    {
        (0, Positive, ["units", "filters", "depthMultiplier", "headDim", "numHeads", "keyDim", "valueDim", "numQueryHeads", "numKeyValueHeads", "slidingWindow", "inputDim", "outputDim", "size", "width", "height", "n", "numBins",
            "numTokens", "fftLength", "frameLength", "sequenceStride", "sequenceLength", "samplingRate", "numMelBins", "numChains", "bins", "powerIterations", "outputSequenceLength"]),
        (-1, NotNegative, ["numOps", "chainDepth", "numOovIndices"]),
        (-0.5, NotNegative, ["epsilon", "negativeSlope", "stddev", "minFreq", "l1", "l2"]),
        (-0.5, Positive, ["maxFreq", "minPower"]),
        (1.5, Share, ["rate", "dropout", "recurrentDropout", "momentum", "renormMomentum"]),
        ("nonsense", Choice, ["padding", "dataFormat", "interpolation", "fillMode", "outputMode", "mergeMode", "scoreMode", "scaling", "window", "oovMethod", "reverseDtype"]),
    }.SelectMany(w => w.Names.Select(name => (name, w.Wrong, w.Said))).ToDictionary(w => w.name, w => (w.Wrong, w.Said));

    // They have ranges of their own, which their own tests tell.
    static readonly string[] Elsewhere = ["Discretization.epsilon", "STFTSpectrogram.fftLength"];

    static readonly Dictionary<Type, object> Samples = new() { [typeof(Interval)] = (Interval)0.25 };

    static IEnumerable<ParameterInfo> Parameters => typeof(Layer).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Layer)) && !t.IsAbstract && !typeof(Model).IsAssignableFrom(t))
        .SelectMany(t => ConfigSchema.Constructors(t)[0].GetParameters())
        .Where(p => Wrong.TryGetValue(p.Name!, out var wrong) && wrong.Wrong.GetType() == (Nullable.GetUnderlyingType(p.ParameterType) ?? p.ParameterType) && !Elsewhere.Contains($"{p.Member.DeclaringType!.Name}.{p.Name}"));

    static IEnumerable<TestCaseData> Cases => Parameters.Select(p => new TestCaseData(p).SetArgDisplayNames($"{p.Member.DeclaringType!.Name}.{p.Name}"));

    [TestCaseSource(nameof(Cases))]
    public void SaysWhatIsWrong(ParameterInfo parameter)
    {
        var (wrong, said) = Wrong[parameter.Name!];
        var constructor = (ConstructorInfo)parameter.Member;
        var error = Thrown(constructor, [.. constructor.GetParameters().Select(p => p.Position == parameter.Position ? wrong : Sample(p))]);
        Assert.That(error, Is.InstanceOf<ArgumentException>());
        Assert.That(error!.Message, Does.StartWith($"{constructor.DeclaringType!.Name}: `{parameter.Name}` {said}").And.Contain($"Received: {parameter.Name}={ConfigValue.Print(wrong)}"));
        Assert.That(((ArgumentException)error).ParamName, Is.EqualTo(parameter.Name));
    }

    [Test]
    public void ManyAreTried() => Assert.That(Parameters.Count(), Is.GreaterThan(200));

    static object? Sample(ParameterInfo parameter) =>
        !parameter.HasDefaultValue && Samples.TryGetValue(parameter.ParameterType, out var sample) ? sample : ConfigTests.Argument(parameter, changed: false);

    static Exception? Thrown(ConstructorInfo constructor, object?[] arguments)
    {
        try
        {
            constructor.Invoke(arguments);
            return null;
        }
        catch (TargetInvocationException e)
        {
            return e.InnerException;
        }
    }
}
