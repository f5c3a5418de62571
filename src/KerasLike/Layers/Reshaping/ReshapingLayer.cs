namespace KerasLike.Layers;

/// <summary>Base of layers that change the size of spatial axes and compute nothing: each has a rule for one axis.</summary>
public abstract class ReshapingLayer : SpatialLayer
{
    private protected ReshapingLayer(int rank, string? dataFormat, Shape? inputShape, string? name, bool trainable, DTypePolicy? dtype)
        : base(rank, dataFormat, name, trainable, dtype, inputShape) { }

    internal override bool NeedsFloats => false;

    /// <inheritdoc/>
    public sealed override Shape ComputeOutputShape(Shape inputShape)
    {
        var first = DataFormat == "channels_last" ? 1 : 2;
        var output = Check.NotNull(inputShape);
        for (int axis = 0; axis < SpatialRank; axis++)
            if (inputShape[first + axis] is int size) output = output.With(first + axis, Checked((int)NewSize(size, axis), inputShape));
        return output;
    }

    // What does not fit is named before any kernel is asked.
    /// <inheritdoc/>
    protected override void Build(Shape inputShape) => ComputeOutputShape(inputShape);

    /// <summary>The size of a spatial axis after the change.</summary>
    private protected abstract long NewSize(long size, int axis);

    /// <summary>The place of a spatial axis in images as kernels take them, which may have axes of size one before it.</summary>
    private protected int PlaceOf(Tensor images, int axis) => (int)images.ndim - SpatialRank + axis;

    /// <summary>A new size, unless nothing would be left.</summary>
    private protected T Checked<T>(T size, Shape inputShape) where T : System.Numerics.INumber<T> => size > T.Zero ? size
        : throw new ArgumentException($"{Description}: the output would be empty. Received: input shape={inputShape}, {WhatChanges}");

    /// <summary>The argument that decides, for messages.</summary>
    private protected abstract string WhatChanges { get; }
}
