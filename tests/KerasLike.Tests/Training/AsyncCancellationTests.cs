using KerasLike.Callbacks;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Training;

/// <summary>Loops in the background end between batches.</summary>
[TestFixture]
public class AsyncCancellationTests
{
    [TestCase(1), TestCase(5)]
    public async Task EndsAfterTheBatchInWhichItIsCancelled(int batches)
    {
        var (model, reference) = (Small.Line(1, 0.01), Small.Line(1, 0.01));
        using var source = new CancellationTokenSource();
        var cancel = new LambdaCallback(onTrainBatchEnd: (batch, _) =>
        {
            if (batch + 1 == batches) source.Cancel();
        });
        var task = model.FitAsync(Small.Counting(8), Small.Counting(8), batchSize: 1, epochs: 3, shuffle: false, verbose: 0, callbacks: [cancel], cancellationToken: source.Token);
        await AssertIsCancelled(task);

        reference.Fit(Small.Counting(batches), Small.Counting(batches), batchSize: 1, shuffle: false, verbose: 0);
        Assert.That(Small.Weight(model), Is.EqualTo(Small.Weight(reference)));
        Assert.That(model.Optimizer.Iterations, Is.EqualTo(batches));
        Assert.That((await model.FitAsync(Small.Counting(8), Small.Counting(8), verbose: 0)).Epoch, Has.Count.EqualTo(1), "it can go on");
    }

    [Test]
    public async Task EndsInValidationAndTellsWhatThereWasBefore()
    {
        var model = Small.Line();
        using var source = new CancellationTokenSource();
        var epoch = 0;
        var cancel = new LambdaCallback(onEpochBegin: (e, _) => epoch = e, onTestBatchEnd: (_, _) =>
        {
            if (epoch == 2) source.Cancel();
        });
        await AssertIsCancelled(model.FitAsync(Small.Counting(4), Small.Counting(4), epochs: 9, validationSplit: 0.5, verbose: 0, callbacks: [cancel], cancellationToken: source.Token));
        Assert.That(model.History!.Epoch, Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public async Task MeasuringAndPredictingEndToo()
    {
        var model = Small.Line();
        using CancellationTokenSource measuring = new(), predicting = new();
        var (measured, predicted) = (0, 0);
        void Measured(int batch)
        {
            measured++;
            measuring.Cancel();
        }
        void Predicted(int batch)
        {
            predicted++;
            predicting.Cancel();
        }
        await AssertIsCancelled(model.EvaluateAsync(Small.Counting(4), Small.Counting(4), batchSize: 1, verbose: 0, callbacks: [new LambdaCallback(onTestBatchEnd: (b, _) => Measured(b))], cancellationToken: measuring.Token));
        await AssertIsCancelled(model.PredictAsync(Small.Counting(4), batchSize: 1, verbose: 0, callbacks: [new LambdaCallback(onPredictBatchEnd: (b, _) => Predicted(b))], cancellationToken: predicting.Token));
        Assert.That((measured, predicted), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task WhatIsCancelledBeforeDoesNotBegin()
    {
        var model = Small.Line(weight: 0);
        await AssertIsCancelled(model.FitAsync(Small.Column(1), Small.Column(1), verbose: 0, cancellationToken: new(canceled: true)));
        Assert.That((Small.Weight(model), model.Optimizer.Iterations), Is.EqualTo((0f, 0L)));
    }

    static async Task AssertIsCancelled(Task task)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException)
        {
        }
        Assert.That(task.IsCanceled, Is.True);
    }
}
