using System.Runtime.CompilerServices;
using KerasLike.Callbacks;
using KerasLike.Models;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;
using KerasLike.Training;

namespace KerasLike.Tests.Training;

/// <summary>Loops in the background give the same numbers.</summary>
[TestFixture]
public class AsyncTests
{
    [Test]
    public async Task FitsAsFitDoes()
    {
        var (here, there) = (Small.Line(1, 0.05), Small.Line(1, 0.05));
        var expected = here.Fit(Small.Column(1, 2), Small.Column(3, 5), epochs: 3, batchSize: 1, shuffle: false, verbose: 0);
        var history = await there.FitAsync(Small.Column(1, 2), Small.Column(3, 5), epochs: 3, batchSize: 1, shuffle: false, verbose: 0);
        Assert.That(history["loss"], Is.EqualTo(expected["loss"]));
        Assert.That(Small.Weight(there), Is.EqualTo(Small.Weight(here)));
    }

    [Test]
    public async Task MeasuresAndPredictsAsTheOthersDo()
    {
        var model = Small.Line(weight: 2);
        Assert.That((await model.EvaluateAsync(Small.Column(1, 2), Small.Column(3, 5), verbose: 0))["loss"], Is.EqualTo(1));
        Assert.That(await model.PredictAsync(Small.Column(1, 2), verbose: 0), Close.To(torch.tensor(new float[,] { { 2 }, { 4 } })));
        Assert.That((await model.PredictManyAsync(Small.Column(3), verbose: 0)).Single.ToSingle(), Is.EqualTo(6));
        Batch[] batches = [(Small.Column(1), Small.Column(3)), (Small.Column(2), Small.Column(5))];
        Assert.That((await model.EvaluateAsync(batches, verbose: 0))["loss"], Is.EqualTo(1));
        Assert.That((await model.PredictAsync(batches, verbose: 0)).sum().ToSingle(), Is.EqualTo(6));
        Assert.That((await model.PredictManyAsync(batches, verbose: 0)).Count, Is.EqualTo(1));
        Assert.That((await model.FitAsync(batches, epochs: 2, verbose: 0)).Epoch, Has.Count.EqualTo(2));
    }

    sealed class Numbered : PyDataset
    {
        public override int? NumBatches => 2;

        public override Batch this[int index] => (Small.Column(index + 1), Small.Column(2 * index + 3));
    }

    static async IAsyncEnumerable<Batch> Coming([EnumeratorCancellation] CancellationToken token = default)
    {
        for (int i = 0; i < 2; i++)
        {
            await Task.Delay(1, token);
            yield return (Small.Column(i + 1), Small.Column(2 * i + 3));
        }
    }

    static async IAsyncEnumerable<Batch> Never([EnumeratorCancellation] CancellationToken token = default)
    {
        await Task.Delay(Timeout.Infinite, token);
        yield break;
    }

    [Test]
    public async Task BatchesByNumberComeInAnOrderOfTheirOwnUnlessTheyShallNot()
    {
        var (here, there) = (Small.Line(1, 0.05), Small.Line(1, 0.05));
        here.Fit(new Numbered(), epochs: 3, shuffle: false, verbose: 0);
        await there.FitAsync(new Numbered(), epochs: 3, shuffle: false, verbose: 0);
        Assert.That(Small.Weight(there), Is.EqualTo(Small.Weight(here)));
        var orders = new HashSet<string>();
        for (int i = 0; i < 20; i++)
        {
            var losses = new List<double>();
            await Small.Line(1, 0).FitAsync(new Numbered(), verbose: 0, callbacks: [new LambdaCallback(onTrainBatchEnd: (_, logs) => losses.Add(logs["loss"]))]);
            orders.Add(string.Join(" ", losses));
        }
        Assert.That(orders, Has.Count.EqualTo(2));
        Assert.That((await there.EvaluateAsync(new Numbered(), verbose: 0))["loss"], Is.EqualTo(here.Evaluate(new Numbered(), verbose: 0)["loss"]));
        Assert.That(await there.PredictAsync(new Numbered(), verbose: 0), Close.To(here.Predict(new Numbered(), verbose: 0)));
    }

    [Test]
    public async Task BatchesAsTheyComeAreTaken()
    {
        var model = Small.Line(weight: 2);
        Assert.That((await model.EvaluateAsync(Coming(), verbose: 0))["loss"], Is.EqualTo(1));
        Assert.That((await model.PredictAsync(Coming(), verbose: 0)).sum().ToSingle(), Is.EqualTo(6));
        Assert.That((await model.PredictManyAsync(Coming(), verbose: 0)).Single.sum().ToSingle(), Is.EqualTo(6));
        Assert.That(model.PredictMany(Coming(), verbose: 0).Single.sum().ToSingle(), Is.EqualTo(6));
        Assert.That((await model.FitAsync(Coming(), epochs: 2, verbose: 0)).Epoch, Has.Count.EqualTo(2));
    }

    [Test]
    public void WaitingForABatchThatNeverComesEndsWithTheToken()
    {
        using var stop = new CancellationTokenSource(50);
        Assert.That(async () => await Small.Line().FitAsync(Never(), verbose: 0, cancellationToken: stop.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void FailsAsFitDoes() =>
        Assert.That(async () => await Small.Line().FitAsync(Small.Counting(4), Small.Counting(3), verbose: 0), Throws.ArgumentException.With.Message.EqualTo("Fit: x and y must hold the same number of samples. Received: x 4, y 3."));
}
