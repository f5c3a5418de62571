using KerasLike.Data;

namespace KerasLike.Datasets;

/// <summary>Texts as the numbers of their words, cut down as <c>LoadData</c> is asked to.</summary>
/// <param name="NumWords">Numbers from here on are left out; null is the greatest number there is.</param>
/// <param name="SkipTop">Numbers below are left out.</param>
/// <param name="Maxlen">Texts of so many numbers or more are left out.</param>
/// <param name="StartChar">What each text begins with.</param>
/// <param name="OovChar">What takes the place of a number that is left out; null is nothing.</param>
/// <param name="IndexFrom">What is added to each number.</param>
internal sealed record WordSequences(int? NumWords, int SkipTop, int? Maxlen, int? StartChar, int? OovChar, int IndexFrom)
{
    /// <summary>Texts and labels in a random order.</summary>
    internal static (int[][] X, long[] Y) Shuffle(NpyArray texts, NpyArray labels, NumpyRandom random)
    {
        using var numbers = labels.ToTensor();
        using var whole = numbers.to_type(ScalarType.Int64);
        var (x, y) = (texts.ToRows(), whole.data<long>().ToArray());
        if (x.Length != y.Length) throw new InvalidDataException($"it holds {x.Length} texts and {y.Length} labels");
        var order = random.Permutation(x.Length);
        return ([.. order.Select(i => x[i])], [.. order.Select(i => y[i])]);
    }

    /// <summary>Marks the beginnings, shifts the numbers, and leaves out texts that are too long.</summary>
    internal (int[][] X, long[] Y) Prepare((int[][] X, long[] Y) data)
    {
        int[] Shift(int[] text) => StartChar is { } start ? [start, .. text.Select(w => w + IndexFrom)] : IndexFrom == 0 ? text : [.. text.Select(w => w + IndexFrom)];
        var kept = data.X.Select(Shift).Zip(data.Y).Where(t => Maxlen is null or 0 || t.First.Length < Maxlen).ToList();
        return kept.Count > 0 ? ([.. kept.Select(t => t.First)], [.. kept.Select(t => t.Second)])
            : throw new ArgumentException($"LoadData: no text is shorter than `maxlen`. Received: maxlen={Maxlen}. Increase it.", nameof(data));
    }

    /// <summary>Leaves out words that are too rare or too common. Without <see cref="NumWords"/> that is the one with the greatest number, as in Keras.</summary>
    internal int[][] Cut(int[][] texts)
    {
        var end = NumWords is null or 0 ? texts.Max(t => t.Length == 0 ? 0 : t.Max()) : NumWords.Value;
        bool Stays(int word) => word >= SkipTop && word < end;
        return [.. texts.Select(text => OovChar is { } other ? text.Select(w => Stays(w) ? w : other).ToArray() : [.. text.Where(Stays)])];
    }
}
