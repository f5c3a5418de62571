namespace KerasLike.Layers;

/// <summary>Resampling by Lanczos's kernel, sinc(x) · sinc(x / radius), one axis after the other.</summary>
internal static class Lanczos
{
    /// <summary>Scales images, (batch, channels, height, width), to a height and a width.</summary>
    internal static Tensor Resize(Tensor images, long[] size, int radius, bool antialias)
    {
        var rows = Weights(images, (int)images.size(2), (int)size[0], radius, antialias);
        var columns = Weights(images, (int)images.size(3), (int)size[1], radius, antialias);
        return torch.matmul(rows, torch.matmul(images, columns.transpose(0, 1)));
    }

    // Each new pixel is a weighted sum of the old ones around the place where it lies among them; the weights add up to 1 at the border too.
    static Tensor Weights(Tensor images, int from, int to, int radius, bool antialias)
    {
        var step = (double)from / to;
        var stretch = antialias ? Math.Max(step, 1) : 1;
        var weights = new double[to, from];
        for (int i = 0; i < to; i++)
        {
            var place = (i + 0.5) * step - 0.5;
            double sum = 0;
            for (int j = 0; j < from; j++) sum += weights[i, j] = Kernel((place - j) / stretch, radius);
            for (int j = 0; j < from; j++) weights[i, j] /= sum;
        }
        return ArrayConversion.ToTensor(weights).to(images.dtype, images.device);
    }

    static double Kernel(double x, int radius)
    {
        if (Math.Abs(x) >= radius) return 0;
        if (Math.Abs(x) < 1e-9) return 1;
        var angle = Math.PI * x;
        return radius * Math.Sin(angle) * Math.Sin(angle / radius) / (angle * angle);
    }
}
