using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Training;

/// <summary>Many threads may predict with one model at once.</summary>
[TestFixture]
public class ThreadTests
{
    const int Threads = 8;

    static IEnumerable<TestCaseData> Nets()
    {
        static TestCaseData Case(string name, int calls, Func<Model> make, params long[] shape) => new TestCaseData(calls, make, shape).SetName($"ManyThreadsPredictAsOne({name})");
        yield return Case("dense", 1000, () => new Sequential([new Dense(8, activation: "relu", inputShape: 4), new Dropout(0.5), new Dense(3, activation: "softmax")]), 4);
        yield return Case("convolutions", 100, () => new Sequential([new Conv2D(3, 3, activation: "relu", inputShape: (6, 6, 1)), new BatchNormalization(), new MaxPooling2D(), new Flatten(), new Dense(2)]), 6, 6, 1);
        yield return Case("recurrent", 100, () => new Sequential([new LSTM(4, inputShape: (3, 2)), new Dense(2)]), 3, 2);
        yield return Case("not built before", 100, () => new Sequential([new Dense(8, activation: "relu"), new Dense(3)]), 4);
        yield return Case("penalties", 200, () => new Sequential([new Dense(8, activityRegularizer: new KerasLike.Regularizers.L2(0.1), kernelRegularizer: "l2", inputShape: 4), new Dense(3)]), 4);
    }

    [TestCaseSource(nameof(Nets))]
    public void ManyThreadsPredictAsOne(int calls, Func<Model> make, long[] shape)
    {
        using var model = make();
        var inputs = Enumerable.Range(0, Threads).Select(i => torch.rand([2, .. shape])).ToArray();
        var answers = new float[Threads][];
        ManyThreads.Run(Threads, i => answers[i] = Answer(model.Predict(inputs[i], verbose: 0)));
        ManyThreads.Run(Threads, i =>
        {
            for (var call = 0; call < calls; call++)
            {
                Assert.That(Answer(model.Predict(inputs[i], verbose: 0)), Is.EqualTo(answers[i]));
                Assert.That(Answer(model.Apply(inputs[i])), Is.EqualTo(answers[i]));
            }
        });
        for (var i = 0; i < Threads; i++) Assert.That(Answer(model.Predict(inputs[i], verbose: 0)), Is.EqualTo(answers[i]), "one thread");
    }

    [Test]
    public void EachThreadSeesThePenaltiesOfItsOwnCall()
    {
        using var model = new Sequential([new Dense(1, useBias: false, kernelInitializer: "ones", activityRegularizer: new KerasLike.Regularizers.L2(1), inputShape: 1)]);
        ManyThreads.Run(Threads, i =>
        {
            using var x = torch.full(1, 1, i + 1f);
            for (var call = 0; call < 200; call++)
            {
                model.Apply(x).Dispose();
                Assert.That(model.Losses.Single().ToSingle(), Is.EqualTo((i + 1f) * (i + 1f)));
            }
        });
    }

    static float[] Answer(Tensor output)
    {
        using (output) return [.. output.data<float>()];
    }
}
