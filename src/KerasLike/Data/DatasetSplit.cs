using System.Globalization;
using KerasLike.Training;

namespace KerasLike.Data;

/// <summary>Data in two parts, as <c>Utils.SplitDataset</c> is asked for them.</summary>
internal static class DatasetSplit
{
    const string Owner = "Utils.SplitDataset";

    internal static (Dataset<Batch> Left, Dataset<Batch> Right) Of(Tensors data, double? leftSize, double? rightSize, bool shuffle, int? seed)
    {
        // One tensor: the inputs. Two or three: inputs, targets, weights.
        Check.NotNull(data, Owner, "dataset");
        if (data.Names is not null || data.Count > 3) throw new ArgumentException($"{Owner}: `dataset` must be x, (x, y) or (x, y, sampleWeight). Received: {data}. Make a Dataset of other data first.", nameof(data));
        var parts = data.ToArray();
        var rows = new TensorRows(Owner, parts[0], parts.ElementAtOrDefault(1), parts.ElementAtOrDefault(2));
        var (left, right) = Places((int)rows.Count, leftSize, rightSize, shuffle, seed);
        Dataset<Batch> Part(int[] places) => new RowsDataset(rows, new ListedDataset<long>(Array.ConvertAll(places, p => (long)p)));
        return (Part(left), Part(right));
    }

    internal static (Dataset<Batch> Left, Dataset<Batch> Right) Of(Dataset<Batch> data, double? leftSize, double? rightSize, bool shuffle, int? seed)
    {
        var whole = Check.NotNull(data, Owner, "dataset").ToList();
        var (left, right) = Places(whole.Count, leftSize, rightSize, shuffle, seed);
        Dataset<Batch> Part(int[] places) => new ListedDataset<Batch>([.. places.Select(p => whole[p])]);
        return (Part(left), Part(right));
    }

    static (int[] Left, int[] Right) Places(int count, double? leftSize, double? rightSize, bool shuffle, int? seed)
    {
        if (count == 0) throw new ArgumentException($"{Owner}: there is no data to split.");
        var (left, right) = Sizes(count, leftSize, rightSize);
        var places = Enumerable.Range(0, count).ToArray();
        if (shuffle) new NumpyRandom(seed ?? (int)(RandomState.NextSeed() % 1_000_000)).Shuffle(places);
        return (places[..left], places[^right..]);
    }

    static (int Left, int Right) Sizes(int count, double? leftSize, double? rightSize)
    {
        if (leftSize is null && rightSize is null) throw new ArgumentException($"{Owner}: one of `leftSize` and `rightSize` must be given. Received: leftSize=null, rightSize=null", nameof(leftSize));
        var (left, right) = (Size(leftSize, count, nameof(leftSize)), Size(rightSize, count, nameof(rightSize)));
        left ??= count - right;
        right ??= count - left;
        return left > 0 && right > 0 && left + right <= count ? (left.Value, right.Value)
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{Owner}: both parts must have samples, and no more than there are. Received: leftSize={leftSize?.ToString() ?? "null"}, rightSize={rightSize?.ToString() ?? "null"}, {count} samples."), nameof(leftSize));
    }

    // A fraction below 1; a number of samples from 1 on.
    static int? Size(double? size, int count, string name) => size switch
    {
        null => null,
        > 0 and < 1 => (int)Math.Round(size.Value * count),
        >= 1 when size < count && size == Math.Floor(size.Value) => (int)size.Value,
        _ => throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture, $"{Owner}: `{name}` must be a fraction between 0 and 1, or a number of samples from 1 to {count - 1}. Received: {name}={size}")),
    };
}
