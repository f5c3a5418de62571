using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;
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
        Mistake(() => new Subtract(name: "s").Apply([torch.zeros(2, 3), torch.zeros(2, 3), torch.zeros(2, 3)]), "Subtract \"s\": expected 2 inputs. Received: shapes (2, 3), (2, 3), (2, 3)"),
        Mistake(() => new Concatenate(name: "c").Apply([Keras.Input((3, 4)), Keras.Input((2, 4))]), "Concatenate \"c\": expected inputs that differ in size only along axis -1. Received: shapes (None, 3, 4), (None, 2, 4)"),
        Mistake(() => new Concatenate(axis: 3, name: "c").Apply([Keras.Input(4), Keras.Input(4)]), "Concatenate \"c\": expected inputs that have axis 3. Received: shapes (None, 4), (None, 4)"),
        Mistake(() => new Concatenate(axis: 1, name: "c").Apply([Keras.Input(4), Keras.Input((4, 1))]), "Concatenate \"c\": expected inputs that differ in size only along axis 1."),
        Mistake(() => new Dot(0), "Dot: `axes` must be one axis or two, and not 0, which is the batch. Received: axes=0"),
        Mistake(() => new Dot((1, 2, 3)), "Dot: `axes` must be one axis or two, and not 0, which is the batch. Received: axes=(1, 2, 3)"),
        Mistake(() => new Dot(1, name: "d").Apply([Keras.Input(3), Keras.Input(4)]), "Dot \"d\": expected inputs of the same size along axes 1. Received: shapes (None, 3), (None, 4)"),
        Mistake(() => new Dot(2, name: "d").Apply([Keras.Input(3), Keras.Input(3)]), "Dot \"d\": expected inputs that have axes 2. Received: shapes (None, 3), (None, 3)"),
        Mistake(() => new Dot(1, name: "d").Apply([Keras.Input(3)]), "Dot \"d\": expected 2 inputs. Received: shapes (None, 3)"),
        Mistake(() => new Subtract(name: "s").Apply([Keras.Input(3)]), "Subtract \"s\": expected 2 inputs. Received: shapes (None, 3)"),
        Mistake(() => new Add(name: "a").Apply(new Tensors()), "Add \"a\": expected at least one input. Received: none"),
        Mistake(() => BuiltOnTwo(new Subtract(name: "s")).Apply([torch.zeros(2, 3), torch.zeros(2, 3), torch.zeros(2, 3)]), "Subtract \"s\": expected 2 inputs. Received: shapes (2, 3), (2, 3), (2, 3)"),
        Mistake(() => BuiltOnTwo(new Dot(1, name: "d")).Apply((Tensors)torch.zeros(2, 3)), "Dot \"d\": expected 2 inputs. Received: shapes (2, 3)"),
    ];

    // What fits is only looked at when a layer is built; how many there are, always.
    static MergeLayer BuiltOnTwo(MergeLayer layer)
    {
        layer.Apply([torch.zeros(2, 3), torch.zeros(2, 3)]);
        return layer;
    }

    static IEnumerable<MergeLayer> All => [new Add(), new Average(), new Concatenate(), new Dot(1), new Maximum(), new Minimum(), new Multiply(), new Subtract()];

    [TestCaseSource(nameof(All))]
    public void ATensorByItselfIsNoList(MergeLayer layer)
    {
        using var scope = torch.NewDisposeScope();
        var message = $"{layer.GetType().Name} \"{layer.Name}\" takes a list of inputs. Received: one by itself, of shape {{0}}. Write Apply([a, b]).";
        void Refused(Action call, string shape) => Assert.That(call, Throws.ArgumentException.With.Message.EqualTo(string.Format(null, message, shape)));
        Refused(() => layer.Apply(torch.zeros(2, 3)), "(2, 3)");
        Refused(() => layer.Apply(torch.zeros(2, 3), mask: torch.ones(2, 3)), "(2, 3)");
        Refused(() => layer.Apply(new float[2, 3]), "(2, 3)");
        Refused(() => layer.Apply(Keras.Input(3)), "(None, 3)");
        Refused(() => _ = new Sequential([new Dense(3, inputShape: 4), layer]), "(None, 3)");
        Assert.That(layer.Built, Is.False, "it may be called properly then");
    }

    [TestCaseSource(nameof(All))]
    public void AListOfOneIsWhatItHoldsWhereTheNumberIsFree(MergeLayer layer)
    {
        if (layer is Subtract or Dot) return;
        using var scope = torch.NewDisposeScope();
        var x = torch.rand(2, 3);
        Assert.That(layer.Apply([x]).Single, Close.To(x));
        Assert.That(layer.Apply([Keras.Input(3)]).Shape, Is.EqualTo(new Shape(null, 3)));
    }

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<SystemException>().With.Message.StartsWith(message));
}
