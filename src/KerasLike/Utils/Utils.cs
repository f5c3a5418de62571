using KerasLike.Data;
using KerasLike.Datasets;
using KerasLike.Training;

namespace KerasLike;

/// <summary>What <c>keras.utils</c> offers.</summary>
public static class Utils
{
    /// <summary>Class numbers as one-hot rows: 1 at the class's place, 0 elsewhere.</summary>
    /// <param name="x">The class numbers, from 0: a tensor or an array of any shape; a last axis of size 1 is dropped.</param>
    /// <param name="numClasses">The length of the rows; null is one more than the greatest class number. Default: null.</param>
    /// <returns>float32, of the shape of <paramref name="x"/> and one axis more.</returns>
    /// <remarks>Keras: <c>keras.utils.to_categorical</c></remarks>
    public static Tensor ToCategorical(Tensors x, int? numClasses = null)
    {
        Native.LibTorch.EnsureLoaded();
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var classes = Check.NotNull(x).Materialize().Single.to_type(ScalarType.Int64);
        if (classes.ndim > 1 && classes.size(-1) == 1) classes = classes.squeeze(-1);
        var (least, greatest) = classes.numel() == 0 ? (0, -1) : (classes.min().item<long>(), classes.max().item<long>());
        var count = Check.Positive(numClasses) ?? greatest + 1;
        if (least < 0 || greatest >= count)
            throw new ArgumentOutOfRangeException(nameof(x), $"Utils.ToCategorical: class numbers must be from 0 to {count - 1}. Received: numbers from {least} to {greatest}, numClasses={count}");
        return functional.one_hot(classes, count).to_type(ScalarType.Float32).MoveToOuterDisposeScope();
    }

    /// <summary>Sequences of different lengths as rows of one tensor: shorter ones filled up, longer ones cut.</summary>
    /// <param name="sequences">Lists of numbers, or of rows of numbers: <c>int[][]</c>, <c>List&lt;float[]&gt;</c>, <c>[[1, 2], [3]]</c>.</param>
    /// <param name="maxlen">The length of the rows; null is the longest sequence's. Default: null.</param>
    /// <param name="dtype">The number type. Default: <c>"int32"</c>.</param>
    /// <param name="padding">Where short sequences are filled up: <c>"pre"</c> or <c>"post"</c>. Default: <c>"pre"</c>.</param>
    /// <param name="truncating">Where long sequences are cut: <c>"pre"</c> or <c>"post"</c>. Default: <c>"pre"</c>.</param>
    /// <param name="value">What they are filled up with. Default: 0.</param>
    /// <returns>A tensor of shape (sequences, maxlen). It belongs to the caller.</returns>
    /// <remarks>Keras: <c>keras.utils.pad_sequences</c></remarks>
    public static Tensor PadSequences(IEnumerable<Array> sequences, int? maxlen = null, string dtype = "int32", string padding = "pre", string truncating = "pre", double value = 0.0) =>
        PaddedSequences.Make([.. Check.NotNull(sequences)], maxlen, dtype, padding, truncating, value);

    /// <inheritdoc cref="PadSequences(IEnumerable{Array}, int?, string, string, string, double)"/>
    public static Tensor PadSequences(IEnumerable<int[]> sequences, int? maxlen = null, string dtype = "int32", string padding = "pre", string truncating = "pre", double value = 0.0) =>
        PaddedSequences.Make([.. Check.NotNull(sequences)], maxlen, dtype, padding, truncating, value);

    /// <summary>Divides by the norm along an axis: x / (Σ |x|^order)^(1/order). What has norm 0 stays 0.</summary>
    /// <param name="x">A tensor or array.</param>
    /// <param name="axis">The axis. Default: -1.</param>
    /// <param name="order">The order of the norm, from 1. Default: 2.</param>
    /// <returns>A tensor of floating-point numbers. It belongs to the caller.</returns>
    /// <remarks>Keras: <c>keras.utils.normalize</c></remarks>
    public static Tensor Normalize(Tensors x, int axis = -1, int order = 2)
    {
        Check.Positive(order);
        Native.LibTorch.EnsureLoaded();
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var values = Check.NotNull(x).Materialize().Single;
        if (!DTypes.IsFloat(values.dtype)) values = values.to_type(ScalarType.Float32);
        using Scalar power = order, root = 1.0 / order;
        var norm = values.abs().pow(power).sum(axis, keepdim: true).pow(root);
        return (values / torch.where(norm.eq(Scalars.Zero), torch.ones_like(norm), norm)).MoveToOuterDisposeScope();
    }

