namespace KerasLike.Layers;

/// <summary>Several axes, such as the height and width of images, along which heads attend at once: behind the heads, as one axis.</summary>
internal sealed class AttendedAxes
{
    readonly int[] axes;
    readonly int others;
    readonly long[] order, back;

    /// <param name="axes">The axes, counted from the start.</param>
    /// <param name="rank">How many axes queries have in heads, (batch, …, heads, size).</param>
    internal AttendedAxes(int[] axes, int rank)
    {
        this.axes = axes;
        var free = Enumerable.Range(0, rank - 2).Except(axes).ToArray();
        others = free.Length;
        order = [.. free.Select(a => (long)a), rank - 2, .. axes.Select(a => (long)a), rank - 1];
        back = [.. order.Select((axis, at) => (axis, at)).OrderBy(p => p.axis).Select(p => (long)p.at)];
    }

    /// <summary>The axes along which a layer attends, counted from the start; all but batch and features unless they were given.</summary>
    internal static Dims Of(string owner, Dims? given, Shape query, Shape value, Shape key)
    {
        if (!value.Skip(1).SkipLast(1).SequenceEqual(key.Skip(1).SkipLast(1))) throw new ArgumentException($"{owner}: expected a key and a value that differ in their features only. Received: value {value}, key {key}");
        return new([.. given is { } axes ? axes.Values.ToArray().Select(query.Axis) : Enumerable.Range(1, query.Rank - 2)]);
    }

    /// <summary>The shape of the attention weights.</summary>
    internal static Shape ScoresShape(Dims axes, Shape query, Shape value, int heads)
    {
        var attended = axes.Values.ToArray();
        var others = Enumerable.Range(1, query.Rank - 2).Except(attended).Select(a => query[a]);
        return new([query[0], .. others, heads, .. attended.Select(a => query[a]), .. attended.Select(a => value[a])]);
    }

    /// <summary>Attends as <see cref="Attentions.Attend"/> does; output and scores have the axes apart again.</summary>
    internal (Tensor Output, Tensor? Scores) Attend(Tensor query, Tensor key, Tensor value, Tensor? mask, bool causal, Func<Tensor, Tensor>? dropped, bool wantsScores)
    {
        var (output, scores) = Attentions.Attend(Join(query), Join(key), Join(value), mask is null ? null : Expand(mask), causal, dropped, wantsScores);
        return (output.unflatten(others + 1, Sizes(query)).permute(back), scores?.unflatten(others + 2, Sizes(value)).unflatten(others + 1, Sizes(query)));
    }

    Tensor Join(Tensor t) => t.permute(order).flatten(others + 1, others + axes.Length);

    long[] Sizes(Tensor t) => Array.ConvertAll(axes, a => t.size(a));

    // A mask has the axes of queries and those of values, but may lack those of heads and others.
    Tensor Expand(Tensor mask)
    {
        while (mask.ndim < others + 1 + (2 * axes.Length)) mask = mask.unsqueeze(mask.ndim - (2 * axes.Length));
        return mask.flatten(others + 1 + axes.Length).flatten(others + 1, others + axes.Length);
    }
}
