using KerasLike.Layers;
using KerasLike.Models;

namespace KerasLike.Plotting;

/// <summary>A model in two parts: up to the maps of a layer, and from them to the scores of the classes.</summary>
internal sealed class CamModel
{
    // Parts of a model have its weights, and are not to be disposed.
    readonly Func<Tensor, Tensor> body;
    readonly Func<Tensor, Tensor, Tensor> head;
    readonly Layer layer, last;
    readonly bool isActivated;

    internal CamModel(Model model, Layer layer)
    {
        this.layer = layer;
        var end = model.Output.Producer;
        last = end.Layer;
        // The scores before the last activation, since the probability of one class falls where scores of others rise.
        isActivated = last.LastActivation is { Name: "softmax" or "sigmoid" };
        var toMaps = new Model(model.Inputs, layer.Output);
        // With the model's inputs too: branches may go around the layer.
        var toScores = new Model([.. model.Inputs, layer.Output], isActivated ? end.Inputs[0] : model.Output);
        body = image => toMaps.Apply(image, training: false);
        head = (image, maps) => toScores.Apply((Tensors)(image, maps), training: false).Single;
    }

    /// <summary>The heat map of one image, and the class it is for.</summary>
    internal (Tensor Heat, int Class) Heatmap(Tensors image, int? classIndex)
    {
        using var scope = torch.NewDisposeScope();
        var one = LayerImages.OneImage(image, GradCam.Owner);
        var maps = MapsOf(one);
        var scores = head(one, maps);
        if (isActivated) scores = last.CallWithoutActivation(scores, training: false);
        if (scores.ndim != 2) throw new ArgumentException($"{GradCam.Owner}: the model must give (batch, classes). Received: scores of shape {Shape.Of(scores)}", nameof(image));
        var index = classIndex ?? (int)scores.argmax(1).item<long>();
        if (index < 0 || index >= scores.size(1)) throw new ArgumentOutOfRangeException(nameof(classIndex), $"{GradCam.Owner}: `classIndex` must be between 0 and {scores.size(1) - 1}. Received: classIndex={index}");
        var gradient = Keras.Gradients(scores[0, index], [maps])[0]
            ?? throw new ArgumentException($"{GradCam.Owner}: the score does not depend on layer \"{layer.Name}\". Choose one that leads to the output. Received: layerName=\"{layer.Name}\"", nameof(image));
        return (Heat(maps, gradient).MoveToOuterDisposeScope(), index);
    }

    Tensor MapsOf(Tensor image)
    {
        Tensor maps;
        using (torch.no_grad()) maps = body(image);
        return maps.detach().requires_grad_();
    }

    Tensor Heat(Tensor maps, Tensor gradient)
    {
        using var noGrad = torch.no_grad();
        var isFirst = LayerImages.IsChannelsFirst(layer);
        var weights = gradient.mean(isFirst ? [2, 3] : [1, 2], keepdim: true);
        var heat = (weights * maps).sum(isFirst ? 1 : 3)[0].relu();
        var greatest = heat.max();
        return torch.where(greatest.gt(Scalars.Zero), heat / greatest, heat).cpu();
    }
}
