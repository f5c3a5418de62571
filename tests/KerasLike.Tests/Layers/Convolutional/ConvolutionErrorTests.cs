using KerasLike.Layers;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Layers.Convolutional;

/// <summary>What convolutions say of arguments and inputs that do not fit.</summary>
[TestFixture]
public class ConvolutionErrorTests
{
    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new Conv2D(0, 3), "Conv2D: `filters` must be positive. Received: filters=0"),
        Mistake(() => new Conv2D(4, (1, 2, 3)), "Conv2D: `kernelSize` must be an int or 2 ints. Received: kernelSize=(1, 2, 3)"),
        Mistake(() => new Conv1D(4, (1, 2)), "Conv1D: `kernelSize` must be an int. Received: kernelSize=(1, 2)"),
        Mistake(() => new Conv2D(4, 0), "Conv2D: `kernelSize` must be at least 1 on every axis. Received: kernelSize=0"),
        Mistake(() => new Conv2D(4, 3, strides: 0), "Conv2D: `strides` must be at least 1 on every axis. Received: strides=0"),
        Mistake(() => new Conv2D(4, 3, dilationRate: (1, 0)), "Conv2D: `dilationRate` must be at least 1 on every axis. Received: dilationRate=(1, 0)"),
        Mistake(() => new Conv2D(4, 3, padding: "causal"), "Conv2D: `padding` must be one of \"valid\", \"same\". Received: padding=\"causal\""),
        Mistake(() => new Conv1D(4, 3, padding: "full"), "Conv1D: `padding` must be one of \"valid\", \"same\", \"causal\". Received: padding=\"full\""),
        Mistake(() => new Conv2D(4, 3, dataFormat: "NHWC"), "Conv2D: `dataFormat` must be one of \"channels_last\", \"channels_first\". Received: dataFormat=\"NHWC\""),
        Mistake(() => new Conv2D(4, 3, strides: 2, dilationRate: 2), "Conv2D: `strides` and `dilationRate` cannot both differ from 1. Received: strides=(2, 2), dilationRate=(2, 2)"),
        Mistake(() => new Conv2D(4, 3, groups: 3), "Conv2D: `filters` must be a multiple of `groups`. Received: filters=4, groups=3"),
        Mistake(() => new Conv2D(4, 3, groups: 0), "Conv2D: `groups` must be positive. Received: groups=0"),
        Mistake(() => new Conv2D(4, 3, groups: 2, name: "c").Apply(torch.zeros(1, 5, 5, 3)), "Conv2D \"c\": the input's channels must be a multiple of `groups`. Received: 3 channels, groups=2"),
        Mistake(() => new Conv2D(4, 5, name: "c").Apply(torch.zeros(1, 3, 3, 1)), "Conv2D \"c\": the output would be empty. Received: input shape=(1, 3, 3, 1), window=(5, 5), padding=\"valid\". Use padding: \"same\" or a smaller window."),
        Mistake(() => new Conv1D(4, 5, name: "c").Apply(torch.zeros(1, 3, 1)), "Conv1D \"c\": the output would be empty. Received: input shape=(1, 3, 1), window=(5), padding=\"valid\". Use padding: \"same\" or a smaller window."),
        Mistake(() => new Conv2D(4, 3, name: "c").Apply(torch.zeros(28, 28)), "Conv2D \"c\": expected 4 axes. Received: shape (28, 28)."),
        Mistake(() => new Conv1D(4, 3, name: "c").Apply(torch.zeros(1, 5, 5, 3)), "Conv1D \"c\": expected 3 axes. Received: shape (1, 5, 5, 3)."),
        Mistake(() => new Conv3D(4, 3, name: "c").Apply(torch.zeros(1, 5, 5, 3)), "Conv3D \"c\": expected 5 axes. Received: shape (1, 5, 5, 3)."),
        Mistake(() => new Conv2D(4, 3, name: "c").Build((null, 8, 8, null)), "Conv2D \"c\": the number of channels must be known. Received: input shape=(None, 8, 8, None)"),
        Mistake(() => new Conv2DTranspose(-1, 3), "Conv2DTranspose: `filters` must be positive. Received: filters=-1"),
        Mistake(() => new Conv2DTranspose(1, 3, strides: (2, 1), outputPadding: 1), "Conv2DTranspose: `outputPadding` must be less than `strides` on every axis. Received: outputPadding=(1, 1), strides=(2, 1)"),
        Mistake(() => new Conv3DTranspose(1, 3, strides: 2, outputPadding: (0, 1)), "Conv3DTranspose: `outputPadding` must be an int or 3 ints. Received: outputPadding=(0, 1)"),
        Mistake(() => new Conv1DTranspose(1, 3, strides: 2, outputPadding: -1), "Conv1DTranspose: `outputPadding` must be at least 0 on every axis. Received: outputPadding=-1"),
        Mistake(() => new Conv1DTranspose(1, 3, strides: 2, dilationRate: 2), "Conv1DTranspose: `strides` and `dilationRate` cannot both differ from 1. Received: strides=(2), dilationRate=(2)"),
        Mistake(() => new Conv1DTranspose(1, 3, padding: "causal"), "Conv1DTranspose: `padding` must be one of \"valid\", \"same\". Received: padding=\"causal\""),
        Mistake(() => new Conv1DTranspose(1, 2, padding: "same", outputPadding: 0, name: "t").Apply(torch.zeros(1, 1, 1)), "Conv1DTranspose \"t\": the output would be empty. Received: input shape=(1, 1, 1), window=(2), outputPadding=(0), padding=\"same\". Leave outputPadding out, or use a larger one."),
        Mistake(() => new Conv2DTranspose(1, 3, name: "t").Apply(torch.zeros(1, 4, 3)), "Conv2DTranspose \"t\": expected 4 axes. Received: shape (1, 4, 3)."),
        Mistake(() => new Conv2DTranspose(1, 3, name: "t").Build((null, 8, 8, null)), "Conv2DTranspose \"t\": the number of channels must be known. Received: input shape=(None, 8, 8, None)"),
        Mistake(() => new DepthwiseConv2D(3, depthMultiplier: 0), "DepthwiseConv2D: `depthMultiplier` must be positive. Received: depthMultiplier=0"),
        Mistake(() => new SeparableConv2D(4, 3, depthMultiplier: 0), "SeparableConv2D: `depthMultiplier` must be positive. Received: depthMultiplier=0"),
        Mistake(() => new SeparableConv1D(0, 3), "SeparableConv1D: `filters` must be positive. Received: filters=0"),
        Mistake(() => new DepthwiseConv1D(3, padding: "causal"), "DepthwiseConv1D: `padding` must be one of \"valid\", \"same\". Received: padding=\"causal\""),
        Mistake(() => new DepthwiseConv2D(5, name: "d").Apply(torch.zeros(1, 4, 4, 1)), "DepthwiseConv2D \"d\": the output would be empty. Received: input shape=(1, 4, 4, 1), window=(5, 5), padding=\"valid\". Use padding: \"same\" or a smaller window."),
        Mistake(() => new SeparableConv1D(2, 3, name: "s").Apply(torch.zeros(1, 4, 4, 1)), "SeparableConv1D \"s\": expected 3 axes. Received: shape (1, 4, 4, 1)."),
        Mistake(() => new DepthwiseConv2D(3, name: "d").Build((null, 8, 8, null)), "DepthwiseConv2D \"d\": the number of channels must be known. Received: input shape=(None, 8, 8, None)"),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<ArgumentException>().With.Message.StartsWith(message));
}
