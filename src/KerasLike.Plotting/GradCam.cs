using KerasLike.Layers;
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
    /// <param name="layerName">The layer whose maps are taken; null is the last one whose output has a height and a width and comes from a convolution. Default: null.</param>
    /// <param name="classIndex">The class; null is the one that is predicted. Default: null.</param>
    /// <returns>A tensor (height, width) of the layer's maps, 0 to 1. All 0 where nothing speaks for the class. It belongs to the caller.</returns>
    public static Tensor Heatmap(Model model, Tensors image, string? layerName = null, int? classIndex = null) => new CamModel(model, LayerOf(model, layerName)).Heatmap(image, classIndex).Heat;

    /// <summary>The layer that is looked at.</summary>
    internal static Layer LayerOf(Model model, string? layerName)
    {
        Check.NotNull(model, Owner);
        if (layerName is not null)
            return model.GetLayer(layerName) is { Output.Shape.Rank: 4 } found ? found
                : throw new ArgumentException($"{Owner}: the maps of a layer are (batch, height, width, channels). Received: layer \"{layerName}\", whose output is {model.GetLayer(layerName).Output.Shape}", nameof(layerName));
        return model.Layers.LastOrDefault(l => l is ConvolutionLayer && l.Output.Shape.Rank == 4)
            ?? throw new ArgumentException($"{Owner}: {model.Description} has no convolution over images among its layers. Name the layer to look at.", nameof(model));
    }
}
