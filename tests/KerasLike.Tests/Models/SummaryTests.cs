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

    static string Text(Model model, int? lineLength = null, bool showTrainable = false, bool expandNested = false, (string First, string Last)? layerRange = null)
    {
        var text = "";
        model.Summary(lineLength, printFn: t => text = t, showTrainable: showTrainable, expandNested: expandNested, layerRange: layerRange);
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

    /// <summary>However narrow it is, a line is not longer than asked for, and no column is without room.</summary>
    [Test]
    public void NarrowTablesFit([Values(32, 40, 41, 57, 80, 200)] int length, [Values] bool showTrainable)
    {
        var inputs = Keras.Input(4, name: "a_name_that_is_long");
        var model = new Model(inputs, new Add().Apply([inputs, new Dense(4).Apply(inputs)]));
        if (showTrainable && length < 40)
        {
            Assert.That(() => Text(model, length, showTrainable), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("a summary with these columns needs at least 40 characters in a line. Received: lineLength=32"));
            return;
        }
        var lines = Text(model, length, showTrainable).Split('\n').Where(l => l.Length > 0 && "┏┃┡│├└".Contains(l[0], StringComparison.Ordinal)).ToList();
        Assert.That(lines.Select(l => l.Length), Is.All.EqualTo(length + 1));
        Assert.That(string.Concat(lines.Where(l => l[0] == '│').Select(l => l.Split('│')[1].Trim())), Does.StartWith("a_name_that_is_long"));
    }

    [Test]
    public void ColoursChangeNothingElse()
    {
        var model = LeNet();
        using var coloured = new StringWriter { NewLine = "\n" };
        new ModelSummary(model, null, expandNested: false, showTrainable: false).Draw(coloured, colours: true);
        Assert.That(coloured.ToString(), Does.Contain("\e[38;5;33mAveragePooling2D\e[0m").And.Contain("\e[38;5;45mNone\e[0m, \e[38;5;34m1176\e[0m").And.Contain("\e[1mParam #\e[0m").And.Contain("\e[38;5;34m11,770\e[0m"));
        Assert.That(System.Text.RegularExpressions.Regex.Replace(coloured.ToString(), "\e\\[[0-9;]*m", ""), Is.EqualTo(Text(model)));
        Assert.That(Text(model), Does.Not.Contain("\e").And.Not.Contain("\r"));
    }

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
    public void WhatEachLayerIsCalledOnIsShownWhereLayersBranch()
    {
        var a = Keras.Input(4, name: "a");
        var shared = new Dense(4, name: "shared");
        var sum = new Add(name: "sum").Apply([shared.Apply(a), shared.Apply(shared.Output)]);
        var (output, state) = new SimpleRNN(3, returnState: true, name: "rnn").ApplyMany(new Reshape((2, 2), name: "reshape").Apply(sum));
        Assert.That(Text(new Model(a, [output, state], name: "functional")), Is.EqualTo("""
            Model: "functional"
            ┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━━━━┓
            ┃ Layer (type)                 ┃ Output Shape             ┃         Param # ┃ Connected to              ┃
            ┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━━━━┩
            │ a (InputLayer)               │ (None, 4)                │               0 │ -                         │
            ├──────────────────────────────┼──────────────────────────┼─────────────────┼───────────────────────────┤
            │ shared (Dense)               │ (None, 4)                │              20 │ a[0][0], shared[0][0]     │
            ├──────────────────────────────┼──────────────────────────┼─────────────────┼───────────────────────────┤
            │ sum (Add)                    │ (None, 4)                │               0 │ shared[0][0],             │
            │                              │                          │                 │ shared[1][0]              │
            ├──────────────────────────────┼──────────────────────────┼─────────────────┼───────────────────────────┤
            │ reshape (Reshape)            │ (None, 2, 2)             │               0 │ sum[0][0]                 │
            ├──────────────────────────────┼──────────────────────────┼─────────────────┼───────────────────────────┤
            │ rnn (SimpleRNN)              │ [(None, 3), (None, 3)]   │              18 │ reshape[0][0]             │
            └──────────────────────────────┴──────────────────────────┴─────────────────┴───────────────────────────┘
             Total params: 38 (152.00 B)
             Trainable params: 38 (152.00 B)
             Non-trainable params: 0 (0.00 B)

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void AChainOfLayersNeedsNoConnections()
    {
        var a = Keras.Input(4, name: "a");
        var text = Text(new Model(a, new Dense(2).Apply(new Dense(3).Apply(a))));
        Assert.That(text, Does.Not.Contain("Connected to").And.Contain("a (InputLayer)"));
    }

    static IEnumerable<string> Names(string text) => text.Split('\n').Where(l => l.StartsWith('│')).Select(l => l.Split('│')[1].Trim().Split(' ')[0]);

    [TestCase("b", "c", ExpectedResult = "b c1 c2")]
    [TestCase("c1", "b", ExpectedResult = "b c1")]
    [TestCase("d", "d", ExpectedResult = "d")]
    [TestCase(".*", "c", ExpectedResult = "a b c1 c2")]
    public string APartMayBeShown(string first, string last) =>
        string.Join(' ', Names(Text(new Sequential([new Dense(1, inputShape: 1, name: "a"), new Dense(1, name: "b"), new Dense(1, name: "c1"), new Dense(1, name: "c2"), new Dense(1, name: "d")]), layerRange: (first, last))));

    [Test]
    public void APartThatIsNotThereIsRefused() =>
        Assert.That(() => Text(LeNet(), layerRange: ("conv2d", "dens_")), Throws.ArgumentException.With.Message.StartsWith(
            "Sequential \"sequential\": `layerRange` must name layers, or match their names. Received: layerRange=(\"conv2d\", \"dens_\"). Layers: conv2d, average_pooling2d, flatten, dense"));

    // Keras counts the number of updates and the learning rate among the optimizer's variables.
    [Test]
    public void TheOptimizersMemoryIsCountedAfterTraining()
    {
        var model = new Sequential([new Dense(2, inputShape: 3)]);
        model.Compile("adam", "mse");
        model.Fit(torch.zeros(4, 3), torch.zeros(4, 2), verbose: 0);
        Assert.That(Text(model), Does.Contain(" Total params: 26 (104.00 B)\n Trainable params: 8 (32.00 B)\n Non-trainable params: 0 (0.00 B)\n Optimizer params: 18 (72.00 B)\n"));
    }

    [Test]
    public void ModelsInsideAreShownOnRequest()
    {
        var x = Keras.Input(3);
        var outer = new Model(x, new Add().Apply([x, new Model(x, new Dense(3, name: "within").Apply(x), name: "nested").Apply(x)]));
        var rows = Text(outer, expandNested: true, showTrainable: true).Split('\n').Where(l => l.StartsWith('│')).Select(l => l.Split('│').Select(c => c.Trim()).ToArray()).ToList();
        Assert.That(rows.Find(r => r[1] == "nested (Functional)")?[4], Is.EqualTo($"{x.Producer.Layer.Name}[0][0]"));
        var within = rows.Find(r => r[1] == "└ within (Dense)")!;
        Assert.That((within[4], within[5]), Is.EqualTo(("-", "Y")));

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
            "Sequential \"sequential\": a summary with these columns needs at least 24 characters in a line. Received: lineLength=20"));
}
