using KerasLike.Training;

namespace KerasLike.Tests.Utilities;

/// <summary>The progress line, with a clock and a terminal of the test's own.</summary>
[TestFixture]
public class ProgressBarTests
{
    sealed class Clock : TimeProvider
    {
        long now;

        public override long TimestampFrequency => 1_000_000;

        public override long GetTimestamp() => now;

        public void Pass(double seconds) => now += (long)(seconds * 1_000_000);
    }

    readonly StringWriter output = new() { NewLine = "\n" };
    readonly Clock clock = new();

    [SetUp]
    public void Clear() => output.GetStringBuilder().Clear();

    static Logs Numbers(params (string Name, double Value)[] numbers)
    {
        var logs = new Logs();
        foreach (var (name, value) in numbers) logs.Add(name, value);
        return logs;
    }

    ProgressBar Bar(int? target, bool live, string? title = "Epoch 1/2") => new(output, title, target, live, clock);

    string Plain() => System.Text.RegularExpressions.Regex.Replace(output.ToString(), "\e\\[[0-9]*[mK]", "");

    [Test]
    public void RedirectedItIsOneLineAnEpoch()
    {
        var bar = Bar(469, live: false);
        for (int step = 1; step <= 469; step++)
        {
            clock.Pass(0.004);
            bar.Update(step, Numbers(("loss", 1)));
        }
        bar.Finish(469, Numbers(("loss", 0.41252), ("accuracy", 0.8871), ("val_loss", 0.3), ("val_accuracy", 0.92)));
        Assert.That(output.ToString(), Is.EqualTo("Epoch 1/2 - 469/469 - 2s - 4ms/step - accuracy: 0.8871 - loss: 0.4125 - val_accuracy: 0.9200 - val_loss: 0.3000\n"));
    }

    [Test]
    public void OnATerminalTheLineIsKerass()
    {
        var bar = Bar(4, live: true);
        clock.Pass(1);
        bar.Update(1, Numbers(("loss", 2.5)));
        clock.Pass(0.5);
        bar.Update(2, Numbers(("loss", 2)));
        clock.Pass(0.5);
        bar.Update(3, Numbers(("loss", 1.5)));
        clock.Pass(0.5);
        bar.Finish(4, Numbers(("loss", 1)));
        Assert.That(Plain().Split('\r', '\n'), Is.EqualTo(new[]
        {
            "Epoch 1/2", "",
            "1/4 ━━━━━━━━━━━━━━━━━━━━ 3s 1s/step - loss: 2.5000", // three steps of one second to go
            "2/4 ━━━━━━━━━━━━━━━━━━━━ 1s 500ms/step - loss: 2.0000", // the first step, slower than the rest, is left out
            "3/4 ━━━━━━━━━━━━━━━━━━━━ 0s 500ms/step - loss: 1.5000",
            "4/4 ━━━━━━━━━━━━━━━━━━━━ 2s 500ms/step - loss: 1.0000", "",
        }));
    }

    [Test]
    public void WithoutColoursTheLineIsTheSame()
    {
        new ProgressBar(output, null, 4, live: true, clock, colours: false).Update(1, Numbers(("loss", 2)));
        Assert.That(output.ToString(), Is.EqualTo("\r1/4 ━━━━━━━━━━━━━━━━━━━━ 0s 0s/step - loss: 2.0000\e[K"));
    }

    [Test]
    public void TheDonePartOfTheBarIsGreen()
    {
        var bar = Bar(4, live: true, title: null);
        bar.Update(1, Numbers());
        Assert.That(output.ToString(), Does.Contain($"\e[32m{new string('━', 5)}\e[0m\e[37m{new string('━', 15)}\e[0m"));
    }

    string Drawn(string line, int width, bool cut = true, bool colours = false)
    {
        var console = Terminal.Redraw(output, colours);
        console.Profile.Width = width;
        console.Write(new ProgressLine(line, 1, cut));
        return Plain().TrimStart('\r');
    }

    [TestCase(40, ExpectedResult = "1/4 ━━━━ 3s - loss: 0.5000")]
    [TestCase(27, ExpectedResult = "1/4 ━━━━ 3s - loss: 0.5000")]
    [TestCase(26, ExpectedResult = "1/4 ━━━━ 3s - loss: 0.50…")]
    [TestCase(8, ExpectedResult = "1/4 ━━…")]
    [TestCase(2, ExpectedResult = "…")]
    [TestCase(1, ExpectedResult = "")]
    public string OneColumnOfATerminalStaysFree(int width) => Drawn("1/4 ━━━━ 3s - loss: 0.5000", width);

    [Test]
    public void WideLettersTakeTwoColumns() => Assert.That(Drawn("1/4 ━━━━ 3s - 損失率: 0.5000", 20), Is.EqualTo("1/4 ━━━━ 3s - 損失…"));

