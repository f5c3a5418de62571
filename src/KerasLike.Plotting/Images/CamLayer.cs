using KerasLike.Layers;
using KerasLike.Models;

namespace KerasLike.Plotting;

/// <summary>Finds the layer to look at, also in models that are layers of the model.</summary>
internal static class CamLayer
{
    /// <summary>By name, <c>conv3</c> or <c>backbone/conv3</c>; without one the last convolution whose output has a height and a width.</summary>
    internal static CamPath Find(Model model, string? name, string owner)
    {
        Check.NotNull(model, owner);
        if (model.Graph is null) throw new ArgumentException($"{owner}: the model must be made of a graph of layers. Received: {model.Description}, whose class says what it does", nameof(model));
        if (name is null)
            return Paths(model).LastOrDefault(p => p[^1] is ConvolutionLayer && p[^1].Output.Shape.Rank == 4) is { } last ? new(model, last)
                : throw new ArgumentException($"{owner}: {model.Description} has no convolution over images among its layers. Name the layer to look at.", nameof(model));
        var steps = Named(model, name, owner);
        return steps[^1].Output.Shape.Rank == 4 ? new(model, steps)
            : throw new ArgumentException($"{owner}: the maps of a layer are (batch, height, width, channels). Received: layer \"{name}\", whose output is {steps[^1].Output.Shape}", nameof(name));
    }

    // A layer of the model itself comes before those of models in it.
    static List<Layer> Named(Model model, string name, string owner)
    {
        var found = Paths(model).Where(p => Name(p) == name).Take(1).ToList();
        if (found.Count == 0) found = [.. Paths(model).Where(p => p[^1].Name == name)];
        return found.Count == 1 ? found[0]
            : found.Count == 0 ? throw new ArgumentException($"{owner}: {model.Description} has no layer of that name, nor have models in it. Received: layerName=\"{name}\". Layers: {string.Join(", ", Paths(model).Select(Name))}", nameof(name))
            : throw new ArgumentException($"{owner}: several models have a layer of that name. Received: layerName=\"{name}\". Choose one of {string.Join(", ", found.Select(p => $"\"{Name(p)}\""))}", nameof(name));
    }

    static string Name(List<Layer> path) => string.Join('/', path.Select(l => l.Name));

    // In the order of layers, those of a model before what comes after the model.
    static IEnumerable<List<Layer>> Paths(Model model) => model.Layers.SelectMany(layer => layer is Model { Graph: not null } nested
        ? Paths(nested).Select(p => (List<Layer>)[layer, .. p]).Append([layer]) : [[layer]]);
}
