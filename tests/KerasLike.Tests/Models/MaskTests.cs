using KerasLike.Layers;
using KerasLike.Optimizers;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;
using Model = KerasLike.Models.Model;
using Sequential = KerasLike.Models.Sequential;

namespace KerasLike.Tests.Models;

/// <summary>Padding is skipped: from the layer that knows it to the loss.</summary>
[TestFixture]
public class MaskTests
{
    static readonly long[,] Padded = { { 3, 1, 0, 0 }, { 2, 4, 1, 0 } };

    [Test]
    public void ARecurrentLayerStopsAtPadding([Values("lstm", "gru", "rnn")] string kind, [Values] bool backwards)
    {
        using var scope = torch.NewDisposeScope();
        var embedding = new Embedding(5, 3, maskZero: true);
        Layer layer = kind switch { "lstm" => new LSTM(4, goBackwards: backwards), "gru" => new GRU(4, goBackwards: backwards), _ => new SimpleRNN(4, goBackwards: backwards) };
        using var model = new Sequential([embedding, layer]);
        var found = model.Predict(Padded, verbose: 0);

        // The same as each sequence by itself, without padding.
        Assert.That(found[0], Close.To(layer.Apply(embedding.Apply(torch.tensor(new long[,] { { 3, 1 } })).alias())[0]));
        Assert.That(found[1], Close.To(layer.Apply(embedding.Apply(torch.tensor(new long[,] { { 2, 4, 1 } })).alias())[0]));
    }

    [Test]
    public void TheLossCountsStepsThatAreThere()
    {
        using var scope = torch.NewDisposeScope();
        using var model = new Sequential([new Embedding(5, 3, maskZero: true), new Dropout(0), new Dense(1)]);
        model.Compile(new SGD(0), "mse");
        var found = model.Evaluate(Padded, torch.zeros(2, 4, 1), verbose: 0)["loss"];

        var squares = model.Predict(Padded, verbose: 0).pow(2).squeeze(-1);
        var there = torch.tensor(new float[,] { { 1, 1, 0, 0 }, { 1, 1, 1, 0 } });
        Assert.That(found, Is.EqualTo(((squares * there).sum() / 5).item<float>()).Within(1e-6));
    }

    [Test]
    public void MaskingMarksStepsOfOneValue()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.tensor(new float[,,] { { { 1, 2 }, { 9, 9 }, { 9, 3 } } });
        var masked = new Masking(9).Apply(x);
        Assert.That(masked, Close.To(torch.tensor(new float[,,] { { { 1, 2 }, { 0, 0 }, { 9, 3 } } })));
        Assert.That(CallContext.MaskOf(masked)!.data<bool>().ToArray(), Is.EqualTo(new[] { true, false, true }));
    }

    [Test]
    public void AMaskCanBeGivenWithTheCall()
    {
        using var scope = torch.NewDisposeScope();
        var lstm = new LSTM(3);
        var x = torch.rand(1, 4, 2);
        var mask = torch.tensor(new[,] { { true, true, false, false } });
        Assert.That(lstm.Apply(x, mask: mask), Close.To(lstm.Apply(x.narrow(1, 0, 2))));
        Assert.That(lstm.Apply(x), Close.To(lstm.Apply(x.alias())), "and is forgotten after it");
    }

    [Test]
    public void AttentionLooksAtNoPadding()
    {
        using var scope = torch.NewDisposeScope();
        var embedding = new Embedding(5, 4, maskZero: true);
        var ids = Keras.Input(4, dtype: "int64");
        var x = embedding.Apply(ids);
        var attention = new MultiHeadAttention(2, 3);
        using var model = new Model(ids, attention.Apply(x, x));
        var found = model.Predict(Padded, verbose: 0);

        var alone = embedding.Apply(torch.tensor(new long[,] { { 3, 1 } })).alias();
        Assert.That(found[0].narrow(0, 0, 2), Close.To(attention.Apply(alone, alone)[0]));
    }

    [Test]
    public void AttentionTakesTheMaskItself()
    {
        using var scope = torch.NewDisposeScope();
        var ids = Keras.Input(new Shape((int?)null));
        var x = new Embedding(5, 4, maskZero: true).Apply(ids);
        using var model = new Model(ids, new GroupQueryAttention(2, 2, 1, useGate: true).Apply(new MultiHeadAttention(2, 3, useGate: true).Apply(x, x), x));
        Assert.That(Printed.ToError(() => model.Predict(Padded, verbose: 0)), Is.Empty);
    }

    [Test]
    public void ALayerThatEndsAMaskSaysSo()
    {
        using var scope = torch.NewDisposeScope();
        using var model = new Sequential([new Embedding(5, 3, maskZero: true), new Flatten(name: "flat"), new Dense(1)]);
        Assert.That(Printed.ToError(() => model.Predict(Padded, verbose: 0)), Does.StartWith("KerasLike: Flatten \"flat\" does not support masking, so the mask of its input ends there"));
        Assert.That(Printed.ToError(() => model.Predict(Padded, verbose: 0)), Is.Empty, "once");
    }

    [Test]
    public void AnIntegerBeyondTheTableIsNamed() =>
        Assert.That(() => new Embedding(4, 2, name: "table").Apply(torch.tensor(new long[,] { { 0, 7 } })),
            Throws.ArgumentException.With.Message.StartsWith("Embedding \"table\": expected integers from 0 to 3. Received: 0 to 7. Set inputDim to the greatest number plus 1."));
}
