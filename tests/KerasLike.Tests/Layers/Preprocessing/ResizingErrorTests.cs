using KerasLike.Layers;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>What a Resizing says about wrong arguments and inputs.</summary>
[TestFixture]
public class ResizingErrorTests
{
    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new Resizing(0, 2), "Resizing: `height` must be positive. Received: height=0"),
        Mistake(() => new Resizing(2, 2, "cubic"), "Resizing: `interpolation` must be one of \"bilinear\", \"nearest\", \"bicubic\", \"lanczos3\", \"lanczos5\". Received: interpolation=\"cubic\""),
        Mistake(() => new Resizing(2, 2, cropToAspectRatio: true, padToAspectRatio: true), "Resizing: only one of `cropToAspectRatio` and `padToAspectRatio` can be true. Received: cropToAspectRatio=True, padToAspectRatio=True"),
        Mistake(() => new Resizing(2, 2, fillMode: "wrap"), "Resizing: `fillMode` must be one of \"constant\". Received: fillMode=\"wrap\""),
        Mistake(() => new Resizing(2, 2, dataFormat: "nchw"), "Resizing: `dataFormat` must be one of \"channels_last\", \"channels_first\". Received: dataFormat=\"nchw\""),
        Mistake(() => new Resizing(2, 2, name: "r").Apply(torch.zeros(4, 4)), "Resizing \"r\": expected images of 3 axes, or batches of images of 4. Received: shape (4, 4)"),
        Mistake(() => new CenterCrop(2, -1), "CenterCrop: `width` must be positive. Received: width=-1"),
        Mistake(() => new Rescaling(2, dtype: "int32"), "Rescaling: `dtype` must be a floating-point type. Received: dtype=\"int32\""),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<ArgumentException>().With.Message.StartsWith(message));
}
