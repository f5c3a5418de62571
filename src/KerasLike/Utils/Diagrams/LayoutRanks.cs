namespace KerasLike;

/// <summary>The rows of boxes: each below all that it gets something from, and what gets nothing just above what it is for.</summary>
internal static class LayoutRanks
{
    internal static void Set(IReadOnlyList<LayoutBox> boxes, IReadOnlyList<LayoutEdge> edges)
    {
        var order = Sorted(boxes, edges);
        var below = edges.ToLookup(e => e.From);
        foreach (var box in order)
            foreach (var edge in below[box]) edge.To.Rank = Math.Max(edge.To.Rank, box.Rank + 1);
        var fed = edges.Select(e => e.To).ToHashSet();
        foreach (var box in order.Where(b => !fed.Contains(b) && !b.IsFirst && below[b].Any())) box.Rank = below[box].Min(e => e.To.Rank) - 1;
        var last = boxes.Max(b => b.Rank);
        foreach (var box in boxes.Where(b => b.IsLast)) box.Rank = last;
    }

    // From the top down. What points back at a box on the way to it, is turned.
    static List<LayoutBox> Sorted(IReadOnlyList<LayoutBox> boxes, IReadOnlyList<LayoutEdge> edges)
    {
        var below = edges.ToLookup(e => e.From);
        var (done, way, finished) = (new HashSet<LayoutBox>(), new HashSet<LayoutBox>(), new List<LayoutBox>());
        var fed = edges.Select(e => e.To).ToHashSet();
        var open = new Stack<(LayoutBox Box, int Next)>();
        foreach (var start in boxes.OrderBy(fed.Contains))
        {
            if (done.Add(start)) open.Push((start, 0));
            while (open.TryPop(out var top))
            {
                way.Add(top.Box);
                var following = below[top.Box].ToList();
                if (top.Next == following.Count)
                {
                    way.Remove(top.Box);
                    finished.Add(top.Box);
                    continue;
                }
                open.Push((top.Box, top.Next + 1));
                var edge = following[top.Next];
                if (way.Contains(edge.To)) edge.IsTurned = true;
                else if (done.Add(edge.To)) open.Push((edge.To, 0));
            }
        }
        finished.Reverse();
        return finished;
    }
}