    [Test]
    public void ColoursAreCutToo()
    {
        Assert.That(Drawn("1/4 ━━━━ 3s", 8, colours: true), Is.EqualTo("1/4 ━━…"));
        Assert.That(output.ToString(), Is.EqualTo("\r\e[1m1/4 \e[0m\e[32m━\e[0m\e[37m━\e[0m…\e[K"));
    }

    [Test]
    public void TheLastLineIsWhole()
    {
        const string Line = "4/4 ━━━━ 3s - loss: 0.5000 - mae: 0.2500 - val_loss: 0.7500";
        Assert.That(Drawn(Line, 80, cut: false), Is.EqualTo(Line));
        output.GetStringBuilder().Clear();
        Assert.That(Drawn(Line, 30, cut: false).ReplaceLineEndings("\n"), Is.EqualTo("4/4 ━━━━ 3s - loss: 0.5000\n  - mae: 0.2500\n  - val_loss: 0.7500"));
        output.GetStringBuilder().Clear();
        Assert.That(Drawn(Line, 5, cut: false).ReplaceLineEndings("\n"), Is.EqualTo("4/4 ━━━━ 3s\n  - loss: 0.5000\n  - mae: 0.2500\n  - val_loss: 0.7500"));
    }

    [Test]
    public void ItIsRedrawnAtMostTenTimesASecond()
    {
        var bar = Bar(10_000, live: true);
        for (int step = 1; step <= 5_000; step++)
        {
            bar.Update(step, Numbers());
            clock.Pass(0.0004);
        }
        Assert.That(output.ToString().Count(c => c == '\r'), Is.EqualTo(20), "two seconds");
    }

    [Test]
    public void NumbersAreFetchedOnlyForALineThatIsDrawn()
    {
        var (bar, logs) = (Bar(100, live: true), new Logs());
        var fetched = 0;
        logs.Add("loss", new Counting(() => fetched++));
        for (int step = 1; step <= 50; step++) bar.Update(step, logs);
        Assert.That(fetched, Is.EqualTo(1));
    }

    sealed class Counting(Action fetched) : KerasLike.Metrics.Metric("loss")
    {
        public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight) { }

        public override Tensor Result()
        {
            fetched();
            return torch.tensor(1f);
        }
    }

    [Test]
    public void AnUnknownNumberOfStepsIsCounted()
    {
        var bar = Bar(null, live: true, title: null);
        bar.Update(1, Numbers(("loss", 1)));
        clock.Pass(2);
        bar.Update(3, Numbers(("loss", 1)));
        clock.Pass(1);
        bar.Finish(4, Numbers(("loss", 1)));
        Assert.That(Plain().Split('\r', '\n'), Is.EqualTo(new[]
        {
            "", "      1/Unknown 0s 0s/step - loss: 1.0000", "      3/Unknown 2s 1s/step - loss: 1.0000", "4/4 ━━━━━━━━━━━━━━━━━━━━ 3s 1s/step - loss: 1.0000", "",
        }));
    }

    [TestCase(0.0005, ExpectedResult = "5.0000e-04")]
    [TestCase(0.0, ExpectedResult = "0.0000")]
    [TestCase(1234.5678, ExpectedResult = "1234.5678")]
    [TestCase(-0.00002, ExpectedResult = "-2.0000e-05")]
    [TestCase(double.NaN, ExpectedResult = "NaN")]
    public string SmallNumbersAreShownWithExponent(double value)
    {
        Bar(1, live: false, title: null).Finish(1, Numbers(("x", value)));
        return output.ToString().TrimEnd('\n').Split("x: ")[1];
    }

    [TestCase(0.0000021, ExpectedResult = "2us/step"), TestCase(0.0021, ExpectedResult = "2ms/step"), TestCase(2.1, ExpectedResult = "2s/step")]
    public string TheTimeOfAStepHasAUnitThatFits(double seconds)
    {
        var bar = Bar(3, live: false, title: null);
        for (int step = 1; step <= 3; step++)
        {
            clock.Pass(seconds);
            bar.Update(step, Numbers());
        }
        bar.Finish(3, Numbers());
        return output.ToString().TrimEnd('\n').Split(" - ")[^1];
    }

    [TestCase(3700, ExpectedResult = "1:01:40"), TestCase(90, ExpectedResult = "1:30"), TestCase(9, ExpectedResult = "9s")]
    public string TheTimeLeftIsShownAsKerasDoes(double secondsLeft)
    {
        var bar = Bar(2, live: true, title: null);
        clock.Pass(secondsLeft);
        bar.Update(1, Numbers());
        return Plain().Split(' ')[^2];
    }
}
