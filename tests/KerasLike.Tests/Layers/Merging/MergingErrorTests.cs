using KerasLike.Layers;
using KerasLike.Models;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Layers.Merging;

/// <summary>What merging layers say about inputs that do not fit each other, and wrong arguments.</summary>
[TestFixture]
public class MergingErrorTests
{
    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new Add(name: "a").Apply([Keras.Input(3), Keras.Input(4)]), "Add \"a\": expected inputs of shapes that fit each other (equal, or 1, on each axis after the batch). Received: shapes (None, 3), (None, 4)"),
        Mistake(() => new Multiply(name: "m").Apply([torch.zeros(2, 3), torch.zeros(5, 3)]), "Multiply \"m\": expected inputs with the same number of samples. Received: shapes (2, 3), (5, 3)"),
        Mistake(() => new Maximum(name: "m").Apply([torch.zeros(2, 3, 4), torch.zeros(2, 2, 4)]), "Maximum \"m\": expected inputs of shapes that fit each other"),
        Mistake(() => new Minimum(name: "m").Apply([Keras.Input((3, 4)), Keras.Input((2, 4))]), "Minimum \"m\": expected inputs of shapes that fit each other"),
        Mistake(() => new Average(name: "m").Apply([Keras.Input((3, 4)), Keras.Input((2, 4))]), "Average \"m\": expected inputs of shapes that fit each other"),
        Mistake(() => new Subtract(name: "s").Apply([torch.zeros(2, 3), torch.zeros(2, 3), torch.zeros(2, 3)]), "Subtract \"s\": "),
        Mistake(() => new Concatenate(name: "c").Apply([Keras.Input((3, 4)), Keras.Input((2, 4))]), "Concatenate \"c\": expected inputs that differ in size only along axis -1. Received: shapes (None, 3, 4), (None, 2, 4)"),
        Mistake(() => new Concatenate(axis: 3, name: "c").Apply([Keras.Input(4), Keras.Input(4)]), "Concatenate \"c\": expected inputs that have axis 3. Received: shapes (None, 4), (None, 4)"),
        Mistake(() => new Concatenate(axis: 1, name: "c").Apply([Keras.Input(4), Keras.Input((4, 1))]), "Concatenate \"c\": expected inputs that differ in size only along axis 1."),
        Mistake(() => new Dot(0), "Dot: `axes` must be one axis or two, and not 0, which is the batch. Received: axes=0"),
        Mistake(() => new Dot((1, 2, 3)), "Dot: `axes` must be one axis or two, and not 0, which is the batch. Received: axes=(1, 2, 3)"),
        Mistake(() => new Dot(1, name: "d").Apply([Keras.Input(3), Keras.Input(4)]), "Dot \"d\": expected "),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<SystemException>().With.Message.StartsWith(message));
}
