using KerasLike.Callbacks;
using KerasLike.Data;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;
using KerasLike.Training;

namespace KerasLike.Tests.Data;

/// <summary>What <c>Fit</c>, <c>Evaluate</c> and <c>Predict</c> take data from: the same numbers come out of each.</summary>
[TestFixture]
public class SourcesTests
{
    static readonly float[,] X = Small.Counting(7), Y = Small.Column(0, 2, 4, 6, 8, 10, 12);

    static async IAsyncEnumerable<Batch> Later()
    {
        foreach (var batch in Dataset.FromTensorSlices(X, Y).Batch(2))
        {
            await Task.Yield();
            yield return batch;
        }
    }

    sealed class ByNumber(int workers = 1) : PyDataset(workers)
    {
        readonly Batch[] batches = [.. Dataset.FromTensorSlices(X, Y).Batch(2)];

        public override int? NumBatches => batches.Length;

        public override Batch this[int index] => batches[index];
    }

    sealed class Endless : PyDataset
    {
        public override int? NumBatches => null;

        public override Batch this[int index] => new(Small.Column(index), Small.Column(2 * index));
    }

    static readonly Dictionary<string, Func<Model, History>> Sources = new()
    {
        ["dataset"] = m => m.Fit(Dataset.FromTensorSlices(X, Y).Batch(2), epochs: 2, verbose: 0),
        ["prefetched"] = m => m.Fit(Dataset.FromTensorSlices(X, Y).Map((x, y) => (x, y), numParallelCalls: 2).Batch(2).Prefetch(2), epochs: 2, verbose: 0),
        ["generator"] = m => m.Fit(Dataset.FromGenerator(() => new ByNumber()), epochs: 2, verbose: 0),
        ["async"] = m => m.Fit(Later(), epochs: 2, verbose: 0),
        ["async generator"] = m => m.Fit(Dataset.FromGenerator(Later), epochs: 2, verbose: 0),
        ["by number"] = m => m.Fit(new ByNumber(), epochs: 2, verbose: 0, shuffle: false),
        ["workers"] = m => m.Fit(new ByNumber(3), epochs: 2, verbose: 0, shuffle: false),
        ["sequence"] = m => m.Fit(new ByNumber().ToList(), epochs: 2, verbose: 0),
    };

    [TestCaseSource(nameof(Sources))]
    public void TrainsAlike(KeyValuePair<string, Func<Model, History>> source)
    {
        var (expected, model) = (Small.Line(1, 0.005), Small.Line(1, 0.005));
        var history = expected.Fit(X, Y, batchSize: 2, epochs: 2, shuffle: false, verbose: 0);
        Assert.That(source.Value(model)["loss"], Is.EqualTo(history["loss"]));
        Assert.That(Small.Weight(model), Is.EqualTo(Small.Weight(expected)));
    }

    [Test]
    public void EvaluatesAndPredictsAlike()
    {
        var model = Small.Line(1.5);
        var (loss, predicted) = (model.Evaluate(X, Y, batchSize: 2, verbose: 0)[0], model.Predict(X, verbose: 0));
        var data = Dataset.FromTensorSlices(X, Y).Batch(2);
        Assert.That(new[] { model.Evaluate(data, verbose: 0)[0], model.Evaluate(Later(), verbose: 0)[0], model.Evaluate(new ByNumber(2), verbose: 0)[0] }, Is.All.EqualTo(loss));
        foreach (var given in new[] { model.Predict(data, verbose: 0), model.Predict(Later(), verbose: 0), model.Predict(new ByNumber(2), verbose: 0) }) Assert.That(given, Close.To(predicted));
    }

    [Test]
    public void ValidatesOnADataset()
    {
        var model = Small.Line(1, 0);
        var expected = model.Evaluate(X, Y, batchSize: 2, verbose: 0)[0];
        foreach (var data in new ValidationData[] { Dataset.FromTensorSlices(X, Y).Batch(2), new ByNumber(), (X, Y) })
            Assert.That(model.Fit(X, Y, validationData: data, verbose: 0)["val_loss"], Is.EqualTo(new[] { expected }).Within(1e-6));
    }

