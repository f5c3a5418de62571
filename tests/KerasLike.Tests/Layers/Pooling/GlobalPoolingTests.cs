using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Layers.Pooling;

/// <summary>Pooling over all spatial axes: sizes, orders of axes, masks.</summary>
[TestFixture]
public class GlobalPoolingTests
{
    static GlobalPooling Make(bool max, int rank, string? dataFormat = null, bool keepdims = false) => (max, rank) switch
    {
        (true, 1) => new GlobalMaxPooling1D(dataFormat, keepdims),
        (true, 2) => new GlobalMaxPooling2D(dataFormat, keepdims),
        (true, _) => new GlobalMaxPooling3D(dataFormat, keepdims),
        (false, 1) => new GlobalAveragePooling1D(dataFormat, keepdims),
        (false, 2) => new GlobalAveragePooling2D(dataFormat, keepdims),
        _ => new GlobalAveragePooling3D(dataFormat, keepdims),
    };

    [Test]
    public void IsTheGreatestOrTheMeanOverAllSpatialAxes([Values] bool max, [Values(1, 2, 3)] int rank, [Values] bool keepdims)
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn([2, .. Enumerable.Range(3, rank).Select(s => (long)s), 4]) - 2;
        long[] spatial = [.. Enumerable.Range(1, rank)];
        var expected = max ? x.amax(spatial, keepdims) : x.mean(spatial, keepdims);
        var layer = Make(max, rank, null, keepdims);
        Assert.That(layer.Apply(x), Close.To(expected));
        Assert.That(layer.ComputeOutputShape(new Shape([null, .. spatial.Select(_ => (int?)null), 4])), Is.EqualTo(new Shape([null, .. expected.shape.Skip(1).Select(d => (int?)d)])));
        var first = Make(max, rank, "channels_first", keepdims);
        Assert.That(first.Apply(x.movedim([-1], [1])), Close.To(keepdims ? expected.movedim([-1], [1]) : expected), "channels_first");
        Assert.That(first.ComputeOutputShape(new Shape([null, 4, .. spatial.Select(_ => (int?)null)])), Is.EqualTo(new Shape(keepdims ? [null, 4, .. spatial.Select(_ => (int?)1)] : [null, 4])));
    }

    [Test]
    public void TheMeanIsThatOfTheStepsThatAreThere([Values("channels_last", "channels_first")] string dataFormat, [Values] bool keepdims)
    {
        using var scope = torch.NewDisposeScope();
        var (x, mask) = (torch.randn(2, 4, 3), torch.tensor(new[,] { { true, false, true, false }, { true, true, true, true } }));
        x.select(0, 0).select(0, 1).fill_(double.NaN); // what is not there does not count, whatever it is
        var y = new GlobalAveragePooling1D(dataFormat, keepdims).Apply(dataFormat == "channels_last" ? x : x.movedim([-1], [1]), mask: mask);
        var expected = torch.stack([(x[0][0] + x[0][2]) / 2, x[1].mean([0L])]);
        Assert.That(y, Close.To(!keepdims ? expected : expected.unsqueeze(dataFormat == "channels_last" ? 1 : 2)));
    }

    [Test]
    public void AMaskReachesItThroughAModelsOtherLayers()
    {
        using var scope = torch.NewDisposeScope();
        var model = new Sequential([new Masking(inputShape: (4, 3)), new BatchNormalization(), new Dropout(0.5), new GlobalAveragePooling1D()]);
        var x = torch.randn(2, 4, 3);
        x.narrow(1, 2, 2).zero_();
        Assert.That(model.Predict(x, verbose: 0), Close.To(x.narrow(1, 0, 2).mean([1L]) / Math.Sqrt(1.001)));
    }

    // The order of axes that kernels want goes from layer to layer; each alone turns them back.
    [Test]
    public void AModelOfSequencesGivesWhatItsLayersGiveOneByOne([Values] bool training)
    {
        using var scope = torch.NewDisposeScope();
        Layer[] layers = [new Conv1D(4, 3, inputShape: (12, 3), activation: "relu"), new BatchNormalization(), new MaxPooling1D(), new Activation("tanh"), new SpatialDropout1D(0),
            new SeparableConv1D(5, 2, padding: "same"), new AveragePooling1D(2, padding: "same"), new Conv1DTranspose(3, 3, 2, "same"), new GlobalMaxPooling1D()];
        var model = new Sequential(layers);
        var x = torch.randn(3, 12, 3);
        Assert.That(model.Apply(x, training), Close.To(layers.Aggregate(x, (value, layer) => layer.Apply(value, training))));
    }

    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new GlobalMaxPooling2D("NHWC"), "GlobalMaxPooling2D: `dataFormat` must be one of \"channels_last\", \"channels_first\". Received: dataFormat=\"NHWC\""),
        Mistake(() => new GlobalAveragePooling2D(name: "g").Apply(torch.zeros(1, 4, 3)), "GlobalAveragePooling2D \"g\": expected 4 axes. Received: shape (1, 4, 3)."),
        Mistake(() => new GlobalAveragePooling1D(name: "g").Apply(torch.zeros(1, 4, 4, 3)), "GlobalAveragePooling1D \"g\": expected 3 axes. Received: shape (1, 4, 4, 3)."),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<ArgumentException>().With.Message.StartsWith(message));
}
