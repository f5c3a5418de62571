namespace KerasLike.Layers;

/// <summary>Base of layers that add zeros at the ends of spatial axes.</summary>
public abstract class ZeroPaddingLayer : ReshapingLayer
{
    readonly long[] pads;

    private protected ZeroPaddingLayer(int rank, Sides sides, string? dataFormat, Shape? inputShape, string? name, bool trainable, DTypePolicy? dtype)
        : base(rank, dataFormat, inputShape, name, trainable, dtype)
    {
        Sides = sides.ForAxes(rank, GetType().Name, "padding");
        pads = [.. Enumerable.Range(0, rank).Reverse().SelectMany(axis => new long[] { Sides.Before(axis), Sides.After(axis) })]; // as libtorch wants them: last axis first
    }

    /// <summary>How much is added.</summary>
    private protected Sides Sides { get; }

    private protected sealed override string WhatChanges => $"padding={Sides}";

    private protected sealed override long NewSize(long size, int axis) => Sides.Before(axis) + size + Sides.After(axis);

    internal sealed override Tensor CallChannelsFirst(Tensor inputs, bool training) => functional.pad(inputs, pads);
}
