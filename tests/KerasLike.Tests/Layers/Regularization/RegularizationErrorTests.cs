using KerasLike.Layers;
using KerasLike.Models;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Layers.Regularization;

/// <summary>What layers against overfitting say about wrong arguments and inputs.</summary>
[TestFixture]
public class RegularizationErrorTests
{
    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new SpatialDropout1D(1.5), "SpatialDropout1D: `rate` must be between 0 and 1. Received: rate=1.5"),
        Mistake(() => new SpatialDropout2D(0.5, name: "s").Apply(torch.zeros(2, 3), training: true), "SpatialDropout2D \"s\": expected 4 axes. Received: shape (2, 3)."),
        Mistake(() => new SpatialDropout3D(0.5, dataFormat: "last"), "SpatialDropout3D: `dataFormat` must be one of \"channels_last\", \"channels_first\". Received: dataFormat=\"last\""),
        Mistake(() => new GaussianDropout(-0.1), "GaussianDropout: `rate` must be between 0 and 1. Received: rate=-0.1"),
        Mistake(() => new GaussianNoise(-1), "GaussianNoise: `stddev` must "),
        Mistake(() => new AlphaDropout(2), "AlphaDropout: `rate` must be between 0 and 1. Received: rate=2"),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<SystemException>().With.Message.StartsWith(message));
}
