using KerasLike.Layers;
using KerasLike.Training;
using static KerasLike.Tests.Support.Mistakes;
using NormalizationLayer = KerasLike.Layers.Normalization;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>What a Normalization says about wrong arguments and inputs.</summary>
[TestFixture]
public class NormalizationErrorTests
{
    static readonly float[,] Rows = { { 0, 7, 4 }, { 2, 9, 6 } };

    static NormalizationLayer Adapted(string name)
    {
        var layer = new NormalizationLayer(name: name);
        layer.Adapt(Rows);
        return layer;
    }

    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new NormalizationLayer(mean: 1), "Normalization: `mean` and `variance` must be given together. Received: mean=1.0, variance=null"),
        Mistake(() => new NormalizationLayer(mean: [1, 2], variance: 1), "Normalization: `mean` and `variance` must have the same shape. Received: mean shape=(2,), variance shape=()"),
        Mistake(() => new NormalizationLayer(mean: [1, 2], variance: [1, 2], name: "n").Apply(torch.zeros(1, 3)), "Normalization \"n\": `mean` and `variance` do not fit the input. Received: mean shape=(2,), input shape=(1, 3), axis=(-1)"),
        Mistake(() => new NormalizationLayer(axis: 3, name: "n").Apply(torch.zeros(1, 3)), "Normalization \"n\": `axis` must be from -2 to 1 for an input of 2 axes. Received: axis=(3), input shape=(1, 3)"),
        Mistake(() => new NormalizationLayer(name: "n").Apply(Keras.Input((2, null))), "Normalization \"n\": the size of the input must be known along `axis`. Received: axis=(-1), input shape=(None, 2, None)"),
        Mistake(() => Adapted("n").Adapt(new float[2, 4]), "Normalization \"n\": it was built on shape (2, 3), which data must have along axis (-1). Received: shape (2, 4)"),
        Mistake(() => new NormalizationLayer(mean: 1, variance: 1, name: "n").Adapt(Rows), "Normalization \"n\": it was given its mean and variance, so there is nothing to learn. Leave `mean` and `variance` out to adapt it."),
        Mistake(() => new NormalizationLayer(name: "n").Adapt(Array.Empty<Batch>()), "Normalization \"n\": there must be data to adapt to. Received: no batch"),
        Mistake(() => new NormalizationLayer(dtype: "int32"), "Normalization: `dtype` must be a floating-point type. Received: dtype=\"int32\""),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<SystemException>().With.Message.StartsWith(message));
}
