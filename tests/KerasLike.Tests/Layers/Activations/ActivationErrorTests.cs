using KerasLike.Layers;
using KerasLike.Models;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Layers.Activations;

/// <summary>What activation layers say about wrong arguments and inputs.</summary>
[TestFixture]
public class ActivationErrorTests
{
    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new PReLU(sharedAxes: [3], name: "p").Apply(torch.zeros(2, 4)), "PReLU \"p\": `sharedAxes` must be axes of the input from 1. Received: sharedAxes=[3], input shape=(2, 4)"),
        Mistake(() => new PReLU(name: "p").Apply(Keras.Input((null, 4))), "PReLU \"p\": the axes of the input that are not shared must be known. Received: input shape=(None, None, 4)"),
        Mistake(() => new Softmax(name: "s").Apply(torch.zeros(2, 4), mask: torch.ones(2, 4, 1)), "Softmax \"s\": expected a mask that fits the input. Received: mask (2, 4, 1) for input (2, 4)"),
        Mistake(() => new LeakyReLU(-1), "LeakyReLU: `negativeSlope` must not be negative. Received: negativeSlope=-1"),
        Mistake(() => new ReLU(maxValue: -1), "ReLU: `maxValue` must not be negative. Received: maxValue=-1"),
        Mistake(() => new Activation("reluu"), "Unknown activation \"reluu\". Did you mean \"relu\"?"),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<SystemException>().With.Message.StartsWith(message));
}
