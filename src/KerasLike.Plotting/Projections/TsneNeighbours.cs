namespace KerasLike.Plotting;

/// <summary>The chances of points to be neighbours: p(j|i) ∝ exp(−βᵢ |xᵢ − xⱼ|²), with the βᵢ for which 2^entropy is the perplexity, made symmetric.</summary>
internal static class TsneNeighbours
{
    const int Halvings = 60;

    internal static float[] Of(Tensor points, double perplexity)
    {
        var count = (int)points.size(0);
        var chances = Distances(points);
        Parallel.For(0, count, i => Condition(chances.AsSpan(i * count, count), i, Math.Log(perplexity)));
        for (int i = 0; i < count; i++)
            for (int j = 0; j < i; j++)
                chances[i * count + j] = chances[j * count + i] = (chances[i * count + j] + chances[j * count + i]) / (2 * count);
        return chances;
    }

    static float[] Distances(Tensor points)
    {
        using var scope = torch.NewDisposeScope();
        var squares = points.pow(Scalars.Two).sum(1, keepdim: true);
        using Scalar minusTwo = -2.0;
        return squares.add(squares.t(), Scalars.One).add(points.matmul(points.t()), minusTwo).clamp_min(Scalars.Zero).data<float>().ToArray();
    }

    // Finds β by halving; distances less the smallest, so that no exponential becomes 0 for all.
    static void Condition(Span<float> row, int self, double entropy)
    {
        var least = float.MaxValue;
        for (int j = 0; j < row.Length; j++) if (j != self) least = Math.Min(least, row[j]);
        var (low, high, beta) = (0.0, double.PositiveInfinity, 1.0);
        for (int step = 0; step < Halvings; step++)
        {
            var (sum, weighted) = (0.0, 0.0);
            for (int j = 0; j < row.Length; j++)
            {
                if (j == self) continue;
                var chance = MathF.Exp((float)(-beta * (row[j] - least)));
                sum += chance;
                weighted += (double)chance * (row[j] - least);
            }
            var difference = Math.Log(sum) + beta * weighted / sum - entropy;
            if (Math.Abs(difference) < 1e-5) break;
            if (difference > 0) (low, beta) = (beta, double.IsInfinity(high) ? beta * 2 : (beta + high) / 2);
            else (high, beta) = (beta, (beta + low) / 2);
        }
        var total = 0.0;
        for (int j = 0; j < row.Length; j++) total += row[j] = j == self ? 0 : MathF.Exp((float)(-beta * (row[j] - least)));
        for (int j = 0; j < row.Length; j++) row[j] /= (float)total;
    }
}
