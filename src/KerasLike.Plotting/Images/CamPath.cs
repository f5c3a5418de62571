using KerasLike.Layers;
using KerasLike.Models;

namespace KerasLike.Plotting;

/// <summary>The way from a model's inputs to the maps of a layer and on to its end, through the models that the layer is in. Parts of a model have its weights, and are not to be disposed.</summary>
internal sealed class CamPath
{
    readonly Model model;
    readonly CamPath? inner;
    readonly LayerCall? innerCall;
    readonly Func<Tensors, Tensors> before;
    Func<Tensors, Tensors>? after;

    /// <param name="model">The model.</param>
    /// <param name="steps">The models inside it that lead to the layer, and the layer.</param>
    internal CamPath(Model model, IReadOnlyList<Layer> steps)
    {
        (this.model, Layer, Name) = (model, steps[^1], string.Join('/', steps.Select(s => s.Name)));
        if (steps.Count > 1)
        {
            var nested = (Model)steps[0];
            innerCall = model.Graph!.Calls.First(c => c.Layer == nested);
            inner = new(nested, [.. steps.Skip(1)]);
            inner.End(nested.Outputs);
        }
        before = Part(model.Inputs, innerCall is null ? Maps : (KerasTensors)innerCall.Inputs.ToArray());
    }

    /// <summary>The layer.</summary>
    internal Layer Layer { get; }

    /// <summary>Its name, after those of the models it is in: <c>backbone/conv3</c>.</summary>
    internal string Name { get; }

    // Of its call in this model: it may be a layer of others too.
    KerasTensor Maps => model.Graph!.Calls.FirstOrDefault(c => c.Layer == Layer)?.Outputs[0] ?? Layer.Output;

    /// <summary>Says where the way ends. With the model's inputs too: branches may go around the layer.</summary>
    internal void End(KerasTensors outputs) => after = Part((KerasTensor[])[.. model.Inputs, .. innerCall is null ? [Maps] : innerCall.Outputs], outputs);

    /// <summary>The maps of an image.</summary>
    internal Tensor MapsOf(Tensors inputs) => inner is null ? before(inputs).Single : inner.MapsOf(before(inputs));

    /// <summary>The end, from the image and maps of it.</summary>
    internal Tensor ScoresOf(Tensors inputs, Tensor maps) => EndOf(inputs, maps).Single;

    Tensors EndOf(Tensors inputs, Tensor maps)
    {
        IEnumerable<Tensor> between = inner is null ? [maps] : inner.EndOf(before(inputs), maps);
        return after!((Tensor[])[.. inputs, .. between]);
    }

    static Func<Tensors, Tensors> Part(KerasTensors inputs, KerasTensors outputs)
    {
        var part = new Model(inputs, outputs);
        return x => part.Apply(x, training: false);
    }
}
