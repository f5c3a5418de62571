namespace KerasLike;

/// <summary>
/// Places boxes in rows so that arrows go down, are short and cross little: rows by the longest way from above, their order by barycenters, places by least
/// squares (Sugiyama, Tagawa and Toda, 1981: Methods for Visual Understanding of Hierarchical System Structures).
/// </summary>
internal sealed class LayeredLayout
{
    const float RowGap = 30, RimGap = 16, TrackGap = 9;

    readonly IReadOnlyList<LayoutBox> boxes;
    readonly IReadOnlyList<LayoutEdge> edges;
    readonly List<List<LayoutBox>> rows = [];

    internal LayeredLayout(IReadOnlyList<LayoutBox> boxes, IReadOnlyList<LayoutEdge> edges)
    {
        (this.boxes, this.edges) = (boxes, edges);
        LayoutRanks.Set(boxes, edges);
        FillRows();
        LayoutOrder.Improve(rows);
        LayoutPlaces.Set(rows);
        SetHeights();
    }

    internal float Width { get; private set; }

    internal float Height { get; private set; }

    void FillRows()
    {
        var count = boxes.Max(b => b.Rank) + 1;
        for (int i = 0; i < count; i++) rows.Add([.. boxes.Where(b => b.Rank == i)]);
        foreach (var edge in edges)
        {
            var (at, shift) = (edge.From, edge.FromShift);
            for (int rank = edge.From.Rank + 1; rank <= edge.To.Rank; rank++)
            {
                var next = rank == edge.To.Rank ? edge.To : new LayoutBox(0, 0) { Rank = rank, IsBend = true };
                if (next.IsBend) rows[rank].Add(next);
                var link = new LayoutLink(at, next, shift, rank == edge.To.Rank ? edge.ToShift : 0);
                edge.Links.Add(link);
                at.Below.Add(link);
                next.Above.Add(link);
                (at, shift) = (next, 0);
            }
        }
    }

    void SetHeights()
    {
        var top = 0f;
        for (int i = 0; i < rows.Count; i++)
        {
            var height = rows[i].Max(b => b.Height);
            foreach (var box in rows[i]) box.Y = top + height / 2;
            top += height;
            if (i == rows.Count - 1) break;
            var gap = rows[i].Exists(b => b.IsFirst) || rows[i + 1].Exists(b => b.IsLast) ? RimGap : RowGap;
            var tracks = SetTracks([.. rows[i].SelectMany(b => b.Below)], top + gap / 2 - 3);
            top += gap + Math.Max(0, tracks - 1) * TrackGap;
        }
        Height = top;
        Width = rows.Max(r => r[^1].X + r[^1].Width / 2);
    }

    // Links of one box share a height; links of different boxes that would lie on each other get heights of their own.
    static int SetTracks(List<LayoutLink> links, float top)
    {
        var ends = new List<float>();
        foreach (var group in links.Where(l => Math.Abs(l.StartX - l.EndX) > 0.5f).GroupBy(l => (l.From, l.StartX)).OrderBy(g => g.Min(l => Math.Min(l.StartX, l.EndX))))
        {
            var (left, right) = (group.Min(l => Math.Min(l.StartX, l.EndX)), group.Max(l => Math.Max(l.StartX, l.EndX)));
            var track = ends.FindIndex(e => e < left - 4);
            if (track < 0)
            {
                track = ends.Count;
                ends.Add(0);
            }
            ends[track] = right;
            foreach (var link in group) link.Track = top + track * TrackGap;
        }
        return ends.Count;
    }
}
