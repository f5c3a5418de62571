namespace KerasLike.Plotting;

/// <summary>What <c>keras.visualization</c> offers: boxes and masks on images. <see cref="Pictures.ImageGrid"/> makes a picture of them.</summary>
public static class Visualization
{
    /// <summary>Draws boxes around things in images.</summary>
    /// <param name="images">The images: (images, height, width, channels) with 1, 3 or 4 channels; floating-point numbers up to 1 are taken as shares of 255.</param>
    /// <param name="boundingBoxes">The boxes: <c>"boxes"</c> (images, boxes, 4), <c>"labels"</c> (images, boxes), class numbers where -1 is no box, and maybe <c>"confidences"</c> (images, boxes).</param>
    /// <param name="boundingBoxFormat">What the four numbers are: <c>"xyxy"</c>, <c>"yxyx"</c>, <c>"xywh"</c>, <c>"center_xywh"</c>, <c>"center_yxhw"</c>, and with <c>"rel_"</c> before it shares of width and height.</param>
    /// <param name="classMapping">The names of classes, which are written beside the boxes; null is none. Default: null.</param>
    /// <param name="color">Red, green and blue, 0 to 255; null is (128, 128, 128). Default: null.</param>
    /// <param name="lineThickness">The width of the lines in pixels. Default: 2.</param>
    /// <param name="textThickness">How thick letters are. Default: 1.</param>
    /// <param name="fontScale">The size of letters: 1 is 22 pixels. Default: 1.</param>
    /// <param name="dataFormat"><c>"channels_last"</c> or <c>"channels_first"</c>; null is the first. Default: null.</param>
    /// <returns>The images, bytes, (images, height, width, channels). They belong to the caller.</returns>
    /// <remarks>Keras: <c>keras.visualization.draw_bounding_boxes</c>, which draws with another library, so that pixels differ.</remarks>
    public static Tensor DrawBoundingBoxes(Tensors images, Tensors boundingBoxes, string boundingBoxFormat, IReadOnlyDictionary<int, string>? classMapping = null, (int Red, int Green, int Blue)? color = null,
        int lineThickness = 2, int textThickness = 1, double fontScale = 1.0, string? dataFormat = null) =>
        BoxDrawing.Draw(images, boundingBoxes, boundingBoxFormat, new(classMapping, color ?? (128, 128, 128), lineThickness, textThickness, fontScale), dataFormat);

    /// <summary>Colours images by the class of each pixel.</summary>
    /// <param name="images">The images: (images, height, width, 3), 0 to 255.</param>
    /// <param name="segmentationMasks">The class numbers of the pixels: (images, height, width) or (images, height, width, 1), of an integer type.</param>
    /// <param name="numClasses">How many classes there are; null is one more than the greatest. Default: null.</param>
    /// <param name="colorMapping">The colour of each class, red, green and blue, 0 to 255; null is Keras's. Default: null.</param>
    /// <param name="alpha">How much the colours cover the image, 0 to 1. Default: 0.8.</param>
    /// <param name="blend">Whether they are mixed with the image, rather than put in its place. Default: true.</param>
    /// <param name="ignoreIndex">The class number that is not drawn. Default: -1.</param>
    /// <param name="dataFormat"><c>"channels_last"</c> or <c>"channels_first"</c>; null is the first. Default: null.</param>
    /// <returns>The images, (images, height, width, 3): bytes, or float32 without <paramref name="blend"/>. They belong to the caller.</returns>
    /// <remarks>Keras: <c>keras.visualization.draw_segmentation_masks</c></remarks>
    public static Tensor DrawSegmentationMasks(Tensors images, Tensors segmentationMasks, int? numClasses = null, IReadOnlyDictionary<int, (int Red, int Green, int Blue)>? colorMapping = null, double alpha = 0.8,
        bool blend = true, int ignoreIndex = -1, string? dataFormat = null) =>
        MaskDrawing.Draw(images, segmentationMasks, numClasses, colorMapping, alpha, blend, ignoreIndex, dataFormat);
}
