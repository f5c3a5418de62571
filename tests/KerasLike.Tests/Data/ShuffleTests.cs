using KerasLike.Data;
using KerasLike.Tests.Support;
using KerasLike.Training;
using static KerasLike.Tests.Data.Numbers;

namespace KerasLike.Tests.Data;

/// <summary>Orders: random, of all samples, and the same for the same seed.</summary>
[TestFixture]
public class ShuffleTests
{
    [Test]
    public void RepeatGivesEachRoundAnOrderOfItsOwn()
    {
        var rounds = Read(Samples(50).Shuffle(50, seed: 3).Repeat(3).Batch(50));
        Assert.That(rounds.Select(r => r.Order()), Is.All.EqualTo(Enumerable.Range(0, 50)));
        Assert.That(rounds.Distinct(new SequenceComparer()).Count(), Is.EqualTo(3));
        Assert.That(Flat(Samples(3).Repeat().Take(7)), Is.EqualTo(new[] { 0, 1, 2, 0, 1, 2, 0 }));
    }

    [Test]
    public void ShuffleKeepsItsOrderWhereItIsToldTo()
    {
        var data = Samples(30).Shuffle(30, seed: 1, reshuffleEachIteration: false);
        var first = Flat(data);
        Assert.That(Flat(data), Is.EqualTo(first));
        var other = Samples(30).Shuffle(30, seed: 1);
        first = Flat(other);
        Assert.That(Flat(other), Is.Not.EqualTo(first));
    }

    [Test]
    public void ShuffleDrawsFromItsBuffer()
    {
        var order = Flat(Samples(1000).Shuffle(10, seed: 5));
        Assert.That(order.Select((value, place) => value - place), Is.All.LessThanOrEqualTo(10), "nothing comes earlier than the buffer has it");
        Assert.That(order.Order(), Is.EqualTo(Enumerable.Range(0, 1000)));
    }

    [Test]
    public void WithoutASeedTheGlobalOneDecides()
    {
        int[] Once()
        {
            Keras.SetRandomSeed(11);
            return Flat(Samples(40).Shuffle(40));
        }
        var first = Once();
        Assert.That(Once(), Is.EqualTo(first));
    }

    sealed class SequenceComparer : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? x, int[]? y) => x!.SequenceEqual(y!);

        public int GetHashCode(int[] obj) => obj[0];
    }
}
