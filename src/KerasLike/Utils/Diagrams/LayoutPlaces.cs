namespace KerasLike;

/// <summary>The places of boxes in their rows: near what they are linked to, in order, and not too near each other.</summary>
internal static class LayoutPlaces
{
    // Odd: the last goes down, so that chains hang straight.
    const int Sweeps = 25;
    const float BoxGap = 26, BendGap = 14;

    internal static void Set(List<List<LayoutBox>> rows)
    {
        foreach (var row in rows) Place(row, [.. row.Select(_ => 0f)], [.. row.Select(_ => 1f)]);
        for (int sweep = 0; sweep < Sweeps; sweep++)
            foreach (var row in sweep % 2 == 0 ? rows : Enumerable.Reverse(rows))
            {
                var wanted = row.ConvertAll(box =>
                {
                    var beside = sweep % 2 == 0 ? box.Above.ConvertAll(l => l.StartX - l.ToShift) : box.Below.ConvertAll(l => l.EndX - l.FromShift);
                    return beside.Count > 0 ? Median(beside) : box.X;
                });
                Place(row, wanted, row.ConvertAll(b => b.IsBend && (sweep % 2 == 0 ? b.Above[0].From : b.Below[0].To).IsBend ? 8f : 1f + b.Above.Count + b.Below.Count));
            }
        var left = rows.Min(r => r.Min(b => b.X - b.Width / 2));
        foreach (var box in rows.SelectMany(r => r)) box.X -= left;
    }

    // Unlike means, medians leave most arrows straight.
    static float Median(List<float> values)
    {
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }

    // Least squares with distances to be kept: neighbours that come too near become blocks, which go to the mean of their wishes (pool adjacent violators).
    static void Place(List<LayoutBox> row, List<float> wanted, List<float> weights)
    {
        var offsets = new float[row.Count];
        for (int i = 1; i < row.Count; i++)
            offsets[i] = offsets[i - 1] + (row[i - 1].Width + row[i].Width) / 2 + (row[i].IsBend || row[i - 1].IsBend ? BendGap : BoxGap);
        var blocks = new List<(double Sum, double Weight, int Count)>();
        for (int i = 0; i < row.Count; i++)
        {
            var block = (Sum: (double)(wanted[i] - offsets[i]) * weights[i], Weight: (double)weights[i], Count: 1);
            while (blocks.Count > 0 && blocks[^1].Sum / blocks[^1].Weight >= block.Sum / block.Weight)
            {
                block = (block.Sum + blocks[^1].Sum, block.Weight + blocks[^1].Weight, block.Count + blocks[^1].Count);
                blocks.RemoveAt(blocks.Count - 1);
            }
            blocks.Add(block);
        }
        var at = 0;
        foreach (var (sum, weight, count) in blocks)
            for (int i = 0; i < count; i++, at++) row[at].X = (float)(sum / weight) + offsets[at];
    }
}
