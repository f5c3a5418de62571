namespace KerasLike.Layers;

/// <summary>Histogram equalization in tiles, with cut histograms (CLAHE), of a whole batch at once.</summary>
internal static class TiledEqualization
{
    const int Levels = 256;

    static readonly Scalar White = Scalars.Of(255), Level = Scalars.Of(Levels);

    /// <summary>Images of values from 0 to 255, (batch, height, width, channels), each pixel by the tables of the four tiles around it.</summary>
    internal static Tensor Apply(Tensor images, double clipLimit, int rows, int columns)
    {
        var (height, width) = (images.size(1), images.size(2));
        var (tileHeight, tileWidth) = ((height + rows - 1) / rows, (width + columns - 1) / columns);
        var padded = Mirrored(Mirrored(images, 1, tileHeight * rows), 2, tileWidth * columns);
        var tiles = new Tiles(images, rows, columns);
        var levels = padded.clamp(Scalars.Zero, White).to_type(ScalarType.Int64);
        var here = tiles.At(levels, Axis(padded.size(1), y => y / tileHeight), Axis(padded.size(2), x => x / tileWidth));
        var histograms = here.reshape(-1).bincount(null, tiles.Count * Levels).to_type(ImageGrid.TypeOf(images)).view(tiles.Count, Levels);
        var tables = Tables(histograms, clipLimit, tileHeight * tileWidth);

        // The tile whose middle is above or left of a pixel, and how far the pixel is on the way to the next.
        (long Tile, double Share) Before(long place, long tile) => Math.Floor((place - tile / 2.0) / tile) is var one ? ((long)one, (place - tile / 2.0) / tile - one) : default;
        Tensor Side(long length, long tile, int count, int next) => Axis(length, p => Math.Clamp(Before(p, tile).Tile + next, 0, count - 1));
        Tensor Share(long length, long tile) => torch.tensor(Enumerable.Range(0, (int)length).Select(p => Before(p, tile).Share).ToArray(), tables.dtype, images.device);
        var inside = levels.narrow(1, 0, height).narrow(2, 0, width);
        Tensor Value(int down, int right) => tables.view(-1).index_select(0, tiles.At(inside, Side(height, tileHeight, rows, down), Side(width, tileWidth, columns, right)).reshape(-1)).view_as(inside);
        var (shareY, shareX) = (Share(height, tileHeight).view(1, -1, 1, 1), Share(width, tileWidth).view(1, 1, -1, 1));
        Tensor Between(Tensor from, Tensor to, Tensor share) => from.Plus((to - from) * share);
        return Between(Between(Value(0, 0), Value(0, 1), shareX), Between(Value(1, 0), Value(1, 1), shareX), shareY).to_type(images.dtype);

        Tensor Axis(long length, Func<long, long> of) => torch.tensor(Enumerable.Range(0, (int)length).Select(p => of(p)).ToArray(), device: images.device);
    }

    // From a level to its new value: the sums of the cut histogram, stretched to 0 to 255.
    static Tensor Tables(Tensor histograms, double clipLimit, long pixels)
    {
        using Scalar limit = clipLimit * pixels / Levels, count = pixels;
        if (clipLimit > 0)
        {
            var cut = histograms.clamp(Scalars.Zero, limit);
            histograms = cut.Plus((histograms - cut).sum(1, keepdim: true).div(Level));
        }
        var sums = histograms.cumsum(1);
        var least = sums.amin([1], true);
        var rest = least.neg().Plus(count);
        return ((sums - least).mul(White) / rest.masked_fill(rest.eq(Scalars.Zero), Scalars.One)).clamp(Scalars.Zero, White);
    }

    // Longer at its end, by its own mirror image, as often as it takes.
    static Tensor Mirrored(Tensor images, int axis, long length)
    {
        var size = images.size(axis);
        if (length == size) return images;
        var index = Enumerable.Range(0, (int)length).Select(i => i % (2 * size) is var place && place < size ? place : 2 * size - 1 - place).ToArray();
        return images.index_select(axis, torch.tensor(index, device: images.device));
    }

    /// <summary>The place of a level in the tables of all tiles of all channels of all images.</summary>
    sealed class Tiles(Tensor images, int rows, int columns)
    {
        readonly (long Batch, long Channels) size = (images.size(0), images.size(3));

        internal long Count => size.Batch * rows * columns * size.Channels;

        internal Tensor At(Tensor levels, Tensor row, Tensor column)
        {
            using Scalar perImage = rows * columns * size.Channels, perRow = columns * size.Channels, perColumn = size.Channels, perTable = Levels;
            Tensor Counting(long count) => torch.tensor(Enumerable.Range(0, (int)count).Select(i => (long)i).ToArray(), device: levels.device);
            var table = Counting(size.Batch).mul(perImage).view(-1, 1, 1, 1).Plus(row.mul(perRow).view(1, -1, 1, 1)).Plus(column.mul(perColumn).view(1, 1, -1, 1)).Plus(Counting(size.Channels));
            return table.mul(perTable).Plus(levels);
        }
    }
}
