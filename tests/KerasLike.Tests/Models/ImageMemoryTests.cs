using KerasLike.Layers;
using KerasLike.Models;

namespace KerasLike.Tests.Models;

/// <summary>Consecutive layers over images hand on the same memory: their axes turn, by views, where the first begins and where the last ends.</summary>
[TestFixture]
public class ImageMemoryTests
{
    static Layer[] OverLines() => [new Conv1D(4, 3, padding: "same"), new BatchNormalization(), new ReLU(), new MaxPooling1D(2), new SeparableConv1D(6, 3), new Dropout(0.5), new UpSampling1D(2), new Conv1DTranspose(4, 3), new AveragePooling1D(2)];

    static Layer[] OverPlanes() =>
    [
        new Conv2D(4, 3, padding: "same"), new BatchNormalization(), new ReLU(), new MaxPooling2D(2), new DepthwiseConv2D(3, padding: "same"), new GroupNormalization(2), new Activation("tanh"), new ZeroPadding2D(1), new Dropout(0.5),
        new UpSampling2D(2), new Conv2DTranspose(6, 3, strides: 2), new SeparableConv2D(4, 3), new AveragePooling2D(2, strides: 1), new Conv2D(3, 3, strides: 2, padding: "same"),
    ];

    static Layer[] OverVolumes() => [new Conv3D(4, 2, padding: "same"), new BatchNormalization(), new ReLU(), new MaxPooling3D(2), new Conv3DTranspose(3, 2, strides: 2), new AveragePooling3D(2)];

    static IEnumerable<TestCaseData> Chains =>
    [
        new TestCaseData(OverLines(), new Shape(16, 3)) { TestName = "Lines" }, new TestCaseData(OverPlanes(), new Shape(12, 12, 3)) { TestName = "Planes" }, new TestCaseData(OverVolumes(), new Shape(8, 8, 8, 3)) { TestName = "Volumes" },
    ];

    [TestCaseSource(nameof(Chains))]
    public void AxesTurnOnlyAtTheEnds(Layer[] layers, Shape sample)
    {
        using var scope = torch.NewDisposeScope();
        using var model = new Sequential([Keras.Input(sample), .. layers]);
        var steps = model.Graph!.Plan.Steps;
        Assert.That(steps.Where(s => s is Step.Turn), Has.Exactly(2).Items);
        Assert.That((steps[0], steps[^1]), Is.EqualTo((steps.First(s => s is Step.Turn), steps.Last(s => s is Step.Turn))));
        model.Predict(torch.zeros([2, .. sample.ToSizes()]), verbose: 0);
    }

    [TestCaseSource(nameof(Chains))]
    public void ChannelsStayLastInMemory(Layer[] layers, Shape sample)
    {
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        var images = torch.rand([2, .. sample.ToSizes()]);
        using var model = new Sequential([Keras.Input(sample), .. layers]);
        var values = ImageAxes.ToKernel(images);
        Assert.That(IsOneMemory(images, values), "what enters is looked at in place");
        foreach (var layer in layers)
        {
            values = layer.CallChannelsFirst(values, training: false);
            Assert.That(values.stride(1), Is.EqualTo(1), layer.Name);
            Assert.That(ImageAxes.ToChannelsLast(values).is_contiguous(), layer.Name);
        }
        var output = ImageAxes.FromKernel(values, sample.Rank + 1);
        Assert.That(output.is_contiguous());
        Assert.That(IsOneMemory(values, output), "what leaves too");
    }

    static bool IsOneMemory(Tensor a, Tensor b)
    {
        var before = b.sum().ToSingle();
        a.add_(1);
        var seen = b.sum().ToSingle() - before;
        a.add_(-1);
        return Math.Abs(seen - b.numel()) < 0.01 * b.numel();
    }
}
