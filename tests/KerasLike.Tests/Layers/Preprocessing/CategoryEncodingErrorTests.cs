using KerasLike.Layers;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>What a CategoryEncoding says about wrong arguments and inputs.</summary>
[TestFixture]
public class CategoryEncodingErrorTests
{
    static readonly long[,] Pairs = { { 0, 1 }, { 0, 0 }, { 1, 2 }, { 3, 1 } };

    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new CategoryEncoding(), "CategoryEncoding: `numTokens` must be given; where it is not known, IntegerLookup finds it. Received: numTokens=null"),
        Mistake(() => new CategoryEncoding(0), "CategoryEncoding: `numTokens` must be positive. Received: numTokens=0"),
        Mistake(() => new CategoryEncoding(3, "int"), "CategoryEncoding: `outputMode` must be one of \"multi_hot\", \"one_hot\", \"count\". Received: outputMode=\"int\""),
        Mistake(() => new CategoryEncoding(3, name: "c").Apply(Pairs), "CategoryEncoding \"c\": expected integers from 0 to 2. Received: 3. Give a greater numTokens."),
        Mistake(() => new CategoryEncoding(4, name: "c").Apply(Pairs, Pairs), "CategoryEncoding \"c\": `countWeights` need outputMode: \"count\". Received: outputMode=\"multi_hot\""),
        Mistake(() => new CategoryEncoding(4, "count", name: "c").Apply(Pairs, new float[4]), "CategoryEncoding \"c\": `countWeights` must have the shape of the input, (4, 2). Received: shape (4,)"),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<ArgumentException>().With.Message.StartsWith(message));
}
