using KerasLike.Layers;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>What a Hashing says about wrong arguments and inputs.</summary>
[TestFixture]
public class HashingErrorTests
{
    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new Hashing(0), "Hashing: `numBins` must be positive. Received: numBins=0"),
        Mistake(() => new Hashing(2, outputMode: "tf_idf"), "Hashing: `outputMode` must be one of \"int\", \"one_hot\", \"multi_hot\", \"count\". Received: outputMode=\"tf_idf\""),
        Mistake(() => new Hashing(2, dtype: "float32"), "Hashing: `dtype` must be \"int32\" or \"int64\" where outputMode is \"int\". Received: dtype=\"float32\""),
        Mistake(() => new HashedCrossing(2, name: "h").Apply(1L), "HashedCrossing \"h\" takes two or more features: layer.Apply(a, b). Received: 1"),
        Mistake(() => new HashedCrossing(2, name: "h").Apply(new long[3], new long[2]), "HashedCrossing \"h\": features must have the same shape. Received: shapes (3,), (2,)"),
        Mistake(() => new HashedCrossing(2, name: "h").Apply(new long[3, 2], new long[3, 2]), "HashedCrossing \"h\": features must have shape (), (batch) or (batch, 1). Received: shapes (3, 2), (3, 2)"),
        Mistake(() => new HashedCrossing(2, name: "h").Apply(new float[3], new long[3]), "HashedCrossing: features must be strings or integers. Received: float32"),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<ArgumentException>().With.Message.StartsWith(message));
}
