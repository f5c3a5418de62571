using KerasLike.Data;
using KerasLike.Datasets;
using KerasLike.Models;
using KerasLike.Saving;
using KerasLike.Training;
using SkiaSharp;

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
        var (least, greatest) = classes.numel() == 0 ? (0, -1) : (Fetch.Integer(classes.min()), Fetch.Integer(classes.max()));
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

    /// <summary>Reads an image: a JPEG, PNG, GIF, BMP or WebP file, whatever its name; of an animation the first frame. 16 bits a channel become 8.</summary>
    /// <param name="path">The file.</param>
    /// <param name="colorMode"><c>"grayscale"</c>, <c>"rgb"</c> or <c>"rgba"</c>. Default: <c>"rgb"</c>.</param>
    /// <param name="targetSize">The height and width to scale it to; null leaves it. Default: null.</param>
    /// <param name="interpolation"><c>"nearest"</c>, <c>"bilinear"</c>, <c>"bicubic"</c>, <c>"hamming"</c>, <c>"box"</c> or <c>"lanczos"</c>. Default: <c>"nearest"</c>.</param>
    /// <param name="keepAspectRatio">Whether the middle part with the ratio of <paramref name="targetSize"/> is scaled, rather than all. Default: false.</param>
    /// <exception cref="InvalidDataException">The file is no image, or damaged; the message names it and says why.</exception>
    /// <remarks>Keras: <c>keras.utils.load_img</c></remarks>
    [Alias("load_img")]
    public static SKBitmap LoadImage(string path, string colorMode = "rgb", Dims? targetSize = null, string interpolation = "nearest", bool keepAspectRatio = false)
    {
        var pixels = Pixels.Read(Check.NotNull(path), ImageFile.Channels(ImageFile.LayoutOf(colorMode, "Utils.LoadImage")));
        if (targetSize?.ForAxes(2, "Utils.LoadImage", nameof(targetSize)) is { } size) pixels = ImageScaling.ForFile(pixels, size[0], size[1], interpolation, keepAspectRatio);
        return pixels.ToBitmap();
    }

    /// <summary>Writes an image to a file: png, jpeg or webp.</summary>
    /// <param name="path">The file, which is replaced if it is there.</param>
    /// <param name="x">The image: (height, width, channels) with 1, 3 or 4 channels.</param>
    /// <param name="dataFormat"><c>"channels_last"</c> or <c>"channels_first"</c>; null is the first. Default: null.</param>
    /// <param name="fileFormat">The format; null is what the name ends in. Default: null.</param>
    /// <param name="scale">Whether values are stretched to 0 to 255. Default: true.</param>
    /// <remarks>Keras: <c>keras.utils.save_img</c></remarks>
    [Alias("save_img")]
    public static void SaveImage(string path, Tensors x, string? dataFormat = null, string? fileFormat = null, bool scale = true) =>
        ImageArrays.Save(Check.NotNull(path), ImageArrays.ToPixels(x, dataFormat, scale, null, "Utils.SaveImage"), fileFormat);

    /// <summary>The pixels of an image, from 0 to 255.</summary>
    /// <param name="img">The image.</param>
    /// <param name="dataFormat"><c>"channels_last"</c> or <c>"channels_first"</c>; null is the first. Default: null.</param>
    /// <param name="dtype">The number type; null is float32. Default: null.</param>
    /// <returns>A tensor of shape (height, width, channels). It belongs to the caller.</returns>
    /// <remarks>Keras: <c>keras.utils.img_to_array</c></remarks>
    [Alias("img_to_array")]
    public static Tensor ImageToArray(SKBitmap img, string? dataFormat = null, string? dtype = null) => ImageArrays.ToTensor(img, dataFormat, dtype);

    /// <summary>An image of pixels.</summary>
    /// <param name="x">The pixels: (height, width, channels) with 1, 3 or 4 channels.</param>
    /// <param name="dataFormat"><c>"channels_last"</c> or <c>"channels_first"</c>; null is the first. Default: null.</param>
    /// <param name="scale">Whether values are stretched to 0 to 255. Default: true.</param>
    /// <param name="dtype">The number type that <paramref name="x"/> is brought to first; null is float32. Default: null.</param>
    /// <remarks>Keras: <c>keras.utils.array_to_img</c></remarks>
    [Alias("array_to_img")]
    public static SKBitmap ArrayToImage(Tensors x, string? dataFormat = null, bool scale = true, string? dtype = null) => ImageArrays.ToPixels(x, dataFormat, scale, dtype, "Utils.ArrayToImage").ToBitmap();

    /// <summary>Scales images without distortion: the largest middle part that has the proportions of the new size is scaled to it.</summary>
    /// <param name="x">One image or several: (height, width, channels) or (images, height, width, channels).</param>
    /// <param name="size">The new height and width.</param>
    /// <param name="interpolation"><c>"bilinear"</c>, <c>"nearest"</c>, <c>"bicubic"</c>, <c>"lanczos3"</c> or <c>"lanczos5"</c>. Default: <c>"bilinear"</c>.</param>
    /// <param name="dataFormat"><c>"channels_last"</c> or <c>"channels_first"</c>. Default: <c>"channels_last"</c>.</param>
    /// <returns>The scaled images, integers rounded. They belong to the caller.</returns>
    /// <remarks>Keras: <c>keras.preprocessing.image.smart_resize</c></remarks>
    /// <example><code>var square = Utils.SmartResize(Utils.ImageToArray(Utils.LoadImage("cat.jpg")), (200, 200));</code></example>
    public static Tensor SmartResize(Tensors x, Dims size, string interpolation = "bilinear", string dataFormat = "channels_last")
    {
        var images = Check.NotNull(x, "Utils.SmartResize").Materialize().Single;
        if (images.ndim is not (3 or 4)) throw new ArgumentException($"Utils.SmartResize: `x` must be (height, width, channels) or (images, height, width, channels). Received: shape {Shape.Of(images)}", nameof(x));
        var to = size.ForAxes(2, "Utils.SmartResize", nameof(size));
        return new Layers.Resizing(to[0], to[1], interpolation, cropToAspectRatio: true, dataFormat: dataFormat, name: "smart_resize").Apply(images);
    }

    /// <summary>Batches of the images in a folder, which has a folder for each class. An image is read when its batch is; one that cannot be read is named in the error.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="labels"><c>"inferred"</c>, from the folders, or a number for each file in the order of their paths. Default: <c>"inferred"</c>.</param>
    /// <param name="labelMode"><c>"int"</c>: class numbers, int32; <c>"categorical"</c>: one-hot rows; <c>"binary"</c>: 0 or 1, float32; null: no labels. Default: <c>"int"</c>.</param>
    /// <param name="classNames">The folders, in the order of their numbers; null is all, by the alphabet. Default: null.</param>
    /// <param name="colorMode"><c>"grayscale"</c>, <c>"rgb"</c> or <c>"rgba"</c>: 1, 3 or 4 channels. Default: <c>"rgb"</c>.</param>
    /// <param name="batchSize">Images in a batch; null gives them one by one. Default: 32.</param>
    /// <param name="imageSize">The height and width that images are scaled to; null is (256, 256). Default: null.</param>
    /// <param name="shuffle">Whether they come in a random order, another one each epoch. Default: true.</param>
    /// <param name="seed">The order; null takes one from <see cref="Keras.SetRandomSeed"/>'s stream. Default: null.</param>
    /// <param name="validationSplit">The fraction of files to validate with. Default: null.</param>
    /// <param name="subset">With a split: <c>"training"</c>, <c>"validation"</c>, or <c>"both"</c>: <c>var (train, validation) = …</c>. Default: null.</param>
    /// <param name="interpolation"><c>"bilinear"</c>, <c>"nearest"</c>, <c>"bicubic"</c>, <c>"area"</c>, <c>"lanczos3"</c>, <c>"lanczos5"</c>, <c>"gaussian"</c> or <c>"mitchellcubic"</c>. Default: <c>"bilinear"</c>.</param>
    /// <param name="followLinks">Whether folders that are links are looked into. Default: false.</param>
    /// <param name="cropToAspectRatio">Whether only the middle part with the right ratio is scaled. Default: false.</param>
    /// <param name="padToAspectRatio">Whether images keep their ratio, with black bars. Default: false.</param>
    /// <param name="dataFormat"><c>"channels_last"</c> or <c>"channels_first"</c>; null is the first. Default: null.</param>
    /// <param name="verbose">Whether the numbers of files and classes are printed. Default: true.</param>
    /// <returns>A dataset of float32 images from 0 to 255, (batch, height, width, channels), and labels; with the names of classes and files.</returns>
    /// <remarks>Keras: <c>keras.utils.image_dataset_from_directory</c></remarks>
    public static DirectoryDataset<Batch> ImageDatasetFromDirectory(string directory, FileLabels? labels = null, string? labelMode = "int", IReadOnlyList<string>? classNames = null, string colorMode = "rgb",
        int? batchSize = 32, Dims? imageSize = null, bool shuffle = true, int? seed = null, double? validationSplit = null, string? subset = null, string interpolation = "bilinear", bool followLinks = false,
        bool cropToAspectRatio = false, bool padToAspectRatio = false, string? dataFormat = null, bool verbose = true)
    {
        var images = new ImageFolder(colorMode, imageSize, interpolation, cropToAspectRatio, padToAspectRatio, dataFormat);
        return images.Make(new(ImageFolder.Owner, "images", ImageFolder.Endings, directory, labels, labelMode, classNames, batchSize, shuffle, seed, validationSplit, subset, followLinks, verbose));
    }

    /// <summary>Batches of the texts in a folder of <c>.txt</c> files, which has a folder for each class. A text that is not UTF-8 is named in the error. Texts are cut to <paramref name="maxLength"/> characters.</summary>
    /// <returns>A dataset of texts and labels; with the names of classes and files.</returns>
    /// <remarks>Keras: <c>keras.utils.text_dataset_from_directory</c></remarks>
    /// <inheritdoc cref="ImageDatasetFromDirectory"/>
    public static DirectoryDataset<TextBatch> TextDatasetFromDirectory(string directory, FileLabels? labels = null, string? labelMode = "int", IReadOnlyList<string>? classNames = null, int? batchSize = 32,
        int? maxLength = null, bool shuffle = true, int? seed = null, double? validationSplit = null, string? subset = null, bool followLinks = false, bool verbose = true) =>
        TextFolder.Make(new(TextFolder.Owner, "texts", [".txt"], directory, labels, labelMode, classNames, batchSize, shuffle, seed, validationSplit, subset, followLinks, verbose), maxLength);

    /// <summary>Batches of the sounds in a folder of <c>.wav</c> files, which has a folder for each class. A file that cannot be read is named in the error. Sounds are brought to
    /// <paramref name="samplingRate"/> samples in a second, and cut or filled up to <paramref name="outputSequenceLength"/> samples; without it, each batch is filled up to its longest.</summary>
    /// <returns>A dataset of float32 samples from −1 to 1, (batch, time, channels), and labels; with the names of classes and files.</returns>
    /// <remarks>Keras: <c>keras.utils.audio_dataset_from_directory</c></remarks>
    /// <inheritdoc cref="ImageDatasetFromDirectory"/>
    public static DirectoryDataset<Batch> AudioDatasetFromDirectory(string directory, FileLabels? labels = null, string? labelMode = "int", IReadOnlyList<string>? classNames = null, int? batchSize = 32,
        int? samplingRate = null, int? outputSequenceLength = null, bool shuffle = true, int? seed = null, double? validationSplit = null, string? subset = null, bool followLinks = false, bool verbose = true)
    {
        var sounds = new AudioFolder(samplingRate, outputSequenceLength);
        return new FolderReader(new(AudioFolder.Owner, "sounds", [".wav"], directory, labels, labelMode, classNames, batchSize, shuffle, seed, validationSplit, subset, followLinks, verbose), sounds.Read, sounds.InBatches).Make();
    }

    /// <summary>Draws a model: a box for each layer, and arrows for what flows between them.</summary>
    /// <param name="model">The model. It must be built. One whose class says what it does is one box.</param>
    /// <param name="toFile">The file: png, jpg, webp or svg; or text, dot for Graphviz or mmd for Mermaid. Default: <c>"model.png"</c>.</param>
    /// <param name="showShapes">Whether the shapes of inputs and outputs are shown. Default: false.</param>
    /// <param name="showDtype">Whether the number types of outputs are shown. Default: false.</param>
    /// <param name="showLayerNames">Whether the names of layers are shown, beside their classes. Default: false.</param>
    /// <param name="rankdir">Where arrows go: <c>"TB"</c>, from the top to the bottom, <c>"BT"</c>, <c>"LR"</c> or <c>"RL"</c>. Default: <c>"TB"</c>.</param>
    /// <param name="expandNested">Whether models among the layers are shown with their layers. Default: false.</param>
    /// <param name="dpi">Pixels an inch: letters are about 1/5 inch high. Default: 200.</param>
    /// <param name="showLayerActivations">Whether activations are shown, of layers that have one. Default: false.</param>
    /// <param name="showTrainable">Whether it is shown of layers with weights if training changes them. Default: false.</param>
    /// <param name="splines">How arrows go: <c>"ortho"</c>, at right angles, <c>"curved"</c>, <c>"spline"</c>, <c>"polyline"</c> or <c>"line"</c>. Default: <c>"ortho"</c>.</param>
    /// <remarks>Keras: <c>keras.utils.plot_model</c>; Graphviz is not needed here.</remarks>
    public static void PlotModel(Model model, string toFile = "model.png", bool showShapes = false, bool showDtype = false, bool showLayerNames = false, string rankdir = "TB", bool expandNested = false,
        int dpi = 200, bool showLayerActivations = false, bool showTrainable = false, string splines = "ortho") =>
        ModelPicture.Save(Diagram.Of(model, new(showShapes, showDtype, showLayerNames, expandNested, showLayerActivations, showTrainable), "Utils.PlotModel"), toFile, rankdir, dpi, splines, "Utils.PlotModel");

    /// <summary>A model in the language of Graphviz.</summary>
    /// <param name="model">The model. It must be built. One whose class says what it does is one box.</param>
    /// <param name="showShapes">Whether the shapes of inputs and outputs are shown. Default: false.</param>
    /// <param name="showDtype">Whether the number types of outputs are shown. Default: false.</param>
    /// <param name="showLayerNames">Whether the names of layers are shown, beside their classes. Default: true.</param>
    /// <param name="rankdir">Where arrows go: <c>"TB"</c>, from the top to the bottom, <c>"BT"</c>, <c>"LR"</c> or <c>"RL"</c>. Default: <c>"TB"</c>.</param>
    /// <param name="expandNested">Whether models among the layers are shown with their layers. Default: false.</param>
    /// <param name="dpi">Pixels an inch. Default: 200.</param>
    /// <param name="subgraph">Whether it is a cluster to put into another graph. Default: false.</param>
    /// <param name="showLayerActivations">Whether activations are shown, of layers that have one. Default: false.</param>
    /// <param name="showTrainable">Whether it is shown of layers with weights if training changes them. Default: false.</param>
    /// <param name="splines">How arrows go: <c>"ortho"</c>, at right angles, <c>"curved"</c>, <c>"spline"</c>, <c>"polyline"</c> or <c>"line"</c>. Default: <c>"ortho"</c>.</param>
    /// <remarks>Keras: <c>keras.utils.model_to_dot</c>, which gives an object.</remarks>
    public static string ModelToDot(Model model, bool showShapes = false, bool showDtype = false, bool showLayerNames = true, string rankdir = "TB", bool expandNested = false, int dpi = 200, bool subgraph = false,
        bool showLayerActivations = false, bool showTrainable = false, string splines = "ortho") =>
        ModelPicture.Dot(Diagram.Of(model, new(showShapes, showDtype, showLayerNames, expandNested, showLayerActivations, showTrainable), "Utils.ModelToDot"), rankdir, splines, dpi, subgraph, "Utils.ModelToDot");

    /// <summary>A model in the language of Mermaid, which pages in Markdown show.</summary>
    /// <param name="model">The model. It must be built. One whose class says what it does is one box.</param>
    /// <param name="showShapes">Whether the shapes of inputs and outputs are shown. Default: false.</param>
    /// <param name="showDtype">Whether the number types of outputs are shown. Default: false.</param>
    /// <param name="showLayerNames">Whether the names of layers are shown, beside their classes. Default: true.</param>
    /// <param name="rankdir">Where arrows go: <c>"TB"</c>, from the top to the bottom, <c>"BT"</c>, <c>"LR"</c> or <c>"RL"</c>. Default: <c>"TB"</c>.</param>
    /// <param name="expandNested">Whether models among the layers are shown with their layers. Default: false.</param>
    /// <param name="showLayerActivations">Whether activations are shown, of layers that have one. Default: false.</param>
    /// <param name="showTrainable">Whether it is shown of layers with weights if training changes them. Default: false.</param>
    public static string ModelToMermaid(Model model, bool showShapes = false, bool showDtype = false, bool showLayerNames = true, string rankdir = "TB", bool expandNested = false, bool showLayerActivations = false,
        bool showTrainable = false) =>
        ModelPicture.Mermaid(Diagram.Of(model, new(showShapes, showDtype, showLayerNames, expandNested, showLayerActivations, showTrainable), "Utils.ModelToMermaid"), rankdir, "Utils.ModelToMermaid");
}
