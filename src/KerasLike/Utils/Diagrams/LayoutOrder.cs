namespace KerasLike;

/// <summary>The order of boxes in their rows, so that few arrows cross.</summary>
internal static class LayoutOrder
{
    const int Sweeps = 12;

    internal static void Improve(List<List<LayoutBox>> rows)
    {
        var (best, least) = (rows.ConvertAll(r => r.ToList()), Crossings(rows));
        for (int sweep = 0; sweep < Sweeps && least > 0; sweep++)
        {
            var down = sweep % 2 == 0;
            for (int i = 1; i < rows.Count; i++)
            {
                var (row, beside) = down ? (rows[i], rows[i - 1]) : (rows[^(i + 1)], rows[^i]);
                var places = beside.Index().ToDictionary(b => b.Item, b => b.Index);
                var own = row.Index().ToDictionary(b => b.Item, b => b.Index);
                double Wanted(LayoutBox box)
                {
                    var neighbours = down ? box.Above.ConvertAll(l => places[l.From]) : box.Below.ConvertAll(l => places[l.To]);
                    return neighbours.Count > 0 ? neighbours.Average() : own[box];
                }
                var sorted = row.OrderBy(Wanted).ToList();
                row.Clear();
                row.AddRange(sorted);
            }
            if (Crossings(rows) is var crossings && crossings < least) (best, least) = (rows.ConvertAll(r => r.ToList()), crossings);
        }
        for (int i = 0; i < rows.Count; i++) rows[i] = best[i];
    }

    static int Crossings(List<List<LayoutBox>> rows)
    {
        var count = 0;
        for (int i = 0; i + 1 < rows.Count; i++)
        {
            var places = rows[i + 1].Index().ToDictionary(b => b.Item, b => b.Index);
            var ends = rows[i].SelectMany(b => b.Below.Select(l => places[l.To]).Order()).ToList();
            for (int a = 0; a < ends.Count; a++)
                for (int b = a + 1; b < ends.Count; b++)
                    if (ends[a] > ends[b]) count++;
        }
        return count;
    }
}
