namespace KerasLike.Plotting;

/// <summary>What the four numbers of a box are.</summary>
internal sealed class BoxFormat
{
    static readonly string[] Known = ["xyxy", "yxyx", "xywh", "center_xywh", "center_yxhw", "rel_xyxy", "rel_yxyx", "rel_xywh", "rel_center_xywh"];

    readonly string order;
    readonly bool isRelative;

    internal BoxFormat(string name, string owner)
    {
        isRelative = Check.OneOf(Check.NotNull(name, owner, "boundingBoxFormat").ToLowerInvariant(), Known, owner, "boundingBoxFormat").StartsWith("rel_", StringComparison.Ordinal);
        order = name.ToLowerInvariant()[(isRelative ? 4 : 0)..];
    }

    /// <summary>Left, top, right and bottom in pixels.</summary>
    internal (float Left, float Top, float Right, float Bottom) Corners(ReadOnlySpan<float> box, int height, int width)
    {
        var (left, top, right, bottom) = order switch
        {
            "xyxy" => (box[0], box[1], box[2], box[3]),
            "yxyx" => (box[1], box[0], box[3], box[2]),
            "xywh" => (box[0], box[1], box[0] + box[2], box[1] + box[3]),
            "center_xywh" => (box[0] - box[2] / 2, box[1] - box[3] / 2, box[0] + box[2] / 2, box[1] + box[3] / 2),
            _ => (box[1] - box[3] / 2, box[0] - box[2] / 2, box[1] + box[3] / 2, box[0] + box[2] / 2),
        };
        return isRelative ? (left * width, top * height, right * width, bottom * height) : (left, top, right, bottom);
    }
}
