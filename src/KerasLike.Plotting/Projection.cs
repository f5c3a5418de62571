namespace KerasLike.Plotting;

/// <summary>Points of many dimensions as points of two, to be drawn by <see cref="Pictures.Scatter(Tensors, string, Tensors, IReadOnlyList{string}, string, int?, int?, double, string)"/>.</summary>
public static class Projection
{
    /// <summary>Principal components: the directions in which the points vary most. x ↦ (x − mean) V.</summary>
    /// <param name="x">The points: (points, features); further axes are flattened.</param>
    /// <param name="components">How many. Default: 2.</param>
    /// <returns>A tensor (points, components) of float32. It belongs to the caller.</returns>
    /// <remarks>Pearson 1901, "On lines and planes of closest fit to systems of points in space". Signs are such that the greatest weight of a direction is positive.</remarks>
    public static Tensor Pca(Tensors x, int components = 2)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var points = Rows(x, "Projection.Pca");
        var most = Math.Min(points.size(0), points.size(1));
        if (components < 1 || components > most) throw new ArgumentOutOfRangeException(nameof(components), $"Projection.Pca: `components` must be between 1 and {most}, as {points.size(0)} points of {points.size(1)} features have no more. Received: components={components}");
        var centered = points.to_type(ScalarType.Float64);
        centered = centered - centered.mean([0], keepdim: true);
        var (_, _, directions) = torch.linalg.svd(centered, fullMatrices: false);
        directions = directions.narrow(0, 0, components);
        var signs = directions.gather(1, directions.abs().argmax(1, keepdim: true)).sign();
        return centered.matmul((directions * signs).t()).to_type(ScalarType.Float32).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// t-SNE: places in the plane such that near points stay near. It makes Σ p log(p/q) small, where p are the chances of points to be neighbours in x, by normal distributions of
    /// a width that suits the perplexity, and q those in the plane, by Student's t.
    /// </summary>
    /// <param name="x">The points: (points, features); further axes are flattened. Time and memory grow with the square of their number: 5,000 take 100 MB.</param>
    /// <param name="perplexity">About how many neighbours a point has, fewer than a third of the points. Default: 30.</param>
    /// <param name="earlyExaggeration">By how much p is greater at first, for clusters to form. Default: 12.</param>
    /// <param name="learningRate">The step; null is points / earlyExaggeration / 4, and at least 50. Default: null.</param>
    /// <param name="iterations">How many steps, 250 of them early. Default: 1000.</param>
    /// <param name="init">Where points begin: <c>"pca"</c> or <c>"random"</c>. Default: <c>"pca"</c>.</param>
    /// <param name="seed">What <c>"random"</c> begins with. Default: 0.</param>
    /// <returns>A tensor (points, 2) of float32, the same each time. It belongs to the caller.</returns>
    /// <remarks>van der Maaten and Hinton 2008, "Visualizing Data using t-SNE"; the rate is Belkina's et al. (2019). Names and defaults are those of scikit-learn.</remarks>
    public static Tensor Tsne(Tensors x, double perplexity = 30, double earlyExaggeration = 12, double? learningRate = null, int iterations = 1000, string init = "pca", int seed = 0)
    {
        const string owner = "Projection.Tsne";
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var points = Rows(x, owner);
        var count = (int)points.size(0);
        if (count is < 4 or > 30_000) throw new ArgumentException($"{owner}: there must be between 4 and 30000 points, since time and memory grow with the square of their number. Received: {count}", nameof(x));
        if (!(perplexity >= 1 && 3 * perplexity < count)) throw new ArgumentOutOfRangeException(nameof(perplexity), FormattableString.Invariant($"{owner}: `perplexity` must be at least 1 and less than a third of the points. Received: perplexity={perplexity}, {count} points"));
        Check.InRange(earlyExaggeration, 1, double.MaxValue, owner);
        Check.Positive(iterations, owner);
        var rate = Check.Positive(learningRate, owner) ?? Math.Max(count / earlyExaggeration / 4, 50);
        var start = Check.OneOf(init, ["pca", "random"], owner) == "random" || points.size(1) < 2 ? Normal(count, seed) : Start(Pca(points));
        var places = new TsneDescent(TsneNeighbours.Of(points, perplexity), start).Run(iterations, (float)earlyExaggeration, (float)rate);
        return torch.tensor(places).reshape(2, count).t().contiguous().MoveToOuterDisposeScope();
    }

    static Tensor Rows(Tensors x, string owner)
    {
        var points = Check.NotNull(x, owner).Materialize().Single.cpu().to_type(ScalarType.Float32);
        if (points.ndim < 2 || points.numel() == 0) throw new ArgumentException($"{owner}: `x` must be (points, features). Received: shape {Shape.Of(points)}", nameof(x));
        points = points.reshape(points.size(0), -1);
        return points.isfinite().all().item<bool>() ? points : throw new ArgumentException($"{owner}: `x` must be finite. Received: NaN or infinite numbers among {Shape.Of(points)}", nameof(x));
    }

    // Two rows, of x and of y. The first component has a deviation of 10⁻⁴, so that the first steps are small.
    static float[] Start(Tensor points)
    {
        var deviation = points.select(1, 0).std().item<float>();
        var places = points.t().contiguous().data<float>().ToArray();
        return Array.ConvertAll(places, p => deviation > 0 ? p / deviation * 1e-4f : 0);
    }

    static float[] Normal(int count, int seed)
    {
        var random = new Random(seed);
        // Box and Muller's.
        return [.. Enumerable.Range(0, 2 * count).Select(_ => (float)(1e-4 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
    }
}
