using KerasLike.Layers;
using KerasLike.Models;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Layers.Core;

/// <summary>What core layers say about wrong arguments and inputs.</summary>
[TestFixture]
public class CoreErrorTests
{
    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new EinsumDense("ab->ac", 3, name: "e").Apply(torch.zeros(2, 4)), "EinsumDense \"e\": `equation` must be of the form \"ab,bc->ac\", \"...ab,bc->...ac\" or \"ab...,bc->ac...\". Received: equation=\"ab->ac\""),
        Mistake(() => new EinsumDense("abc,cd->abd", 3, name: "e").Apply(torch.zeros(2, 4)), "EinsumDense \"e\": expected an input of 3 axes for equation \"abc,cd->abd\". Received: shape (2, 4)"),
        Mistake(() => new EinsumDense("ab,bc->ac", (3, 4), name: "e").Apply(torch.zeros(2, 4)), "EinsumDense \"e\": expected an `outputShape` of 1 axes for equation \"ab,bc->ac\". Received: outputShape=(3, 4)"),
        Mistake(() => new EinsumDense("abc,cd->abd", (5, 3), name: "e").Apply(torch.zeros(2, 4, 6)), "EinsumDense \"e\": dimension 'b' must have one size. Received: 4 in the input, 5 in `outputShape`"),
        Mistake(() => new EinsumDense("ab,bc->ad", 3, name: "e").Apply(torch.zeros(2, 4)), "EinsumDense \"e\": dimension 'd' of the output is neither in the input nor in the kernel. Received: equation=\"ab,bc->ad\""),
        Mistake(() => new EinsumDense("ab,bcd->ac", 3, name: "e").Apply(torch.zeros(2, 4)), "EinsumDense \"e\": dimension 'd' of the kernel must be known. Received: equation=\"ab,bcd->ac\", input shape (2, 4), outputShape=(3,)"),
        Mistake(() => new EinsumDense("ab,bc->ac", 3, biasAxes: "b", name: "e").Apply(torch.zeros(2, 4)), "EinsumDense \"e\": `biasAxes` must be letters of the output \"ac\". Received: biasAxes=\"b\""),
        Mistake(() => new Lambda(x => x.exp(), name: "l").GetConfig(), "Lambda \"l\" holds a function of this program, which a config cannot hold. Derive a layer from Layer, or name it: Registry.Register("),
        Mistake(() => new Dense(0), "Dense: `units` must be positive. Received: units=0"),
        Mistake(() => new Embedding(0, 3), "Embedding: `inputDim` must be positive. Received: inputDim=0"),
        Mistake(() => new Embedding(3, 0), "Embedding: `outputDim` must be positive. Received: outputDim=0"),
        Mistake(() => new Plain("p").Apply(torch.zeros(1, 2)), "Plain \"p\": override Call(Tensor inputs, bool training), or Call(Tensors inputs, CallContext context) for several tensors."),
        Mistake(() => new Dense(1, name: "d").Apply([torch.zeros(1, 2), torch.zeros(1, 2)]), "Dense \"d\" takes one tensor. Received: 2"),
        Mistake(() => new Dense(1, name: "d").Output.ToString(), "Dense \"d\": it has no symbolic input and output yet."),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<SystemException>().With.Message.StartsWith(message));

    /// <summary>A layer without a Call.</summary>
    sealed class Plain(string name) : Layer(name);
}
