using KerasLike.Models;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Training;

/// <summary>What threads may do while others train.</summary>
[TestFixture]
public class ThreadsBesideTrainingTests
{
    const int Threads = 8;

    [Test]
    public void ModelsOfTheirOwnMayTrainAtOnce()
    {
        var losses = new double[Threads];
        ManyThreads.Run(Threads, i =>
        {
            using var model = Small.Line(weight: 0, learningRate: 0.01);
            losses[i] = model.Fit(Small.Counting(8), Small.Counting(8), epochs: 40, shuffle: false, verbose: 0)["loss"][^1];
        });
        Assert.That(losses.Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public void PredictingBesideTrainingGivesWeightsOfSomeMoment()
    {
        using var model = Small.Line(weight: 0, learningRate: 0.001);
        using var x = torch.ones(1, 1);
        var training = model.FitAsync(Small.Column([.. Enumerable.Repeat(1f, 2000)]), Small.Column([.. Enumerable.Repeat(1f, 2000)]), batchSize: 1, verbose: 0);
        do Assert.That(Answer(model.Predict(x, verbose: 0))[0], Is.InRange(0, 1)); while (!training.IsCompleted);
        Assert.That(() => training.GetAwaiter().GetResult(), Throws.Nothing);
        Assert.That(Small.Weight(model), Is.InRange(0.9, 1));
    }

    static float[] Answer(Tensor output)
    {
        using (output) return [.. output.data<float>()];
    }
}
