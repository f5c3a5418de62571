using System.Text.RegularExpressions;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Optimizers.Schedules;
using KerasLike.Tests.Conventions;

namespace KerasLike.Tests.Training;

/// <summary>How often training waits for a number: on a GPU each time costs as much as many kernels.</summary>
[TestFixture]
public class FetchTests
{
    static long During(Action action)
    {
        var before = Fetch.Count;
        action();
        return Fetch.Count - before;
    }

    static (Sequential Model, Tensor X, Tensor Y) Classifier(int samples)
    {
        var model = new Sequential([new Dense(8, activation: "relu", inputShape: 4), new Dropout(0.5), new BatchNormalization(), new Dense(3, activation: "softmax")]);
        model.Compile("adam", "sparse_categorical_crossentropy", metrics: ["accuracy"]);
        return (model, torch.randn(samples, 4), torch.randint(0, 3, samples, torch.int64));
    }

    // Loss and accuracy, each once an epoch.
    [TestCase(1)]
    [TestCase(50)]
    public void AnEpochReadsItsNumbersAtItsEndHoweverManyStepsItHas(int steps)
    {
        var (model, x, y) = Classifier(8 * steps);
        Assert.That(During(() => model.Fit(x, y, batchSize: 8, epochs: 3, verbose: 0)), Is.EqualTo(3 * 2));
        Assert.That(During(() => model.Evaluate(x, y, batchSize: 8, verbose: 0)), Is.EqualTo(2));
        Assert.That(During(() => model.Predict(x, batchSize: 8, verbose: 0).Dispose()), Is.Zero);
    }

    [Test]
    public void ClassWeightsOptimizersAndSchedulesReadNothing()
    {
        foreach (var optimizer in new Optimizer[] { new SGD(new ExponentialDecay(0.1, 10, 0.9), momentum: 0.9, globalClipnorm: 1), new Adam(clipnorm: 1, useEma: true), new RMSprop(gradientAccumulationSteps: 2) })
        {
            var (model, x, y) = Classifier(80);
            model.Compile(optimizer, "sparse_categorical_crossentropy");
            Assert.That(During(() => model.Fit(x, y, batchSize: 8, classWeight: new Dictionary<int, double> { [1] = 2 }, verbose: 0)), Is.EqualTo(1));
        }
    }

    // The count is worth something only where everything passes through it.
    [Test]
    public void NothingIsReadOtherwise()
    {
        var elsewhere = Directory.GetFiles(Path.Combine(Repository.Root, "src", "KerasLike"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}") && Path.GetFileName(f) != "Fetch.cs")
            .SelectMany(f => File.ReadLines(f).Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal) && Regex.IsMatch(l, @"\.(item<\w+>|ToSingle|ToInt64|ToBoolean|ToInt32)\(\)")).Select(l => $"{Path.GetFileName(f)}: {l.Trim()}"));
        Assert.That(elsewhere, Is.Empty);
    }
}
