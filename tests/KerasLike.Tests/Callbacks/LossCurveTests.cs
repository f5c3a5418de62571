using KerasLike.Callbacks;

namespace KerasLike.Tests.Callbacks;

/// <summary>How the curve is read.</summary>
[TestFixture]
public class LossCurveTests
{
    [Test]
    public void TheCurveIsReadAsDocumented()
    {
        var curve = new LossCurve(smoothing: 0);
        double[] losses = [9, 9, 9, 9, 8, 8.5, 7, 5, 4, 3, 3.5, 2, 2.5, 5, 9, 20, 30, 40, 50, 60];
        for (int i = 0; i < losses.Length; i++) curve.Add(Math.Pow(10, i - 10), losses[i]);
        // Considered are 2 to 14. The longest fall goes from 9 at 2 down to 2 at 11; half way is 6. The steepest step goes from 7 at 6 to 5 at 7.
        Assert.That((curve.Valley, curve.Steepest), Is.EqualTo((curve.Rates[6], curve.Rates[6])));
    }
}
