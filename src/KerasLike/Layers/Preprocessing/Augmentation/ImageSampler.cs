namespace KerasLike.Layers;

/// <summary>
/// Reads images at places between their pixels: whole batches in a few operations, which rotation, zoom, translation, shear, perspective, elastic and lens
/// distortion share. Places are counted in pixels from the middle of the first one, as in Keras; a whole number reads one pixel exactly.
/// </summary>
internal sealed class ImageSampler
{
    readonly string fillMode;
    readonly Scalar fill;

    /// <param name="fillMode">What lies outside: <c>"constant"</c> (k k | a b c | k k), <c>"nearest"</c> (a a | a b c | c c), <c>"wrap"</c> (b c | a b c | a b), <c>"mirror"</c> (c b | a b c | b a) or <c>"reflect"</c> (b a | a b c | c b).</param>
    /// <param name="fillValue">The value outside, with <c>"constant"</c>.</param>
    internal ImageSampler(string fillMode, double fillValue) => (this.fillMode, fill) = (fillMode, Scalars.Of(fillValue));

    /// <summary>The images read at (y, x).</summary>
    /// <param name="images">(batch, height, width, channels).</param>
    /// <param name="y">Rows, of a shape that broadcasts to (batch, out height, out width).</param>
    /// <param name="x">Columns, likewise.</param>
    /// <param name="interpolation"><c>"nearest"</c>, which takes any number type, or <c>"bilinear"</c>.</param>
    internal Tensor Sample(Tensor images, Tensor y, Tensor x, string interpolation)
    {
        var pixels = new Pixels(images);
        if (interpolation == "nearest") return Read(pixels, Index(y.round(), images.size(1)), Index(x.round(), images.size(2)));
        var (top, left) = (y.floor(), x.floor());
        var (down, right) = ((y - top).unsqueeze(-1).to_type(images.dtype), (x - left).unsqueeze(-1).to_type(images.dtype));
        var (y0, y1) = (Index(top, images.size(1)), Index(top.Plus(Scalars.One), images.size(1)));
        var (x0, x1) = (Index(left, images.size(2)), Index(left.Plus(Scalars.One), images.size(2)));
        return Blend(Blend(Read(pixels, y0, x0), Read(pixels, y0, x1), right), Blend(Read(pixels, y1, x0), Read(pixels, y1, x1), right), down);
    }

    static Tensor Blend(Tensor from, Tensor to, Tensor share) => from.Plus((to - from) * share);

    Tensor Read(Pixels pixels, (Tensor Index, Tensor? Inside) y, (Tensor Index, Tensor? Inside) x)
    {
        var values = pixels.At(y.Index, x.Index);
        return y.Inside is null ? values : values.masked_fill(y.Inside.logical_and(x.Inside!).logical_not().unsqueeze(-1), fill);
    }

    // The pixel that stands for each place along an axis and, where places outside have none, whether it is inside.
    (Tensor Index, Tensor? Inside) Index(Tensor place, long size)
    {
        using Scalar last = size - 1;
        if (fillMode is "constant" or "nearest" || size == 1)
            return (place.clamp(Scalars.Zero, last).to_type(ScalarType.Int64), fillMode == "constant" ? place.ge(Scalars.Zero).logical_and(place.le(last)) : null);
        using Scalar period = fillMode == "wrap" ? size : fillMode == "mirror" ? 2 * size - 2 : 2 * size, turn = fillMode == "mirror" ? 2 * size - 2 : 2 * size - 1;
        var index = place.remainder(period);
        return ((fillMode == "wrap" ? index : torch.minimum(index, index.neg().Plus(turn))).to_type(ScalarType.Int64), null);
    }

    /// <summary>The pixels of a batch, one row of channels each.</summary>
    sealed class Pixels(Tensor images)
    {
        readonly (long Batch, long Height, long Width, long Channels) size = (images.size(0), images.size(1), images.size(2), images.size(3));
        readonly Tensor rows = images.reshape(-1, images.size(3));
        readonly Tensor starts = torch.tensor(Enumerable.Range(0, (int)images.size(0)).Select(i => i * images.size(1) * images.size(2)).ToArray(), device: images.device).view(-1, 1, 1);

        internal Tensor At(Tensor y, Tensor x)
        {
            using Scalar width = size.Width;
            var place = y.mul(width).Plus(starts).Plus(x);
            return rows.index_select(0, place.reshape(-1)).view(size.Batch, place.size(1), place.size(2), size.Channels);
        }
    }
}
