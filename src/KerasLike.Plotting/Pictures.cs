using KerasLike.Models;

namespace KerasLike.Plotting;

/// <summary>Pictures of data, of what models make of it, and of what they have learnt. Each is a file: png, jpg, webp or svg, by its name; folders it is in are made.</summary>
public static class Pictures
{
    /// <summary>Draws how often samples of each class were taken for each class.</summary>
    /// <param name="yTrue">The true classes: numbers or one-hot rows.</param>
    /// <param name="yPred">The predictions: class numbers or rows of probabilities, as <c>Predict</c> gives them.</param>
    /// <param name="file">The file. Default: <c>"confusion.png"</c>.</param>
    /// <param name="classNames">The names of the classes; null is their numbers. Default: null.</param>
    /// <param name="normalize">Whether shares of the true class are written, rather than counts. Default: false.</param>
    /// <param name="title">A title; null is none. Default: null.</param>
    /// <param name="width">The width in pixels; null is as needed. Default: null.</param>
    /// <param name="height">The height in pixels; null is as needed. Default: null.</param>
    /// <param name="scale">How many pixels a unit has: letters are about 12 units high. Default: 2.</param>
    /// <param name="theme"><c>"light"</c> or <c>"dark"</c>. Default: <c>"light"</c>.</param>
    /// <returns>The counts, a row for each true class, a column for each predicted one.</returns>
    public static long[,] ConfusionMatrix(Tensors yTrue, Tensors yPred, string file = "confusion.png", IReadOnlyList<string>? classNames = null, bool normalize = false, string? title = null, int? width = null,
        int? height = null, double scale = 2, string theme = "light")
    {
        const string owner = "Pictures.ConfusionMatrix";
        var counts = Confusion.Count(yTrue, yPred, classNames, owner);
        var picture = new ConfusionPicture(counts, classNames, normalize, title);
        var sheet = Sheet.For(file, owner, picture.Width, picture.Height, width, height, scale, theme);
        sheet.Save(file, canvas => picture.Draw(canvas, sheet));
        return counts;
    }

    /// <summary>Draws images side by side, with titles, or with what they are and were taken for: mistakes stand out.</summary>
    /// <param name="images">The images: (images, height, width) or (images, height, width, channels) with 1, 3 or 4 channels.</param>
    /// <param name="file">The file. Default: <c>"images.png"</c>.</param>
    /// <param name="titles">A title for each; null is none. Default: null.</param>
    /// <param name="yTrue">The true classes, where there are no titles: numbers or one-hot rows. Default: null.</param>
    /// <param name="yPred">The predictions: class numbers or rows of probabilities. Default: null.</param>
    /// <param name="classNames">The names of the classes; null is their numbers. Default: null.</param>
    /// <param name="columns">Images in a row; null is as looks well. Default: null.</param>
    /// <param name="valueRange">The numbers that are black and white; null is 0 and 255 for bytes and where there are numbers above 1.5, else 0 and 1. Default: null.</param>
    /// <param name="title">A title above all; null is none. Default: null.</param>
    /// <param name="width">The width in pixels; null is as needed. Default: null.</param>
    /// <param name="height">The height in pixels; null is as needed. Default: null.</param>
    /// <param name="scale">How many pixels a unit has: letters are about 11 units high. Default: 2.</param>
    /// <param name="theme"><c>"light"</c> or <c>"dark"</c>. Default: <c>"light"</c>.</param>
    public static void ImageGrid(Tensors images, string file = "images.png", IReadOnlyList<string>? titles = null, Tensors? yTrue = null, Tensors? yPred = null, IReadOnlyList<string>? classNames = null,
        int? columns = null, (double Low, double High)? valueRange = null, string? title = null, int? width = null, int? height = null, double scale = 2, string theme = "light") =>
        Save(new(Samples.Tiles(images, titles, yTrue, yPred, classNames, valueRange, "Pictures.ImageGrid"), Check.Positive(columns, "Pictures.ImageGrid"), title), file, "Pictures.ImageGrid", width, height, scale, theme);

    /// <summary>Draws the filters of a convolution: in colours where it sees colours, else orange below 0, white at 0, blue above.</summary>
    /// <param name="model">The model.</param>
    /// <param name="layerName">The name of the layer.</param>
    /// <param name="file">The file. Default: <c>"filters.png"</c>.</param>
    /// <param name="title">A title; null says what it shows. Default: null.</param>
    /// <param name="width">The width in pixels; null is as needed. Default: null.</param>
    /// <param name="height">The height in pixels; null is as needed. Default: null.</param>
    /// <param name="scale">How many pixels a unit has. Default: 2.</param>
    /// <param name="theme"><c>"light"</c> or <c>"dark"</c>. Default: <c>"light"</c>.</param>
    public static void Filters(Model model, string layerName, string file = "filters.png", string? title = null, int? width = null, int? height = null, double scale = 2, string theme = "light")
    {
        var (tiles, columns, heading) = LayerImages.Filters(model, layerName, "Pictures.Filters");
        Save(new(tiles, columns, title ?? heading, side: columns is null ? null : 40), file, "Pictures.Filters", width, height, scale, theme);
    }

