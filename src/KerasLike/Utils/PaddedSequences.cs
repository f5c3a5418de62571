namespace KerasLike;

/// <summary>Sequences of different lengths as rows of one tensor.</summary>
internal static class PaddedSequences
{
    static readonly string[] Sides = ["pre", "post"];

    internal static Tensor Make(IReadOnlyList<Array> sequences, int? maxlen, string dtype, string padding, string truncating, double value)
    {
        Check.OneOf(padding, Sides, "Utils.PadSequences");
        Check.OneOf(truncating, Sides, "Utils.PadSequences");
        Native.LibTorch.EnsureLoaded();
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var length = Check.Positive(maxlen, "Utils.PadSequences") ?? (sequences.Count == 0 ? 0 : sequences.Max(s => s.GetLength(0)));
        // What a sequence is a sequence of: numbers, or rows of numbers.
        var row = sequences.FirstOrDefault(s => s.Length > 0) is { } first ? RowOf(first) : [];
        using Scalar filling = value;
        var rows = torch.full([sequences.Count, length, .. row], filling, DTypes.Parse(dtype));
        for (int i = 0; i < sequences.Count; i++)
            if (sequences[i].Length > 0) Place(sequences[i], i);
        return rows.MoveToOuterDisposeScope();

        void Place(Array sequence, int index)
        {
            using var inner = torch.NewDisposeScope();
            if (!RowOf(sequence).SequenceEqual(row))
                throw new ArgumentException($"Utils.PadSequences: all sequences must be of numbers, or of rows of one shape. Received: rows of shape ({string.Join(", ", RowOf(sequence))}) in sequence {index}, ({string.Join(", ", row)}) before it.", nameof(sequences));
            var tensor = ArrayConversion.ToTensor(sequence);
            var kept = Math.Min(tensor.size(0), length);
            rows.select(0, index).narrow(0, padding == "pre" ? length - kept : 0, kept).copy_(tensor.narrow(0, truncating == "pre" ? tensor.size(0) - kept : 0, kept));
        }
    }

    static long[] RowOf(Array sequence) => ArrayConversion.ShapeOf(sequence).ToSizes()[1..];
}
