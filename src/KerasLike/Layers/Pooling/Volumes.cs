namespace KerasLike.Layers;

/// <summary>
/// Pooling of volumes as pooling of their planes and then along the depth, both by kernels over planes: libtorch's own kernels over volumes turn the memory of
/// all but the maximum round. The mean of means is the mean since all windows of an axis are crossed with all windows of the others.
/// </summary>
internal static class Volumes
{
    /// <summary>Pools (N, C, depth, height, width).</summary>
    /// <param name="volumes">The volumes; with the channels last in memory, all turns are views.</param>
    /// <param name="overPlanes">Pools (N, C, height, width).</param>
    /// <param name="overDepth">Pools (N, C, depth, all pixels of a plane) along the depth.</param>
    internal static Tensor Reduce(Tensor volumes, Func<Tensor, Tensor> overPlanes, Func<Tensor, Tensor> overDepth)
    {
        var planes = overPlanes(volumes.transpose(1, 2).flatten(0, 1));
        var lines = planes.unflatten(0, volumes.size(0), volumes.size(2)).transpose(1, 2).flatten(3, 4);
        return overDepth(lines).unflatten(3, planes.size(2), planes.size(3));
    }
}
