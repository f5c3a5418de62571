using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Models;

/// <summary>Keras's table of a model.</summary>
[TestFixture]
public class SummaryTests
{
    static Sequential LeNet() => new([
        new Conv2D(6, (5, 5), padding: "same", inputShape: (28, 28, 1), name: "conv2d"), new AveragePooling2D((2, 2), name: "average_pooling2d"),
        new Flatten(name: "flatten"), new Dense(10, activation: "softmax", name: "dense"),
    ], name: "sequential");

    static string Text(Model model, int? lineLength = null, bool showTrainable = false, bool expandNested = false)
    {
        var text = "";
        model.Summary(lineLength, printFn: t => text = t, showTrainable: showTrainable, expandNested: expandNested);
        return text;
    }

    // What Keras 3 prints for this model in a log file.
    [Test]
    public void IsKerassTable() => Assert.That(Text(LeNet()), Is.EqualTo("""
        Model: "sequential"
        ┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━┓
        ┃ Layer (type)                       ┃ Output Shape                ┃        Param # ┃
        ┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━┩
        │ conv2d (Conv2D)                    │ (None, 28, 28, 6)           │            156 │
        ├────────────────────────────────────┼─────────────────────────────┼────────────────┤
        │ average_pooling2d                  │ (None, 14, 14, 6)           │              0 │
        │ (AveragePooling2D)                 │                             │                │
        ├────────────────────────────────────┼─────────────────────────────┼────────────────┤
        │ flatten (Flatten)                  │ (None, 1176)                │              0 │
        ├────────────────────────────────────┼─────────────────────────────┼────────────────┤
        │ dense (Dense)                      │ (None, 10)                  │         11,770 │
        └────────────────────────────────────┴─────────────────────────────┴────────────────┘
         Total params: 11,926 (46.59 KB)
         Trainable params: 11,926 (46.59 KB)
         Non-trainable params: 0 (0.00 B)

        """.ReplaceLineEndings("\n")));

    [Test]
    public void PrintsToTheConsoleByDefault() => Assert.That(Printed.By(() => LeNet().Summary()), Does.StartWith("Model: \"sequential\"\n").And.EndsWith(" Non-trainable params: 0 (0.00 B)\n"));

    [Test]
    public void LayersThatAreNotBuiltSaySo() =>
        Assert.That(Text(new Sequential([new Dense(3, name: "d")])), Does.Contain("│ d (Dense)                          │ ?                           │    0 (unbuilt) │"));

    [Test]
    public void AColumnMayTellWhatIsTrained()
    {
        var model = LeNet();
        model.GetLayer("conv2d").Trainable = false;
        var rows = Text(model, showTrainable: true).Split('\n').Where(l => l.StartsWith('│')).Select(l => l.Split('│')).Where(c => c[3].Trim() != "").ToList();
        Assert.That(rows.Select(c => $"{c[1].Trim().Split(' ')[0]}:{c[4].Trim()}"), Is.EqualTo(new[] { "conv2d:N", "average_pooling2d:-", "flatten:-", "dense:Y" }));
        Assert.That(Text(model), Does.Contain(" Trainable params: 11,770 (45.98 KB)\n Non-trainable params: 156 (624.00 B)\n"));
    }

    [Test]
    public void TheOptimizersMemoryIsCountedAfterTraining()
    {
        var model = new Sequential([new Dense(2, inputShape: 3)]);
        model.Compile("adam", "mse");
        model.Fit(torch.zeros(4, 3), torch.zeros(4, 2), verbose: 0);
        Assert.That(Text(model), Does.Contain(" Total params: 24 (96.00 B)\n Trainable params: 8 (32.00 B)\n Non-trainable params: 0 (0.00 B)\n Optimizer params: 16 (64.00 B)\n"));
    }

    [Test]
    public void ModelsInsideAreShownOnRequest()
    {
        var model = new Sequential([new Sequential([new Dense(2, inputShape: 3, name: "inside")], name: "inner"), new Dense(1, name: "outside")]);
        Assert.That(Text(model), Does.Not.Contain("inside"));
        Assert.That(Text(model, expandNested: true), Does.Contain("└ inside (Dense)"));
    }

    [TestCase(60), TestCase(120)]
    public void EveryLineOfTheTableHasTheWidthAskedFor(int width) =>
        Assert.That(Text(LeNet(), lineLength: width).Split('\n').Where(l => l.StartsWith('│')).Select(l => l.Length).Distinct(), Has.Exactly(1).EqualTo(width + 1).Within(2));

    [Test]
    public void ALineTooShortIsRefused() =>
        Assert.That(() => LeNet().Summary(lineLength: 20), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith(
            "Sequential \"sequential\": a summary needs at least 40 characters in a line. Received: lineLength=20"));
}
