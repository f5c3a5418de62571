namespace KerasLike.Layers;

/// <summary>Colours of images, (…, channels): grey, and hue, saturation and value.</summary>
internal static class ImageColors
{
    static readonly Scalar Red = Scalars.Of(0.2989), Green = Scalars.Of(0.587), Blue = Scalars.Of(0.114), Three = Scalars.Of(3), Six = Scalars.Of(6), Third = Scalars.Of(2.0 / 6), TwoThirds = Scalars.Of(4.0 / 6);

    /// <summary>The brightness that the eye sees, as one channel.</summary>
    internal static Tensor ToGrey(Tensor images)
    {
        if (images.size(-1) == 1) return images;
        var (r, g, b) = Planes(images);
        return r.mul(Red).Plus(g.mul(Green)).Plus(b.mul(Blue)).unsqueeze(-1);
    }

    /// <summary>Hue and saturation from 0 to 1, and the value, each without an axis of channels.</summary>
    internal static (Tensor Hue, Tensor Saturation, Tensor Value) ToHsv(Tensor images)
    {
        using Scalar tiny = torch.finfo(images.dtype).eps;
        var (r, g, b) = Planes(images.masked_fill(images.abs().lt(tiny), Scalars.Zero));
        var value = torch.maximum(torch.maximum(r, g), b);
        var range = value - torch.minimum(torch.minimum(r, g), b);
        var (isBlack, isGrey) = (value.gt(Scalars.Zero).logical_not(), range.gt(Scalars.Zero).logical_not());
        var saturation = (range / value.masked_fill(isBlack, Scalars.One)).masked_fill(isBlack, Scalars.Zero);
        var norm = range.masked_fill(isGrey, Scalars.One).mul(Six).reciprocal();
        var hue = torch.where(value.eq(g), (norm * (b - r)).Plus(Third), (norm * (r - g)).Plus(TwoThirds));
        hue = torch.where(value.eq(r), norm * (g - b), hue);
        return (hue.masked_fill(isGrey, Scalars.Zero).Plus(hue.lt(Scalars.Zero).to_type(hue.dtype)), saturation, value);
    }

    /// <summary>Images of colours given by hue, saturation and value.</summary>
    internal static Tensor FromHsv(Tensor hue, Tensor saturation, Tensor value)
    {
        var sixths = hue.remainder(Scalars.One).mul(Six);
        var rest = saturation.neg().Plus(Scalars.One);
        Tensor Channel(Tensor share) => value * rest.Plus(saturation * share.clamp(Scalars.Zero, Scalars.One));
        Tensor Around(Scalar middle) => sixths.sub(middle).abs();
        return torch.stack([Channel(Around(Three).sub(Scalars.One)), Channel(Around(Scalars.Two).neg().Plus(Scalars.Two)), Channel(Around(Scalars.Four).neg().Plus(Scalars.Two))], -1);
    }

    static (Tensor, Tensor, Tensor) Planes(Tensor images) => (images.select(-1, 0), images.select(-1, 1), images.select(-1, 2));
}
