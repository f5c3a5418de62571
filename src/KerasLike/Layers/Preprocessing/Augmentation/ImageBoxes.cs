namespace KerasLike.Layers;

/// <summary>Upright boxes in images, one for each.</summary>
internal static class ImageBoxes
{
    /// <summary>The start and end, along an axis of a length, of a box of a share of it, anywhere inside.</summary>
    internal static (double Start, double End) Span(RandomStream random, long length, double share)
    {
        var size = share * length;
        var start = random.Uniform() * (length - size);
        return (start, start + size);
    }

    /// <summary>Which pixels lie in their image's box, (batch, height, width, 1).</summary>
    internal static Tensor Inside(Tensor images, IReadOnlyList<(double Start, double End)> x, IReadOnlyList<(double Start, double End)> y)
    {
        Tensor Between(Tensor places, IReadOnlyList<(double Start, double End)> spans)
        {
            Tensor Ends(Func<(double Start, double End), double> of) => torch.tensor(spans.Select(of).ToArray(), places.dtype, images.device).view(-1, 1, 1);
            return places.ge(Ends(s => s.Start)).logical_and(places.lt(Ends(s => s.End)));
        }
        return Between(ImageGrid.Rows(images), y).logical_and(Between(ImageGrid.Columns(images), x)).unsqueeze(-1);
    }
}
