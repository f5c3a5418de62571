using KerasLike.Data;
using KerasLike.Layers;
using KerasLike.Training;
using static KerasLike.Tests.Data.Numbers;

namespace KerasLike.Tests.Data;

/// <summary>What threads of a pipeline do: bounded, in order, gone at the end; and what becomes of tensors.</summary>
[TestFixture]
public class PipelineThreadTests
{
    static int Threads => System.Diagnostics.Process.GetCurrentProcess().Threads.Count;

    [Test]
    public void NoMoreIsPreparedThanThereIsRoomFor()
    {
        var (made, taken, most) = (0, 0, 0);
        var data = Dataset.Range(200).Map(i =>
        {
            Interlocked.Increment(ref made);
            return i;
        }).Prefetch(3);
        foreach (var _ in data)
        {
            Thread.Sleep(1);
            most = Math.Max(most, Volatile.Read(ref made) - taken++);
        }
        Assert.That(most, Is.InRange(2, 5), "three in the buffer, one taken, one being made");
    }

    [Test]
    public void TheNextIsPreparedWhileOneIsInUse()
    {
        using var second = new ManualResetEventSlim();
        var data = Dataset.Range(2).Map(i =>
        {
            if (i == 1) second.Set();
            return i;
        }).Prefetch(1);
        foreach (var _ in data) Assert.That(second.Wait(TimeSpan.FromSeconds(20)));
    }

    [Test]
    public void FunctionsRunAtTheSameTime()
    {
        using var meeting = new Barrier(3);
        Assert.That(Dataset.Range(6).Map(i => meeting.SignalAndWait(TimeSpan.FromSeconds(20)) ? i : -1, numParallelCalls: 3), Is.EqualTo(new long[] { 0, 1, 2, 3, 4, 5 }));
    }

    [TestCase(0)]
    [TestCase(3)]
    public void AnErrorComesUpAtItsElement(int threads)
    {
        var data = Dataset.Range(50).Map(i => i == 7 ? throw new InvalidDataException("the seventh") : i, threads == 0 ? null : threads).Prefetch(2);
        var seen = new List<long>();
        Assert.That(() => seen.AddRange(data.Select(i =>
        {
            seen.Add(i);
            return i;
        }).Where(_ => false)), Throws.InstanceOf<InvalidDataException>().With.Message.EqualTo("the seventh"));
        Assert.That(seen, Is.EqualTo(Enumerable.Range(0, 7)));
    }

    [Test]
    public void ThreadsEndWithThePassOrWhenItIsLeft()
    {
        var data = Dataset.Range(1000).Map(i => i, numParallelCalls: 4).Prefetch(4).Map(i => i, numParallelCalls: 4);
        Assert.That(data.Count(), Is.EqualTo(1000));
        var before = Threads;
        for (int i = 0; i < 20; i++) Assert.That(data.First(), Is.Zero);
        Assert.That(Threads, Is.LessThan(before + 9), "20 passes of 9 threads left none behind");
    }

    [Test]
    public void LibtorchKeepsItsThreads()
    {
        var before = torch.get_num_threads();
        Assert.That(Dataset.Range(10).Map(i => i, numParallelCalls: 2).Prefetch(2).Map(i => i, numParallelCalls: 2).Count(), Is.EqualTo(10));
        var elsewhere = 0;
        var other = new Thread(() => elsewhere = torch.get_num_threads());
        other.Start();
        other.Join();
        Assert.That((torch.get_num_threads(), elsewhere), Is.EqualTo((before, before)));
    }

    [TestCase(null)]
    [TestCase(1)]
    [TestCase(3)]
    public void RandomLayersDrawByElement(int? threads)
    {
        Keras.SetRandomSeed(5);
        var dropout = new Dropout(0.5, seed: 9);
        float[][] Epoch(Dataset<Batch> data) => [.. data.Select(b => b.X.Single.data<float>().ToArray())];
        var plain = Dataset.FromTensorSlices(torch.ones(20, 8)).Map(b => new Batch(dropout.Apply(b.X, training: true)));
        var threaded = Dataset.FromTensorSlices(torch.ones(20, 8)).Map(b => new Batch(dropout.Apply(b.X, training: true)), threads);

        var (first, second) = (Epoch(plain), Epoch(plain));
        Assert.That(second, Is.Not.EqualTo(first), "each epoch is drawn anew");
        Assert.That(first.DistinctBy(row => string.Join(',', row)).Count(), Is.GreaterThan(10), "each element is drawn by itself");
        Assert.That((Epoch(threaded), Epoch(threaded)), Is.EqualTo((first, second)));
    }

    [Test]
    public void TensorsAreFreedWithTheScopeTheyAreAskedForIn()
    {
        Dataset<Batch>[] pipelines =
        [
            Samples(64).Shuffle(16).Batch(8),
            SamplesOneByOne(64).Shuffle(16).Batch(8),
            Samples(64).Map((x, y) => (x * 2 / 2, y * 1)).Batch(8).Prefetch(2),
            Samples(64).Map((x, y) => (x * 2 / 2, y * 1), numParallelCalls: 3).Batch(8).Unbatch().Batch(8),
            Samples(64).Filter(s => s.X.Single.item<float>() >= 0).Batch(8).Repeat(2).Skip(3),
        ];
        foreach (var data in pipelines)
        {
            Pass(data);
            var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            for (int i = 0; i < 3; i++) Pass(data);
            Assert.That(DisposeScopeManager.Statistics.ThreadTotalLiveCount, Is.LessThanOrEqualTo(before));
        }

        static void Pass(Dataset<Batch> data)
        {
            using var elements = data.GetEnumerator();
            while (true)
            {
                using var scope = torch.NewDisposeScope();
                if (!elements.MoveNext()) return;
                Assert.That(elements.Current.X.Single.IsInvalid, Is.False);
                Assert.That(scope.Contains(elements.Current.X.Single), "the batch belongs to the scope");
            }
        }
    }

    [Test]
    public void CachedTensorsStay()
    {
        var data = Samples(6).Map((x, y) => (x + 0, y + 0)).Batch(2).Cache();
        for (int i = 0; i < 3; i++)
        {
            using var scope = torch.NewDisposeScope();
            Assert.That(Flat(data), Is.EqualTo(Enumerable.Range(0, 6)));
        }
    }
}