    /// <summary>Splits data in two, as for training and testing: <c>var (left, right) = Utils.SplitDataset((x, y), leftSize: 0.8);</c>.</summary>
    /// <param name="dataset">Tensors or arrays: <c>x</c>, <c>(x, y)</c> or <c>(x, y, sampleWeight)</c>.</param>
    /// <param name="leftSize">The size of the first part: a fraction below 1 or a number of samples; null is what the other leaves. Default: null.</param>
    /// <param name="rightSize">The size of the second part. Default: null.</param>
    /// <param name="shuffle">Whether the samples are shuffled first. Default: false.</param>
    /// <param name="seed">The order; null takes one from <see cref="Keras.SetRandomSeed"/>'s stream. Default: null.</param>
    /// <returns>Two datasets of samples.</returns>
    /// <remarks>Keras: <c>keras.utils.split_dataset</c></remarks>
    public static (Dataset<Batch> Left, Dataset<Batch> Right) SplitDataset(Tensors dataset, double? leftSize = null, double? rightSize = null, bool shuffle = false, int? seed = null) =>
        DatasetSplit.Of(dataset, leftSize, rightSize, shuffle, seed);

    /// <summary>Splits a dataset in two, by its elements. It is run through once and kept in memory.</summary>
    /// <inheritdoc cref="SplitDataset(Tensors, double?, double?, bool, int?)"/>
    public static (Dataset<Batch> Left, Dataset<Batch> Right) SplitDataset(Dataset<Batch> dataset, double? leftSize = null, double? rightSize = null, bool shuffle = false, int? seed = null) =>
        DatasetSplit.Of(dataset, leftSize, rightSize, shuffle, seed);

    /// <summary>Windows over a time series, with targets: the window that begins at step i has the target i.</summary>
    /// <param name="data">The series: a tensor or array, time along the first axis.</param>
    /// <param name="targets">The targets, or null for windows alone.</param>
    /// <param name="sequenceLength">Steps in a window.</param>
    /// <param name="sequenceStride">Steps from the beginning of a window to that of the next. Default: 1.</param>
    /// <param name="samplingRate">Steps of the series from one step of a window to the next. Default: 1.</param>
    /// <param name="batchSize">Windows in a batch; null gives them one by one. Default: 128.</param>
    /// <param name="shuffle">Whether the windows come in a random order, rather than in time's. Default: false.</param>
    /// <param name="seed">The order; null takes one from <see cref="Keras.SetRandomSeed"/>'s stream. Default: null.</param>
    /// <param name="startIndex">Steps before it are not used. Default: null.</param>
    /// <param name="endIndex">It and steps after it are not used. Default: null.</param>
    /// <returns>A dataset of (batch, sequenceLength, …) and targets (batch, …).</returns>
    /// <remarks>Keras: <c>keras.utils.timeseries_dataset_from_array</c></remarks>
    public static Dataset<Batch> TimeseriesDatasetFromArray(Tensors data, Tensors? targets, int sequenceLength, int sequenceStride = 1, int samplingRate = 1, int? batchSize = 128, bool shuffle = false,
        int? seed = null, int? startIndex = null, int? endIndex = null) =>
        TimeSeries.Windows(data, targets, sequenceLength, sequenceStride, samplingRate, batchSize, shuffle, seed, startIndex, endIndex);

    /// <summary>Downloads a file once, into a folder that stays, and checks it. A download that was cut off goes on where it ended.</summary>
    /// <param name="fname">The name of the file, or of the folder it is extracted to; null is the address's. Default: null.</param>
    /// <param name="origin">The address.</param>
    /// <param name="fileHash">Its digest, MD5 or SHA-256, in hexadecimal; a file with another one is not used. Default: null.</param>
    /// <param name="cacheSubdir">The folder in the cache. Default: <c>"datasets"</c>.</param>
    /// <param name="hashAlgorithm"><c>"md5"</c>, <c>"sha256"</c>, or <c>"auto"</c>, by the length. Default: <c>"auto"</c>.</param>
    /// <param name="extract">Whether it is an archive to extract: zip, tar, tar.gz or tar.bz2. Default: false.</param>
    /// <param name="archiveFormat"><c>"tar"</c>, <c>"zip"</c>, or <c>"auto"</c>, by the content. Default: <c>"auto"</c>.</param>
    /// <param name="cacheDir">The cache; null is the folder that <c>KERASLIKE_HOME</c> names, or one of the user's. Default: null.</param>
    /// <param name="forceDownload">Whether it is downloaded even where it is there. Default: false.</param>
    /// <returns>The path of the file, or of the folder it was extracted to.</returns>
    /// <exception cref="IOException">It cannot be downloaded, or is not what the digest says.</exception>
    /// <remarks>Keras: <c>keras.utils.get_file</c></remarks>
    public static string GetFile(string? fname = null, string? origin = null, string? fileHash = null, string cacheSubdir = "datasets", string hashAlgorithm = "auto",
        bool extract = false, string archiveFormat = "auto", string? cacheDir = null, bool forceDownload = false)
    {
        var file = new DownloadedFile(fname, origin, fileHash, hashAlgorithm, cacheSubdir, cacheDir, forceDownload);
        return extract ? file.Extract(archiveFormat) : file.Get();
    }
}
