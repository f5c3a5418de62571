using KerasLike.Models;

namespace KerasLike.Plotting;

/// <summary>
/// Where in an image a network sees a class. The maps A of a convolution are added up, each with the mean of the gradient of the class's score in it:
/// relu(Σₖ αₖ Aₖ), αₖ = mean over places of ∂score/∂Aₖ.
/// </summary>
/// <remarks>Selvaraju et al. 2017, "Grad-CAM: Visual Explanations from Deep Networks via Gradient-based Localization". The score is what the last softmax or sigmoid is given.</remarks>
/// <example><code>var heat = GradCam.Heatmap(model, xTest[0]);   // (height, width), from 0 to 1</code></example>
public static class GradCam
{
    internal const string Owner = "GradCam.Heatmap";

    /// <summary>Computes the heat map of one image.</summary>
    /// <param name="model">A model made of a graph, a <see cref="Sequential"/> too, whose output has a score for each class.</param>
    /// <param name="image">One image, (height, width, channels) or (1, height, width, channels), as the model takes it.</param>
    /// <param name="layerName">The layer whose maps are taken, in the model or in a model inside it, <c>"conv3"</c> or <c>"backbone/conv3"</c>; null is the last one whose output has a height and a width and comes from
    /// a convolution. Default: null.</param>
    /// <param name="classIndex">The class; null is the one that is predicted. Default: null.</param>
    /// <returns>A tensor (height, width) of the layer's maps, 0 to 1. It belongs to the caller. It is all 0 where nothing in the maps speaks for the class: where its greatest number before the division by it
    /// is below 10⁻⁶ of what maps add up to it or take away. Sigmoids that are saturated let nothing through, and maps that all speak against the class leave nothing: another layer or class may show more.</returns>
    public static Tensor Heatmap(Model model, Tensors image, string? layerName = null, int? classIndex = null) => new CamModel(model, CamLayer.Find(model, layerName, Owner)).Heatmap(image, classIndex).Heat;
}
