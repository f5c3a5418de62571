using KerasLike.Layers;
using KerasLike.Models;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Layers.AttentionLayers;

/// <summary>What attention layers say about wrong arguments and inputs.</summary>
[TestFixture]
public class AttentionErrorTests
{
    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new MultiHeadAttention(0, 2), "MultiHeadAttention: `numHeads` must be positive. Received: numHeads=0"),
        Mistake(() => new MultiHeadAttention(2, -1), "MultiHeadAttention: `keyDim` must be positive. Received: keyDim=-1"),
        Mistake(() => new MultiHeadAttention(2, 2, dropout: 1.5), "MultiHeadAttention: `dropout` must be between 0 and 1. Received: dropout=1.5"),
        Mistake(() => new MultiHeadAttention(2, 2, slidingWindow: 0), "MultiHeadAttention: `slidingWindow` must be positive. Received: slidingWindow=0"),
        Mistake(() => new MultiHeadAttention(2, 2, name: "m").Apply(torch.zeros(1, 3, 4)), "MultiHeadAttention \"m\" takes a query and a value: layer.Apply(query, value). Received: shapes (1, 3, 4)"),
        Mistake(() => new MultiHeadAttention(2, 2, name: "m").Apply(Keras.Input((3, 4))), "MultiHeadAttention \"m\" takes a query and a value: layer.Apply(query, value). Received: shapes (None, 3, 4)"),
        Mistake(() => new MultiHeadAttention(2, 2, name: "m").Apply(torch.zeros(1, 3, 4), torch.zeros(1, 5, 4), torch.zeros(1, 6, 4)), "MultiHeadAttention \"m\": expected a key and a value that differ in their features only. Received: value (1, 5, 4), key (1, 6, 4)"),
        Mistake(() => new GroupQueryAttention(2, 5, 2), "GroupQueryAttention: `numQueryHeads` must be a multiple of `numKeyValueHeads`. Received: numQueryHeads=5, numKeyValueHeads=2"),
        Mistake(() => new GroupQueryAttention(2, 4, 2, name: "g").Apply(torch.zeros(1, 3, 4)), "GroupQueryAttention \"g\" takes a query and a value: layer.Apply(query, value). Received: shapes (1, 3, 4)"),
        Mistake(() => new Attention(name: "a").Apply(torch.zeros(1, 3, 4)), "Attention \"a\" takes [query, value] or [query, value, key]. Received: 1 tensor"),
        Mistake(() => new AdditiveAttention(name: "a").Apply([torch.zeros(1, 3, 4), torch.zeros(1, 3, 4), torch.zeros(1, 3, 4), torch.zeros(1, 3, 4)]), "AdditiveAttention \"a\" takes [query, value] or [query, value, key]. Received: 4 tensors"),
        Mistake(() => new Attention(scoreMode: "cosine"), "Attention: `scoreMode` must be one of \"dot\", \"concat\". Received: scoreMode=\"cosine\""),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<SystemException>().With.Message.StartsWith(message));
}
