using KerasLike.Models;
using KerasLike.Tests.Support;
using KerasLike.Training;

namespace KerasLike.Tests.Training;

/// <summary>Loops in the background tell how far they are.</summary>
[TestFixture]
public class AsyncProgressTests
{
    // Tells at once, on the thread of the loop; Progress<T> would post it to another.
    sealed class Recorder : IProgress<BatchProgress>
    {
        public List<BatchProgress> Seen { get; } = [];

        public void Report(BatchProgress value) => Seen.Add(value);
    }

    [Test]
    public async Task ReportsHowFarItIs()
    {
        var (model, recorder) = (Small.Line(weight: 0, learningRate: 0), new Recorder());
        await model.FitAsync(Small.Column(0, 0), Small.Column(1, 3), batchSize: 1, epochs: 2, shuffle: false, verbose: 0, validationData: (Small.Column(0), Small.Column(2)), progress: recorder);
        var (first, last) = (recorder.Seen[0], recorder.Seen[^1]);
        Assert.That((first.Epoch, first.Epochs, first.Batch, first.Batches, first.Fraction, first.Logs["loss"]), Is.EqualTo((0, 2, 1, (int?)2, (double?)0.25, 1.0)));
        Assert.That((last.Epoch, last.Batch, last.Fraction, last.Logs["loss"], last.Logs["val_loss"]), Is.EqualTo((1, 2, (double?)1, 5.0, 4.0)));
        Assert.That(recorder.Seen.Count(s => s.Logs.ContainsKey("val_loss")), Is.EqualTo(2), "at each epoch's end");
    }

    [Test]
    public async Task ReportsOfPredictingAndMeasuring()
    {
        var (model, predicting, measuring) = (Small.Line(), new Recorder(), new Recorder());
        await model.PredictAsync(Small.Counting(4), batchSize: 1, verbose: 0, progress: predicting);
        Assert.That((predicting.Seen[0].Batch, predicting.Seen[^1].Batch, predicting.Seen[^1].Fraction), Is.EqualTo((1, 4, (double?)1)));
        await model.EvaluateAsync(Small.Counting(4), Small.Counting(4), batchSize: 1, verbose: 0, progress: measuring);
        Assert.That((measuring.Seen[^1].Batch, measuring.Seen[^1].Logs["loss"]), Is.EqualTo((4, 3.5)));
        Assert.That(new BatchProgress(0, 1, 3, null, new Logs()).Fraction, Is.Null);
    }

    [Test]
    public async Task ReportsAtMostTenTimesASecond()
    {
        var (model, recorder) = (Small.Line(), new Recorder());
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await model.FitAsync(Small.Counting(2000), Small.Counting(2000), batchSize: 1, verbose: 0, progress: recorder);
        Assert.That(recorder.Seen, Has.Count.LessThanOrEqualTo(3 + watch.ElapsedMilliseconds / 100));
    }
}