    /// <summary>Draws what a layer gives for an image, each channel from its least number, dark violet, to its greatest, yellow.</summary>
    /// <param name="model">The model.</param>
    /// <param name="image">One image, (height, width, channels) or (1, height, width, channels), as the model takes it.</param>
    /// <param name="layerName">The name of the layer.</param>
    /// <param name="file">The file. Default: <c>"feature_maps.png"</c>.</param>
    /// <param name="title">A title; null says what it shows. Default: null.</param>
    /// <param name="width">The width in pixels; null is as needed. Default: null.</param>
    /// <param name="height">The height in pixels; null is as needed. Default: null.</param>
    /// <param name="scale">How many pixels a unit has. Default: 2.</param>
    /// <param name="theme"><c>"light"</c> or <c>"dark"</c>. Default: <c>"light"</c>.</param>
    public static void FeatureMaps(Model model, Tensors image, string layerName, string file = "feature_maps.png", string? title = null, int? width = null, int? height = null, double scale = 2, string theme = "light")
    {
        var (tiles, heading) = LayerImages.FeatureMaps(model, image, layerName, "Pictures.FeatureMaps");
        Save(new(tiles, null, title ?? heading), file, "Pictures.FeatureMaps", width, height, scale, theme);
    }

    /// <summary>Draws images, each beside itself with what <see cref="GradCam.Heatmap"/> says over it: dark where the class is not seen, light where it is. Where the heat is all 0, the image is left as it is, and "no heat" stands below.</summary>
    /// <param name="model">The model.</param>
    /// <param name="images">One image or several, as the model takes them.</param>
    /// <param name="file">The file. Default: <c>"grad_cam.png"</c>.</param>
    /// <param name="layerName">The layer whose maps are taken, <c>"conv3"</c> or, in a model inside, <c>"backbone/conv3"</c>; null is the last convolution. Default: null.</param>
    /// <param name="classIndex">The class; null is the one that is predicted for each image. Default: null.</param>
    /// <param name="classNames">The names of the classes; null is their numbers. Default: null.</param>
    /// <param name="valueRange">The numbers that are black and white; null is 0 and 255 where there are numbers above 1.5, else 0 and 1. Default: null.</param>
    /// <param name="opacity">How much the heat covers the image, 0 to 1. Default: 0.6.</param>
    /// <param name="title">A title above all; null is none. Default: null.</param>
    /// <param name="width">The width in pixels; null is as needed. Default: null.</param>
    /// <param name="height">The height in pixels; null is as needed. Default: null.</param>
    /// <param name="scale">How many pixels a unit has. Default: 2.</param>
    /// <param name="theme"><c>"light"</c> or <c>"dark"</c>. Default: <c>"light"</c>.</param>
    public static void GradCam(Model model, Tensors images, string file = "grad_cam.png", string? layerName = null, int? classIndex = null, IReadOnlyList<string>? classNames = null,
        (double Low, double High)? valueRange = null, double opacity = 0.6, string? title = null, int? width = null, int? height = null, double scale = 2, string theme = "light")
    {
        var tiles = CamPicture.Tiles(model, images, layerName, classIndex, classNames, valueRange, opacity, "Pictures.GradCam");
        // Pairs stay together.
        Save(new(tiles, Math.Min(tiles.Count, tiles.Count <= 8 ? 4 : 8), title, side: 112), file, "Pictures.GradCam", width, height, scale, theme);
    }

    /// <summary>Draws points in the plane, as <see cref="Projection"/> makes them, coloured by class.</summary>
    /// <param name="points">The points: (points, 2).</param>
    /// <param name="file">The file. Default: <c>"scatter.png"</c>.</param>
    /// <param name="labels">The class of each point: numbers or one-hot rows; null is no classes. Default: null.</param>
    /// <param name="classNames">The names of the classes; null is their numbers. Default: null.</param>
    /// <param name="title">A title; null is none. Default: null.</param>
    /// <param name="width">The width in pixels; null is as needed. Default: null.</param>
    /// <param name="height">The height in pixels; null is as needed. Default: null.</param>
    /// <param name="scale">How many pixels a unit has. Default: 2.</param>
    /// <param name="theme"><c>"light"</c> or <c>"dark"</c>. Default: <c>"light"</c>.</param>
    public static void Scatter(Tensors points, string file = "scatter.png", Tensors? labels = null, IReadOnlyList<string>? classNames = null, string? title = null, int? width = null, int? height = null,
        double scale = 2, string theme = "light") => ScatterPanels([("", points)], file, labels, classNames, title, width, height, scale, theme);

    /// <summary>Draws several clouds of the same points side by side, each with a title: <c>panels</c> are the titles and the points, (points, 2) each.</summary>
    /// <inheritdoc cref="Scatter(Tensors, string, Tensors, IReadOnlyList{string}, string, int?, int?, double, string)"/>
    public static void ScatterPanels(IReadOnlyList<(string Title, Tensors Points)> panels, string file = "scatter.png", Tensors? labels = null, IReadOnlyList<string>? classNames = null, string? title = null,
        int? width = null, int? height = null, double scale = 2, string theme = "light")
    {
        var picture = new ScatterPicture(panels, labels, classNames, title, "Pictures.Scatter");
        var sheet = Sheet.For(file, "Pictures.Scatter", picture.Width, picture.Height, width, height, scale, theme);
        sheet.Save(file, canvas => picture.Draw(canvas, sheet));
    }

    static void Save(Grid grid, string file, string owner, int? width, int? height, double scale, string theme)
    {
        var sheet = Sheet.For(file, owner, grid.Width, grid.Height, width, height, scale, theme);
        sheet.Save(file, canvas => grid.Draw(canvas, sheet));
    }
}
