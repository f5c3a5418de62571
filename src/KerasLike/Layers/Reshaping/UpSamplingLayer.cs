namespace KerasLike.Layers;

/// <summary>Base of layers that make images larger by whole factors.</summary>
public abstract class UpSamplingLayer : ReshapingLayer
{
    private protected UpSamplingLayer(int rank, Dims factors, string? dataFormat, Shape? inputShape, string? name, bool trainable, DTypePolicy? dtype)
        : base(rank, dataFormat, inputShape, name, trainable, dtype) =>
        Factors = factors.ForAxes(rank, GetType().Name, "size");

    /// <summary>How much larger each axis becomes.</summary>
    private protected Dims Factors { get; }

    private protected sealed override string WhatChanges => $"size={Factors}";

    private protected sealed override long NewSize(long size, int axis) => size * Factors[axis];

    internal sealed override Tensor CallChannelsFirst(Tensor inputs, bool training)
    {
        var sizes = new long[inputs.ndim - 2];
        Array.Fill(sizes, 1);
        for (int axis = 0; axis < SpatialRank; axis++) sizes[^(SpatialRank - axis)] = NewSize(inputs.size(PlaceOf(inputs, axis)), axis);
        return Scale(inputs, sizes);
    }

    /// <summary>Scales to a size: unless overridden, repeats each element.</summary>
    private protected virtual Tensor Scale(Tensor images, long[] sizes)
    {
        if (DTypes.IsFloat(images.dtype)) return ImageResizing.InFloats(images, x => functional.interpolate(x, sizes, mode: torch.InterpolationMode.NearestExact));
        for (int axis = 0; axis < SpatialRank; axis++) images = images.repeat_interleave(Factors[axis], PlaceOf(images, axis));
        return images;
    }
}
