using KerasLike.Layers;

namespace KerasLike.Tests.Native;

/// <summary>How many threads the kernels run on.</summary>
[TestFixture]
public class ThreadsTests
{
    int before;

    [SetUp]
    public void Note() => before = torch.get_num_threads();

    [TearDown]
    public void Restore() => Keras.SetThreads(before);

    [TestCase(1)]
    [TestCase(2)]
    public void EveryThreadTakesTheNumberThatWasChosen(int threads)
    {
        var seen = 0;
        var layer = new Lambda(x =>
        {
            seen = torch.get_num_threads();
            return x;
        });
        using var go = new ManualResetEventSlim();
        using var ready = new ManualResetEventSlim();
        // It has called libtorch before, and so has a number of its own.
        var thread = new Thread(() =>
        {
            torch.zeros(100_000).add(1).Dispose();
            ready.Set();
            go.Wait();
            layer.Apply(torch.zeros(1));
        });
        thread.Start();
        ready.Wait();
        Keras.SetThreads(threads);
        go.Set();
        thread.Join();
        Assert.That(seen, Is.EqualTo(threads));
        layer.Apply(torch.zeros(1));
        Assert.That(seen, Is.EqualTo(threads));
        Assert.That(Keras.Doctor(), Does.Match($@"(?i)threads.*\b{threads}\b"));
    }

    [Test]
    public void ThereMustBeOne() => Assert.That(() => Keras.SetThreads(0), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("`threads`").And.Message.Contains("Received: threads=0"));
}
