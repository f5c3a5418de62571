namespace KerasLike.Layers;

/// <summary>Base of layers that cut off the ends of spatial axes: a view.</summary>
public abstract class CroppingLayer : ReshapingLayer
{
    private protected CroppingLayer(int rank, Sides sides, string? dataFormat, Shape? inputShape, string? name, bool trainable, DTypePolicy? dtype)
        : base(rank, dataFormat, inputShape, name, trainable, dtype) => Sides = sides.ForAxes(rank, GetType().Name, "cropping");

    /// <summary>How much is cut off.</summary>
    private protected Sides Sides { get; }

    private protected sealed override string WhatChanges => $"cropping={(SpatialRank == 1 ? Sides.Ends : Sides)}. Crop less.";

    private protected sealed override long NewSize(long size, int axis) => size - Sides.Before(axis) - Sides.After(axis);

    internal sealed override Tensor CallChannelsFirst(Tensor inputs, bool training)
    {
        var output = inputs;
        for (int axis = 0; axis < SpatialRank; axis++)
        {
            var size = NewSize(inputs.size(PlaceOf(inputs, axis)), axis);
            if (size <= 0) Checked(size, Shape.Of(inputs));
            output = output.narrow(PlaceOf(inputs, axis), Sides.Before(axis), size);
        }
        return output;
    }
}
