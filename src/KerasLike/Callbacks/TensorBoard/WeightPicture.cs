namespace KerasLike.Callbacks;

/// <summary>Weights as a picture, the least black and the greatest white: a vector as a row, a matrix lying down, the kernels of a convolution side by side.</summary>
internal static class WeightPicture
{
    const int MostKernels = 64;

    /// <summary>The picture: (height, width, 1); null of what has more axes than there are places for.</summary>
    internal static Tensor? Of(Tensor weight)
    {
        var flat = weight.detach().cpu().to_type(ScalarType.Float32).squeeze();
        return flat.ndim switch
        {
            0 => flat.reshape(1, 1, 1),
            1 => flat.reshape(1, -1, 1),
            2 => (flat.size(0) > flat.size(1) ? flat.t() : flat).unsqueeze(-1),
            3 => Tiles(flat),
            4 => Tiles(flat.reshape(flat.size(0), flat.size(1), -1)),
            _ => null,
        };
    }

    // (height, width, n): n pictures in about as many rows as columns, with a line between them.
    static Tensor Tiles(Tensor kernels)
    {
        var count = Math.Min(kernels.size(2), MostKernels);
        var columns = (long)Math.Ceiling(Math.Sqrt(count));
        var rows = (count + columns - 1) / columns;
        var (height, width) = (kernels.size(0) + 1, kernels.size(1) + 1);
        var tiles = kernels.min().expand(rows * columns, height, width).clone();
        tiles.narrow(0, 0, count).narrow(1, 0, height - 1).narrow(2, 0, width - 1).copy_(kernels.narrow(2, 0, count).permute(2, 0, 1));
        return tiles.reshape(rows, columns, height, width).permute(0, 2, 1, 3).reshape(rows * height, columns * width, 1);
    }
}
