using KerasLike.Layers;
using KerasLike.Models;

namespace KerasLike.Plotting;

/// <summary>A model in two parts: up to the maps of a layer, and from them to the scores of the classes.</summary>
internal sealed class CamModel
{
    // Of a map that is all rounding, since what speaks for the class and against it cancel, or nothing passes through saturated activations.
    const float Nothing = 1e-6f;

    readonly CamPath path;
    readonly Layer last;
    readonly bool isActivated;

    internal CamModel(Model model, CamPath path)
    {
        this.path = path;
        var end = model.Output.Producer;
        last = end.Layer;
        // The scores before the last activation, since the probability of one class falls where scores of others rise.
        isActivated = last.LastActivation is { Name: "softmax" or "sigmoid" };
        path.End(isActivated ? [end.Inputs[0]] : [model.Output]);
    }

    /// <summary>The heat map of one image, and the class it is for.</summary>
    internal (Tensor Heat, int Class) Heatmap(Tensors image, int? classIndex)
    {
        using var scope = torch.NewDisposeScope();
        var one = LayerImages.OneImage(image, GradCam.Owner);
        Tensor maps;
        using (torch.no_grad()) maps = path.MapsOf(one);
        maps = maps.detach().requires_grad_();
        var scores = path.ScoresOf(one, maps);
        if (isActivated) scores = last.CallWithoutActivation(scores, training: false);
        if (scores.ndim != 2) throw new ArgumentException($"{GradCam.Owner}: the model must give (batch, classes). Received: scores of shape {Shape.Of(scores)}", nameof(image));
        var index = classIndex ?? (int)scores.argmax(1).item<long>();
        if (index < 0 || index >= scores.size(1)) throw new ArgumentOutOfRangeException(nameof(classIndex), $"{GradCam.Owner}: `classIndex` must be between 0 and {scores.size(1) - 1}. Received: classIndex={index}");
        var gradient = Keras.Gradients(scores[0, index], [maps])[0]
            ?? throw new ArgumentException($"{GradCam.Owner}: the score does not depend on layer \"{path.Name}\". Choose one that leads to the output. Received: layerName=\"{path.Name}\"", nameof(image));
        return (Heat(maps, gradient).MoveToOuterDisposeScope(), index);
    }

    Tensor Heat(Tensor maps, Tensor gradient)
    {
        using var noGrad = torch.no_grad();
        var isFirst = LayerImages.IsChannelsFirst(path.Layer);
        var parts = gradient.mean(isFirst ? [2, 3] : [1, 2], keepdim: true) * maps;
        var heat = parts.sum(isFirst ? 1 : 3)[0].relu();
        var (greatest, part) = (heat.max(), parts.abs().max().item<float>());
        if (!float.IsFinite(part))
            throw new ArgumentException($"{GradCam.Owner}: the maps of layer \"{path.Name}\", or the gradient in them, are not finite. Look for NaN in the image and in the model's weights.");
        return greatest.item<float>() <= Nothing * part ? torch.zeros_like(heat).cpu() : (heat / greatest).cpu();
    }
}