    [Test]
    public void DataWithoutAnEndNeedsANumberOfSteps()
    {
        var (model, data) = (Small.Line(), Dataset.FromTensorSlices(X, Y).Batch(2).Repeat());
        Assert.That(() => model.Fit(data, verbose: 0), Throws.ArgumentException.With.Message.StartsWith("Fit: the data has no end. Received: stepsPerEpoch=null. Say with `stepsPerEpoch` how many batches to take."));
        Assert.That(() => model.Evaluate(new Endless(), verbose: 0), Throws.ArgumentException.With.Message.StartsWith("Evaluate: the data has no end. Received: steps=null."));
        Assert.That(() => model.Fit(X, Y, validationData: data, verbose: 0), Throws.ArgumentException.With.Message.StartsWith("Fit: validationData: the data has no end. Received: validationSteps=null."));
        Assert.That(model.Fit(data, stepsPerEpoch: 5, epochs: 2, verbose: 0)["loss"], Has.Count.EqualTo(2));
        Assert.That(model.Fit(new Endless(), stepsPerEpoch: 3, epochs: 2, verbose: 0)["loss"], Has.Count.EqualTo(2));
    }

    [Test]
    public void ClassesWeighInDatasetsToo()
    {
        var y = new long[] { 0, 1, 0, 1 };
        double Loss(Func<Model, History> fit)
        {
            var model = new Sequential([new Dense(2, activation: "softmax", kernelInitializer: "zeros", inputShape: 1)]);
            model.Compile(new SGD(0), "sparse_categorical_crossentropy");
            return fit(model)["loss"][0];
        }
        var weights = new Dictionary<int, double> { [1] = 3 };
        var expected = Loss(m => m.Fit(Small.Counting(4), y, classWeight: weights, verbose: 0));
        Assert.That(Loss(m => m.Fit(Dataset.FromTensorSlices(Small.Counting(4), y).Batch(4), classWeight: weights, verbose: 0)), Is.EqualTo(expected));
        Assert.That(() => Loss(m => m.Fit(Dataset.FromTensorSlices(Small.Counting(4), y, new float[4]).Batch(4), classWeight: weights, verbose: 0)),
            Throws.ArgumentException.With.Message.StartsWith("Fit: `classWeight` and weights in the batches cannot both be given."));
    }

    [Test]
    public void TrainingThatIsTakenUpAgainSeesTheSameBatches()
    {
        using var folder = new TemporaryFolder();
        static (Sequential, Dataset<Batch>) Make()
        {
            Keras.SetRandomSeed(3);
            var model = Small.Line(1, 0.003);
            return (model, Dataset.FromTensorSlices(X, Y).Shuffle(7).Batch(2));
        }
        var (expected, whole) = Make();
        expected.Fit(whole, epochs: 4, verbose: 0);

        var (cut, data) = Make();
        var batches = 0;
        Assert.That(() => cut.Fit(data, epochs: 4, verbose: 0, callbacks: [new BackupAndRestore(folder["backup"], saveFreq: 1), new LambdaCallback(onTrainBatchEnd: (_, _) =>
        {
            if (++batches == 10) throw new OperationCanceledException();
        })]), Throws.InstanceOf<OperationCanceledException>());
        var (resumed, again) = Make();
        resumed.Fit(again, epochs: 4, verbose: 0, callbacks: [new BackupAndRestore(folder["backup"], saveFreq: 1)]);

        Assert.That(Small.Weight(resumed), Is.EqualTo(Small.Weight(expected)));
    }

    [Test]
    public void ShuffledBatchesOfAPyDatasetDifferByEpoch()
    {
        var model = Small.Line(1, 0);
        var seen = new List<float>();
        var watch = new Watched(seen);
        Keras.SetRandomSeed(1);
        model.Fit(watch, epochs: 3, verbose: 0);
        var epochs = seen.Chunk(20).ToList();
        Assert.That(epochs.Select(e => e.Order()), Is.All.EqualTo(Enumerable.Range(0, 20)));
        Assert.That(epochs.Select(e => string.Join(',', e)).Distinct().Count(), Is.EqualTo(3));
    }

    sealed class Watched(List<float> seen) : KerasLike.Sequence
    {
        public override int? NumBatches => 20;

        public override Batch this[int index]
        {
            get
            {
                seen.Add(index);
                return new(Small.Column(index), Small.Column(index));
            }
        }
    }
}
