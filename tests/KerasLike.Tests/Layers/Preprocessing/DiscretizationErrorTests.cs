using KerasLike.Layers;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>What a Discretization says about wrong arguments and inputs.</summary>
[TestFixture]
public class DiscretizationErrorTests
{
    static readonly float[] Data = [1, 2, 3];

    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new Discretization(), "Discretization: either `binBoundaries` or `numBins` must be given. Received: binBoundaries=null, numBins=null"),
        Mistake(() => new Discretization([1], 2), "Discretization: either `binBoundaries` or `numBins` must be given. Received: binBoundaries=[1], numBins=2"),
        Mistake(() => new Discretization([1, 0]), "Discretization: `binBoundaries` must be in ascending order. Received: binBoundaries=[1, 0]"),
        Mistake(() => new Discretization(numBins: 0), "Discretization: `numBins` must be positive. Received: numBins=0"),
        Mistake(() => new Discretization([1], epsilon: 0), "Discretization: `epsilon` must be greater than 0 and at most 1. Received: epsilon=0"),
        Mistake(() => new Discretization([1], name: "d").Adapt(Data), "Discretization \"d\": it was given its boundaries, so there is nothing to learn. Give numBins instead of binBoundaries to adapt it."),
        Mistake(() => new Discretization(numBins: 2, name: "d").Adapt(Array.Empty<float>()), "Discretization \"d\": there must be data to adapt to. Received: none"),
        Mistake(() => new Discretization(numBins: 2, name: "d").Apply(torch.zeros(1, 1)), "Discretization \"d\": it has no boundaries yet. Call Adapt on data, or give binBoundaries."),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<SystemException>().With.Message.StartsWith(message));
}
