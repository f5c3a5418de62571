using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

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

    /// <summary>In floating-point numbers: float32 of the shape (rows, columns, channels).</summary>
    internal static Tensor Floats(Pixels image, ResamplingWeights columns, ResamplingWeights rows)
    {
        var stride = columns.First.Length * image.Channels;
        var made = torch.empty([rows.First.Length, columns.First.Length, image.Channels]);
        var down = MemoryMarshal.Cast<byte, float>(made.bytes);
        var across = ArrayPool<double>.Shared.Rent(image.Height * stride);
        var sums = ArrayPool<double>.Shared.Rent(stride);
        var done = new bool[image.Height];
        for (int y = 0; y < rows.First.Length; y++)
        {
            var sum = sums.AsSpan(0, stride);
            sum.Clear();
            for (int k = 0, row = rows.First[y]; k < rows.Weights[y].Length; k++, row++)
            {
                var old = across.AsSpan(row * stride, stride);
                // Not every old row has a part in a smaller image.
                if (!done[row]) Across(image.Values.AsSpan(row * image.Width * image.Channels), image.Channels, columns, old);
                done[row] = true;
                AddScaled(old, rows.Weights[y][k], sum);
            }
            for (int x = 0; x < stride; x++) down[y * stride + x] = (float)sum[x];
        }
        ArrayPool<double>.Shared.Return(across);
        ArrayPool<double>.Shared.Return(sums);
        return made;
    }

    static void Across(ReadOnlySpan<byte> from, int channels, ResamplingWeights columns, Span<double> to)
    {
        for (int x = 0, place = 0; x < columns.First.Length; x++)
        {
            var weights = columns.Weights[x];
            var old = from[(columns.First[x] * channels)..];
            for (int c = 0; c < channels; c++, place++)
            {
                var sum = 0.0;
                for (int k = 0, at = c; k < weights.Length; k++, at += channels) sum += weights[k] * old[at];
                to[place] = sum;
            }
        }
    }

    static void AddScaled(ReadOnlySpan<double> values, double scale, Span<double> to)
    {
        int i = 0;
        for (; i + Vector<double>.Count <= to.Length; i += Vector<double>.Count) (new Vector<double>(to[i..]) + new Vector<double>(values[i..]) * scale).CopyTo(to[i..]);
        for (; i < to.Length; i++) to[i] += values[i] * scale;
    }

    static int[][] Fixed(ResamplingWeights weights) => [.. weights.Weights.Select(w => Array.ConvertAll(w, v => (int)(v * (1 << Bits) + (v < 0 ? -0.5 : 0.5))))];
}
