using KerasLike.Native;
using KerasLike.Optimizers;

namespace KerasLike.Tests.Native;

/// <summary>Work that is shared by the threads of libtorch's kernels.</summary>
[TestFixture]
public class KernelThreadsTests
{
    int before;

    [SetUp]
    public void RunOnTwo()
    {
        before = torch.get_num_threads();
        Keras.SetThreads(2);
    }

    [TearDown]
    public void Restore() => Keras.SetThreads(before);

    readonly struct Marks(int[] marks, int? failing = null) : ISharedWork
    {
        public void Run(int part, int parts)
        {
            Interlocked.Increment(ref marks[part]);
            if (part == failing) throw new InvalidOperationException($"part {part} of {parts}");
        }
    }

    [Test]
    public void TheyAreFoundOnLinuxAlone() => Assert.That(KernelThreads.AreShared, Is.EqualTo(OperatingSystem.IsLinux()));

    [Test]
    public void EachPartIsDoneOnce()
    {
        var marks = new int[2];
        for (int round = 0; round < 1000; round++) KernelThreads.Run(new Marks(marks));
        Assert.That(marks, Is.All.EqualTo(1000));
    }

    [Test]
    public void ErrorsComeBackToTheCaller([Range(0, 1)] int failing)
    {
        Assert.That(() => KernelThreads.Run(new Marks(new int[2], failing)), Throws.InvalidOperationException.With.Message.StartsWith($"part {failing} of"));
        EachPartIsDoneOnce();
    }

    [Test]
    public void SeveralCallersDoNotDisturbEachOther()
    {
        var all = Enumerable.Range(0, 4).Select(_ => new int[2]).ToArray();
        var callers = all.Select(marks => new Thread(() =>
        {
            for (int round = 0; round < 200; round++) KernelThreads.Run(new Marks(marks));
        })).ToList();
        callers.ForEach(c => c.Start());
        callers.ForEach(c => c.Join());
        Assert.That(all, Is.All.All.EqualTo(200));
    }

    [TestCase(65_536)]
    [TestCase(100_003)]
    public void LargeWeightsAreUpdatedAsSmallOnesAre(int size)
    {
        using var scope = torch.NewDisposeScope();
        var variable = new Variable("w", torch.nn.Parameter(torch.linspace(-1, 1, size)));
        var gradient = torch.linspace(3, -2, size);
        var expected = variable.Tensor.detach().clone();
        new SGD(0.5).Apply([gradient], [variable]);
        Assert.That(variable.Tensor.detach().allclose(expected - gradient * 0.5, 1e-6, 1e-7));
    }
}
