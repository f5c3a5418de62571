using System.Numerics;

namespace KerasLike.Plotting;

/// <summary>Gradient descent on the places of points, with momentum and a gain for each coordinate. Places are two rows: all x, then all y.</summary>
internal sealed class TsneDescent
{
    const int Early = 250;
    const float LeastGain = 0.01f;

    readonly float[] chances, places, gradient, repulsion, velocity, gains;
    readonly double[] sums;
    readonly int count;

    internal TsneDescent(float[] chances, float[] places)
    {
        (this.chances, this.places, count) = (chances, places, places.Length / 2);
        (gradient, repulsion, velocity, gains, sums) = (new float[places.Length], new float[places.Length], new float[places.Length], new float[places.Length], new double[count]);
        Array.Fill(gains, 1);
    }

    internal float[] Run(int iterations, float exaggeration, float rate)
    {
        for (int i = 0; i < iterations; i++)
        {
            SetGradient(i < Early ? exaggeration : 1);
            Step(rate, i < Early ? 0.5f : 0.8f);
        }
        return places;
    }

    // 4 Σⱼ (p − q)(yᵢ − yⱼ) t, where t = 1 / (1 + |yᵢ − yⱼ|²) and q = t / Σ t. The sum is known only after all rows, so what attracts and what repels is added up apart.
    void SetGradient(float exaggeration)
    {
        Parallel.For(0, count, SetRow);
        // In order, so that the sum is the same each time.
        var sum = (float)sums.Sum();
        for (int i = 0; i < places.Length; i++) gradient[i] = 4 * (exaggeration * gradient[i] - repulsion[i] / sum);
    }

    void SetRow(int i)
    {
        var xs = places.AsSpan(0, count);
        var ys = places.AsSpan(count, count);
        var row = chances.AsSpan(i * count, count);
        var (x, y) = (new Vector<float>(xs[i]), new Vector<float>(ys[i]));
        var (sum, pullX, pullY, pushX, pushY) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        int j = 0;
        for (; j <= count - Vector<float>.Count; j += Vector<float>.Count)
        {
            var (dx, dy) = (x - new Vector<float>(xs[j..]), y - new Vector<float>(ys[j..]));
            var t = Vector<float>.One / (Vector<float>.One + dx * dx + dy * dy);
            var (pull, push) = (new Vector<float>(row[j..]) * t, t * t);
            sum += t;
            pullX += pull * dx;
            pullY += pull * dy;
            pushX += push * dx;
            pushY += push * dy;
        }
        var (all, ax, ay, rx, ry) = (Vector.Sum(sum), Vector.Sum(pullX), Vector.Sum(pullY), Vector.Sum(pushX), Vector.Sum(pushY));
        for (; j < count; j++)
        {
            var (dx, dy) = (xs[i] - xs[j], ys[i] - ys[j]);
            var t = 1 / (1 + dx * dx + dy * dy);
            all += t;
            (ax, ay) = (ax + row[j] * t * dx, ay + row[j] * t * dy);
            (rx, ry) = (rx + t * t * dx, ry + t * t * dy);
        }
        sums[i] = all - 1; // without itself
        (gradient[i], gradient[count + i], repulsion[i], repulsion[count + i]) = (ax, ay, rx, ry);
    }

    void Step(float rate, float momentum)
    {
        for (int i = 0; i < places.Length; i++)
        {
            // A coordinate that goes on in its direction is sped up, one that swings is slowed down.
            gains[i] = Math.Max(LeastGain, gradient[i] * velocity[i] < 0 ? gains[i] + 0.2f : gains[i] * 0.8f);
            velocity[i] = momentum * velocity[i] - rate * gains[i] * gradient[i];
            places[i] += velocity[i];
        }
    }
}
