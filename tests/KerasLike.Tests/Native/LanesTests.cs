using System.Numerics;
using KerasLike.Native;

namespace KerasLike.Tests.Native;

[TestFixture]
public class LanesTests
{
    [Test]
    public void ExpIsThatOfDoubles()
    {
        for (var x = -86.9f; x < 87.9f; x += 0.0137f)
            Assert.That(Lanes.Exp(new Vector<float>(x))[0], Is.EqualTo(Math.Exp(x)).Within(3e-7 * Math.Exp(x)), $"at {x}");
    }

    [Test]
    public void ExpStaysANumberBeyondThem()
    {
        Assert.That(Lanes.Exp(new Vector<float>(float.NegativeInfinity))[0], Is.InRange(0, 2e-38f));
        Assert.That(Lanes.Exp(new Vector<float>(float.PositiveInfinity))[0], Is.InRange(1e38f, float.MaxValue));
        Assert.That(Lanes.Exp(new Vector<float>(float.NaN))[0], Is.NaN);
    }
}
