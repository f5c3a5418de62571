using KerasLike.Plotting;
using KerasLike.Tests.Support;
using static TorchSharp.torch;

namespace KerasLike.Tests.Plotting;

/// <summary>Points of many dimensions in the plane.</summary>
[TestFixture]
public class ProjectionTests
{
    readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public void Delete() => folder.Dispose();

    [Test]
    public void ComponentsAreTheDirectionsOfVariance()
    {
        manual_seed(1);
        var hidden = randn(200, 2) * tensor(new[] { 5f, 2f });
        var (basis, _) = linalg.qr(randn(10, 10));
        var points = hidden.matmul(basis.narrow(1, 0, 2).t()) + 3;

        var projected = Projection.Pca(points);
        Assert.That(projected.shape, Is.EqualTo(new long[] { 200, 2 }));
        Assert.That(projected.mean([0]).abs().max().ToSingle(), Is.LessThan(1e-4));
        Assert.That((cdist(projected, projected) - cdist(points, points)).abs().max().ToSingle(), Is.LessThan(0.02), "nothing is lost, since the points lie in a plane");
        Assert.That(projected.std(0).data<float>().ToArray(), Is.Ordered.Descending);
        Assert.That((Projection.Pca(points, 5) - Projection.Pca(points, 5)).abs().max().ToSingle(), Is.Zero);
        // Mirrored points give mirrored directions, but for the sign that is fixed.
        Assert.That((Projection.Pca(-points) + projected).abs().max().ToSingle(), Is.LessThan(1e-3));
    }

    [TestCase("pca")]
    [TestCase("random")]
    public void ClustersStayTogether(string init)
    {
        var (points, labels) = Clusters(60, 5, 20);
        var places = Projection.Tsne(points, perplexity: 15, iterations: 500, init: init);
        Assert.That(places.shape, Is.EqualTo(new long[] { 300, 2 }));
        var distances = cdist(places, places);
        distances += eye(300) * 1e9;
        var nearest = labels.index_select(0, distances.argmin(1));
        Assert.That(nearest.eq(labels).to_type(ScalarType.Float32).mean().ToSingle(), Is.GreaterThan(0.98), "a point's nearest neighbour is of its class");
        Assert.That((places - Projection.Tsne(points, perplexity: 15, iterations: 500, init: init)).abs().max().ToSingle(), Is.Zero, "the same each time");

        Pictures.ScatterPanels([("PCA", Projection.Pca(points)), ("t-SNE", places)], folder[$"{init}.png"], labels, ["a", "b", "c", "d", "a long name"], title: "Five clusters");
        using var picture = new Picture(folder[$"{init}.png"]);
        Assert.That(picture.Size.Width, Is.EqualTo(1680));
        Assert.That(picture.Ink(0.55, 0.2, 0.95, 0.95), Is.InRange(0.02, 0.6));
        Assert.That(picture.Ink(0.3, 0.01, 0.7, 0.06), Is.GreaterThan(0.01), "the title");
    }

    /// <summary>The entropies of the chances are what the perplexity says: 2^entropy of each row before it is made symmetric. Two points at the same distance have the same chance.</summary>
    [Test]
    public void ChancesFitThePerplexity()
    {
        manual_seed(3);
        var chances = TsneNeighbours.Of(randn(50, 4), 10);
        Assert.That(chances.Sum(), Is.EqualTo(1).Within(1e-4));
        for (int i = 0; i < 50; i++)
        {
            Assert.That(chances[i * 51], Is.Zero, "no neighbour of itself");
            for (int j = 0; j < i; j++) Assert.That(chances[i * 50 + j], Is.EqualTo(chances[j * 50 + i]));
        }
        var evenly = TsneNeighbours.Of(eye(12), 5);
        Assert.That(evenly.Where((_, i) => i % 13 != 0), Is.All.EqualTo(1.0 / 132).Within(1e-6));
    }

    [Test]
    public void DrawsPointsOfManyClassesAndOfNone()
    {
        manual_seed(2);
        Pictures.Scatter(randn(400, 2), folder["many.png"], (arange(400) % 14), theme: "dark");
        Pictures.Scatter(randn(50, 2), folder["none.svg"], title: "No classes");
        using var picture = new Picture(folder["many.png"]);
        Assert.That(picture.Ink(), Is.InRange(0.02, 0.6));
        Assert.That(Picture.TextsOf(folder["none.svg"]), Does.Contain("No classes"));
    }

    [Test]
    public void SaysWhatIsWrong()
    {
        Assert.That(() => Projection.Pca(zeros(3, 5), 4), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("Projection.Pca: `components` must be between 1 and 3, as 3 points of 5 features have no more. Received: components=4"));
        Assert.That(() => Projection.Tsne(zeros(30, 5)), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("Projection.Tsne: `perplexity` must be at least 1 and less than a third of the points. Received: perplexity=30, 30 points"));
        Assert.That(() => Projection.Tsne(zeros(3, 5)), Throws.ArgumentException.With.Message.StartsWith("Projection.Tsne: there must be between 4 and 30000 points, since time and memory grow with the square of their number. Received: 3"));
        Assert.That(() => Projection.Tsne(full(200, 5, float.NaN)), Throws.ArgumentException.With.Message.StartsWith("Projection.Tsne: `x` must be finite. Received: NaN or infinite numbers among (200, 5)"));
        Assert.That(() => Projection.Tsne(randn(200, 5), init: "zeros"), Throws.ArgumentException.With.Message.StartsWith("Projection.Tsne: `init` must be one of \"pca\", \"random\". Received: init=\"zeros\""));
        Assert.That(() => Pictures.Scatter(zeros(4, 3), folder["x.png"]), Throws.ArgumentException.With.Message.StartsWith("Pictures.Scatter: `points` must be (points, 2), as Projection.Pca and Projection.Tsne make them. Received: shape (4, 3)"));
        Assert.That(() => Pictures.Scatter(zeros(4, 2), folder["x.png"], new[] { 1, 2 }), Throws.ArgumentException.With.Message.StartsWith("Pictures.Scatter: there must be a label for each point. Received: 4 points, 2 labels"));
    }

    static (Tensor Points, Tensor Labels) Clusters(int each, int count, int features)
    {
        manual_seed(5);
        var labels = arange(each * count) % count;
        return (randn(count, features).mul(4).index_select(0, labels) + randn(each * count, features), labels);
    }
}
