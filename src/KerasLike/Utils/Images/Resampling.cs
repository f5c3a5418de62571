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

    /// <summary>In floating-point numbers.</summary>
    /// <param name="from">The first of the old pixels.</param>
    /// <param name="line">Bytes from one old row to the next.</param>
    /// <param name="channels">Channels of a pixel.</param>
    /// <param name="columns">What the new columns are made of.</param>
    /// <param name="rows">What the new rows are made of.</param>
    /// <param name="to">Where the first of the new pixels goes.</param>
    /// <param name="newLine">Numbers from one new row to the next.</param>
    internal static void Floats(ReadOnlySpan<byte> from, int line, int channels, ResamplingWeights columns, ResamplingWeights rows, Span<float> to, int newLine)
    {
        var stride = columns.First.Length * channels;
        // Of the old rows, as many as a new one is made of at most: each in its place until that is needed for another.
        var most = rows.Weights.Max(w => w.Length);
        var across = ArrayPool<double>.Shared.Rent(most * stride);
        var sums = ArrayPool<double>.Shared.Rent(stride);
        var there = new int[most];
        Array.Fill(there, -1);
        for (int y = 0; y < rows.First.Length; y++)
        {
            var sum = sums.AsSpan(0, stride);
            sum.Clear();
            for (int k = 0, row = rows.First[y]; k < rows.Weights[y].Length; k++, row++)
            {
                var old = across.AsSpan(row % most * stride, stride);
                if (there[row % most] != row) Across(from[(row * line)..], channels, columns, old);
                there[row % most] = row;
                AddScaled(old, rows.Weights[y][k], sum);
            }
            var made = to.Slice(y * newLine, stride);
            for (int x = 0; x < stride; x++) made[x] = (float)sum[x];
        }
        ArrayPool<double>.Shared.Return(across);
        ArrayPool<double>.Shared.Return(sums);
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
