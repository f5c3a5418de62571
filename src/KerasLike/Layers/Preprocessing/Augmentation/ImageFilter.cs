namespace KerasLike.Layers;

/// <summary>Filters over images, (batch, height, width, channels), with zeros around them.</summary>
internal static class ImageFilter
{
    /// <summary>Each channel weighed with a row of weights, and then with a column of them; both of odd length.</summary>
    internal static Tensor Separable(Tensor images, double[] column, double[] row)
    {
        var channels = images.size(3);
        var x = ImageAxes.ToChannelsFirst(images);
        Tensor Kernel(double[] weights, long height, long width) => torch.tensor(weights, images.dtype, images.device).view(1, 1, height, width).expand(channels, 1, height, width);
        x = functional.conv2d(x, Kernel(column, column.Length, 1), padding: [column.Length / 2, 0], groups: channels);
        x = functional.conv2d(x, Kernel(row, 1, row.Length), padding: [0, row.Length / 2], groups: channels);
        return ImageAxes.ToChannelsLast(x);
    }

    /// <summary>The weights of a Gaussian blur, whose sum is 1.</summary>
    internal static double[] Gaussian(int size, double sigma)
    {
        var weights = new double[size];
        for (int i = 0; i < size; i++)
        {
            var distance = (i - (size - 1) / 2.0) / sigma;
            weights[i] = Math.Exp(-0.5 * distance * distance);
        }
        var sum = weights.Sum();
        return Array.ConvertAll(weights, w => w / sum);
    }
}
