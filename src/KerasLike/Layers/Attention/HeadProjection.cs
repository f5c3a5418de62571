namespace KerasLike.Layers;

/// <summary>A product that leads into heads, or out of them: its equation, and the shapes it is between.</summary>
/// <param name="Equation">The equation.</param>
/// <param name="BiasAxes">The letters of the output that a bias has an axis for.</param>
/// <param name="Output">The shape of one sample of the output.</param>
/// <param name="Input">The shape of the input.</param>
internal sealed record HeadProjection(string Equation, string BiasAxes, Shape Output, Shape Input)
{
    /// <summary>(batch, …, features) to (batch, …, heads, size).</summary>
    internal static HeadProjection In(Shape input, int heads, int size)
    {
        var (free, summed, made) = (Letters(input.Rank - 1, 0), Letters(1, input.Rank - 1), Letters(2, input.Rank));
        return new($"{free}{summed},{summed}{made}->{free}{made}", made, new([.. Enumerable.Repeat((int?)null, input.Rank - 2), heads, size]), input);
    }

    /// <summary>(batch, …, heads, size) to (batch, …, *features), for a query (batch, …, features).</summary>
    internal static HeadProjection Out(Shape query, Shape features, int heads, int size)
    {
        var (free, summed, made) = (Letters(query.Rank - 1, 0), Letters(2, query.Rank - 1), Letters(features.Rank, query.Rank + 1));
        return new($"{free}{summed},{summed}{made}->{free}{made}", made, new([.. Enumerable.Repeat((int?)null, query.Rank - 2), .. features]), new([.. query.SkipLast(1), heads, size]));
    }

    static string Letters(int count, int first) => string.Concat(Enumerable.Range(first, count).Select(i => (char)('a' + i)));
}
