namespace KerasLike.Plotting;

/// <summary>Colours the pixels of classes.</summary>
internal static class MaskDrawing
{
    const string Owner = "Visualization.DrawSegmentationMasks";

    internal static Tensor Draw(Tensors images, Tensors masks, int? numClasses, IReadOnlyDictionary<int, (int Red, int Green, int Blue)>? colors, double alpha, bool blend, int ignored, string? dataFormat)
    {
        Check.InRange(alpha, 0, 1, Owner);
        Check.Positive(numClasses, Owner);
        var isFirst = ImageArrays.IsFirst(dataFormat, Owner);
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var all = Check.NotNull(images, Owner).Materialize().Single.to_type(ScalarType.Float32);
        var classes = Check.NotNull(masks, Owner).Materialize().Single;
        if (DTypes.IsFloat(classes.dtype)) throw new ArgumentException($"{Owner}: `segmentationMasks` must be of an integer type. Received: {DTypes.Name(classes.dtype)}", nameof(masks));
        if (isFirst && all.ndim == 4) all = all.permute(0, 2, 3, 1);
        if (classes.ndim == 4) classes = classes.squeeze(isFirst ? 1 : 3);
        classes = classes.to_type(ScalarType.Int64);
        if (all.ndim != 4 || all.size(3) != 3) throw new ArgumentException($"{Owner}: `images` must be (images, height, width, 3). Received: shape {Shape.Of(images.Materialize().Single)}", nameof(images));
        if (classes.ndim != 3 || classes.size(0) != all.size(0) || classes.size(1) != all.size(1) || classes.size(2) != all.size(2))
            throw new ArgumentException($"{Owner}: `segmentationMasks` must have a class for each pixel. Received: shape {Shape.Of(masks.Materialize().Single)} for images of {Shape.Of(images.Materialize().Single)}", nameof(masks));

        using Scalar skipped = ignored, share = alpha, rest = 1 - alpha;
        var drawn = classes.ne(skipped);
        var count = numClasses ?? Math.Max(1, 1 + (int)torch.where(drawn, classes, torch.full_like(classes, Scalars.MinusOne)).max().item<long>());
        using Scalar last = count - 1;
        var known = drawn & classes.ge(Scalars.Zero) & classes.le(last);
        var painted = torch.tensor(Palette(count, colors)).reshape(count, 3).to(all.device).index_select(0, classes.clamp(Scalars.Zero, last).reshape(-1)).reshape(all.shape);
        var result = torch.where(known.unsqueeze(3), painted, all);
        if (blend) result = torch.where(drawn.unsqueeze(3), all.mul(rest).add(result, share), all).to_type(ScalarType.Byte);
        return result.contiguous().MoveToOuterDisposeScope();
    }

    // Keras's own, where no colours are given.
    static float[] Palette(int count, IReadOnlyDictionary<int, (int Red, int Green, int Blue)>? colors)
    {
        var palette = new float[3 * count];
        for (long i = 0; i < count; i++)
        {
            (long Red, long Green, long Blue) color = colors is null ? (i * ((1 << 25) - 1) % 255, i * ((1 << 15) - 1) % 255, i * ((1 << 21) - 1) % 255)
                : colors.TryGetValue((int)i, out var given) ? given : throw new ArgumentException($"{Owner}: `colorMapping` must have a colour for each of the {count} classes. Received: none for class {i}", nameof(colors));
            (palette[3 * i], palette[3 * i + 1], palette[3 * i + 2]) = (color.Red, color.Green, color.Blue);
        }
        return palette;
    }
}
