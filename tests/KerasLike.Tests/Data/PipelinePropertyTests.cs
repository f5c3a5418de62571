using FsCheck;
using FsCheck.Fluent;
using KerasLike.Data;
using KerasLike.Training;
using static KerasLike.Tests.Data.Numbers;

namespace KerasLike.Tests.Data;

/// <summary>What holds for pipelines of any size: no sample is lost or comes twice, and threads change nothing.</summary>
[TestFixture]
public class PipelinePropertyTests
{
    sealed record Settings(int Samples, int Buffer, int BatchSize, int Threads, int Ahead, int Seed)
    {
        internal static readonly Arbitrary<Settings> Any = Arb.From(
            from samples in Gen.Choose(1, 60)
            from buffer in Gen.Choose(1, 70)
            from batchSize in Gen.Choose(1, 20)
            from threads in Gen.Choose(1, 5)
            from ahead in Gen.Choose(1, 8)
            from seed in Gen.Choose(0, 1000)
            select new Settings(samples, buffer, batchSize, threads, ahead, seed));
    }

    static void Holds(int tries, Func<Settings, bool> property) => FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(tries), Prop.ForAll(Settings.Any, property));

    static int[][] Epochs(Dataset<Batch> data, int count = 3) => [.. Enumerable.Range(0, count).Select(_ => Flat(data))];

    [Test]
    public void NoSampleIsLostOrComesTwice() => Holds(60, s =>
        Epochs(Samples(s.Samples).Shuffle(s.Buffer, s.Seed).Batch(s.BatchSize)).Concat(Epochs(SamplesOneByOne(s.Samples).Shuffle(s.Buffer, s.Seed).Batch(s.BatchSize).Unbatch()))
            .All(epoch => epoch.Order().SequenceEqual(Enumerable.Range(0, s.Samples))));

    [Test]
    public void ThreadsChangeNothing() => Holds(40, s =>
    {
        var plain = Epochs(Samples(s.Samples).Shuffle(s.Buffer, s.Seed).Map((x, y) => (x * 2, y * 2)).Batch(s.BatchSize));
        var threaded = Epochs(Samples(s.Samples).Shuffle(s.Buffer, s.Seed).Map((x, y) => (x * 2, y * 2), numParallelCalls: s.Threads).Batch(s.BatchSize).Prefetch(s.Ahead));
        return plain.Zip(threaded).All(e => e.First.SequenceEqual(e.Second));
    });

    [Test]
    public void TheSameSeedGivesTheSameBatches() => Holds(60, s =>
    {
        int[][] Run() => Epochs(SamplesOneByOne(s.Samples).Shuffle(s.Buffer, s.Seed).Repeat(2).Batch(s.BatchSize));
        return Run().Zip(Run()).All(e => e.First.SequenceEqual(e.Second));
    });

    [Test]
    public void GatheringGivesWhatStackingGives() => Holds(60, s =>
    {
        Dataset<Batch> Chain(Dataset<Batch> samples) => samples.Skip(s.Ahead).Shuffle(s.Buffer, s.Seed).Repeat(2).Take(s.Samples).Batch(s.BatchSize, dropRemainder: s.Seed % 2 == 0);
        return Epochs(Chain(Samples(s.Samples))).Zip(Epochs(Chain(SamplesOneByOne(s.Samples)))).All(e => e.First.SequenceEqual(e.Second));
    });

    [Test]
    public void WhatIsCachedStaysAsItWas() => Holds(40, s =>
    {
        var epochs = Epochs(SamplesOneByOne(s.Samples).Shuffle(s.Buffer, s.Seed).Cache().Batch(s.BatchSize).Prefetch(s.Ahead));
        return epochs.All(epoch => epoch.SequenceEqual(epochs[0])) && epochs[0].Order().SequenceEqual(Enumerable.Range(0, s.Samples));
    });

    [Test]
    public void WhatIsZippedStaysTogether() => Holds(40, s =>
    {
        // Two sources in the same order, the one on threads and a little longer.
        Dataset<Batch> Shuffled() => Samples(s.Samples).Shuffle(s.Buffer, s.Seed);
        var other = Shuffled().Map((x, y) => (x + 100, y), numParallelCalls: s.Threads).Concatenate(Samples(s.Ahead));
        var pairs = Enumerable.Range(0, 3).Select(_ => Shuffled().Zip(other).Select(p => (p.First.X.Single.ToSingle(), p.Second.X.Single.ToSingle())).ToList()).ToList();
        return pairs.All(epoch => epoch.Count == s.Samples && epoch.All(p => p.Item1 + 100 == p.Item2));
    });

    [Test]
    public void FilesOfAFolderComeOnceInAnEpoch()
    {
        const int Files = 23;
        using var folder = new Support.TemporaryFolder();
        Directory.CreateDirectory(folder["class"]);
        for (int i = 0; i < Files; i++) Utils.SaveImage(folder[$"class/{i:D2}.png"], torch.full(2, 2, 1, i), scale: false);
        Holds(10, s =>
        {
            Dataset<Batch> Images() => Utils.ImageDatasetFromDirectory(folder.Path, Enumerable.Range(0, Files).ToArray(), colorMode: "grayscale", imageSize: (2, 2), batchSize: s.BatchSize, seed: s.Seed, verbose: false);
            int[] Read(Dataset<Batch> data) => [.. data.SelectMany(b =>
            {
                var labels = b.Y!.Single.data<int>().ToArray();
                Assert.That(b.X.Single.select(1, 0).select(1, 0).reshape(-1).data<float>().Select(v => (int)v), Is.EqualTo(labels), "each image with its own label");
                return labels;
            })];
            var (plain, threaded) = (Images(), Images().Map((x, y) => (x, y), numParallelCalls: s.Threads).Prefetch(s.Ahead));
            return Enumerable.Range(0, 3).All(_ =>
            {
                var epoch = Read(plain);
                return epoch.Order().SequenceEqual(Enumerable.Range(0, Files)) && epoch.SequenceEqual(Read(threaded));
            });
        });
    }

    [Test]
    public void WorkersOfAPyDatasetChangeNothing() => Holds(25, s =>
    {
        var (plain, threaded) = (new Watched(s, 1), new Watched(s, s.Threads));
        foreach (var data in new[] { plain, threaded })
        {
            Keras.SetRandomSeed(s.Seed);
            var model = new Recorder();
            model.Compile(new KerasLike.Optimizers.SGD(0), "mse");
            model.Fit(data, epochs: 2, verbose: 0);
            data.Seen = model.Seen;
        }
        return plain.Seen.SequenceEqual(threaded.Seen) && threaded.Seen.Take(s.Samples).Order().SequenceEqual(Enumerable.Range(0, s.Samples))
            && threaded.Seen.Skip(s.Samples).Order().SequenceEqual(Enumerable.Range(0, s.Samples)) && threaded.Epochs == (2, 2);
    });

    sealed class Watched(Settings settings, int workers) : PyDataset(workers, settings.Ahead)
    {
        readonly List<Batch> batches = [.. Samples(settings.Samples).Batch(settings.BatchSize)];

        public override int? NumBatches => batches.Count;

        public override Batch this[int index] => batches[index];

        internal (int Begun, int Ended) Epochs { get; private set; }

        internal List<int> Seen { get; set; } = [];

        public override void OnEpochBegin() => Epochs = (Epochs.Begun + 1, Epochs.Ended);

        public override void OnEpochEnd() => Epochs = (Epochs.Begun, Epochs.Ended + 1);
    }

    sealed class Recorder : KerasLike.Models.Model
    {
        readonly KerasLike.Layers.Dense dense = new(1);

        internal List<int> Seen { get; } = [];

        public override Tensor Call(Tensor inputs, bool training)
        {
            if (training) Seen.AddRange(inputs.reshape(-1).data<float>().Select(v => (int)v));
            return dense.Apply(inputs.reshape(-1, 1)).reshape(-1);
        }
    }
}
