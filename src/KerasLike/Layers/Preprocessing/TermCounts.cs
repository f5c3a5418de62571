using System.Runtime.InteropServices;
using System.Text;

namespace KerasLike.Layers;

/// <summary>How often terms come up, and in how many documents: what a vocabulary is learned from.</summary>
internal sealed class TermCounts
{
    readonly Dictionary<Token, (long Times, long Documents)> counts = [];
    long documents;

    internal void AddDocument(IReadOnlyCollection<Token> terms)
    {
        documents++;
        foreach (var term in terms) CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _).Times++;
        foreach (var term in terms.Distinct()) CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _).Documents++;
    }

    /// <summary>The most frequent terms; of those that are equally frequent, the last in the order of their bytes first.</summary>
    internal IReadOnlyList<Token> MostFrequent(int? most, Token? padding, Token unknown)
    {
        var sorted = counts.Where(c => c.Key != padding && c.Key != unknown).OrderByDescending(c => c.Value.Times).ThenByDescending(c => c.Key, Comparer<Token>.Create(Compare)).Select(c => c.Key);
        return [.. most is int count ? sorted.Take(count) : sorted];
    }

    /// <summary>The inverse document frequency of a term: log(1 + documents / (1 + those it is in)).</summary>
    internal double Idf(Token term) => Math.Log(1 + documents / (1.0 + counts.GetValueOrDefault(term).Documents));

    static int Compare(Token a, Token b) => a.IsString(out var first) && b.IsString(out var second) ? Encoding.UTF8.GetBytes(first).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(second))
        : (a.Number ?? 0).CompareTo(b.Number ?? 0);
}
