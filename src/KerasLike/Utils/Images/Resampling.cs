namespace KerasLike;

/// <summary>Images in another size: first along the columns, then along the rows.</summary>
internal static class Resampling
{
    const int Bits = 22;

    /// <summary>In bytes, rounded after each axis, as imaging libraries do.</summary>
    internal static Pixels Bytes(Pixels image, ResamplingWeights columns, ResamplingWeights rows)
    {
        var (fixedColumns, fixedRows) = (Fixed(columns), Fixed(rows));
        var across = Apply(image.Values, image.Height, image.Width, image.Channels, columns.First, fixedColumns);
        // Rows are columns of an image with one row of channels for each.
        var down = Transposed(across, rows, fixedRows, columns.First.Length * image.Channels);
        return new(down, rows.First.Length, columns.First.Length, image.Channels);

        static byte[] Apply(byte[] from, int height, int width, int channels, int[] first, int[][] weights)
        {
            var to = new byte[height * first.Length * channels];
            for (int y = 0, place = 0; y < height; y++)
                for (int x = 0; x < first.Length; x++)
                    for (int c = 0; c < channels; c++, place++)
                    {
                        var sum = 1 << (Bits - 1);
                        for (int k = 0, at = (y * width + first[x]) * channels + c; k < weights[x].Length; k++, at += channels) sum += from[at] * weights[x][k];
                        to[place] = (byte)Math.Clamp(sum >> Bits, 0, 255);
                    }
            return to;
        }

        static byte[] Transposed(byte[] from, ResamplingWeights rows, int[][] weights, int stride)
        {
            var to = new byte[rows.First.Length * stride];
            for (int y = 0, place = 0; y < rows.First.Length; y++)
                for (int x = 0; x < stride; x++, place++)
                {
                    var sum = 1 << (Bits - 1);
                    for (int k = 0, at = rows.First[y] * stride + x; k < weights[y].Length; k++, at += stride) sum += from[at] * weights[y][k];
                    to[place] = (byte)Math.Clamp(sum >> Bits, 0, 255);
                }
            return to;
        }
    }

    /// <summary>In floating-point numbers.</summary>
    internal static float[] Floats(Pixels image, ResamplingWeights columns, ResamplingWeights rows)
    {
        var (width, stride) = (columns.First.Length, columns.First.Length * image.Channels);
        var across = new double[image.Height * stride];
        for (int y = 0; y < image.Height; y++)
            for (int x = 0; x < width; x++)
                for (int k = 0; k < columns.Weights[x].Length; k++)
                    for (int c = 0; c < image.Channels; c++)
                        across[y * stride + x * image.Channels + c] += columns.Weights[x][k] * image.Values[(y * image.Width + columns.First[x] + k) * image.Channels + c];
        var down = new float[rows.First.Length * stride];
        var row = new double[stride];
        for (int y = 0; y < rows.First.Length; y++)
        {
            Array.Clear(row);
            for (int k = 0; k < rows.Weights[y].Length; k++)
                for (int x = 0; x < stride; x++) row[x] += rows.Weights[y][k] * across[(rows.First[y] + k) * stride + x];
            for (int x = 0; x < stride; x++) down[y * stride + x] = (float)row[x];
        }
        return down;
    }

    static int[][] Fixed(ResamplingWeights weights) => [.. weights.Weights.Select(w => Array.ConvertAll(w, v => (int)(v * (1 << Bits) + (v < 0 ? -0.5 : 0.5))))];
}
