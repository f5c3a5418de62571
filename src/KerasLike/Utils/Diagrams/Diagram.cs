using KerasLike.Activations;
using KerasLike.Layers;
using KerasLike.Models;

namespace KerasLike;

/// <summary>A model as boxes and arrows: as Keras draws it, a box for each layer, and one for a model whose class says what it does.</summary>
internal sealed class Diagram
{
    readonly Dictionary<Layer, DiagramNode> boxes = [];
    readonly List<DiagramNode> nodes = [];
    readonly HashSet<(DiagramNode, DiagramNode)> edges = [];

    Diagram(Network model, DiagramOptions options, string owner, string prefix)
    {
        if (!model.Built) throw new ArgumentException($"{owner}: {model.Description} is not built, so what it is made of is not known yet. Give its first layer an inputShape, or call it on data.", nameof(model));
        Name = model.Name;
        if (model.Graph is not { } graph)
        {
            nodes.Add(Box(model, null, options, $"{prefix}0"));
            return;
        }
        var calls = graph.Calls.GroupBy(c => c.Layer).ToDictionary(g => g.Key, g => g.First());
        foreach (var layer in model.Layers) nodes.Add(boxes[layer] = Box(layer, calls.GetValueOrDefault(layer), options, $"{prefix}{nodes.Count}", owner));
        foreach (var call in graph.Calls)
            for (int i = 0; i < call.Inputs.Count; i++)
                // A stack shows no box for its input.
                if (boxes.ContainsKey(call.Inputs[i].Producer.Layer)) edges.Add((Source(this, call.Inputs[i]), Target(this, call.Layer, i)));
        Outputs = [.. graph.Outputs.Select(o => Source(this, o)).Distinct()];
        Inputs = model is Sequential ? [Target(this, model.Layers[0], 0)] : [.. graph.Inputs.Select(i => boxes[i.Producer.Layer])];
    }

    internal string Name { get; }

    /// <summary>The boxes, models that are shown with their layers among them.</summary>
    internal IReadOnlyList<DiagramNode> Nodes => nodes;

    /// <summary>The arrows, each between boxes of layers, which may lie deeper than this diagram's.</summary>
    internal IEnumerable<(DiagramNode From, DiagramNode To)> Edges => edges;

    /// <summary>The boxes where data enters.</summary>
    internal IReadOnlyList<DiagramNode> Inputs { get; } = [];

    /// <summary>The boxes where data leaves.</summary>
    internal IReadOnlyList<DiagramNode> Outputs { get; } = [];

    internal static Diagram Of(Network model, DiagramOptions options, string owner) => new(Check.NotNull(model, owner), options, owner, "n");

    static DiagramNode Source(Diagram diagram, KerasTensor tensor)
    {
        var layer = tensor.Producer.Layer;
        var box = diagram.boxes[layer];
        return box.Inside is { } inside ? Source(inside, ((Network)layer).Graph!.Outputs[tensor.Index]) : box;
    }

    static DiagramNode Target(Diagram diagram, Layer layer, int input)
    {
        var box = diagram.boxes[layer];
        if (box.Inside is not { } inside) return box;
        return layer is Sequential stack ? Target(inside, stack.Layers[0], 0) : inside.boxes[((Network)layer).Graph!.Inputs[input].Producer.Layer];
    }

    static DiagramNode Box(Layer layer, LayerCall? call, DiagramOptions options, string id, string owner = "") => new(id, layer.Name, layer is Operation operation ? operation.Function : layer.GetType().Name)
    {
        ShowsName = options.LayerNames,
        Activation = options.Activations ? ActivationOf(layer)?.Name : null,
        Cells = [.. Cells(layer, call, options)],
        Inside = options.ExpandNested && layer is Network { Graph: not null } nested ? new(nested, options, owner, $"{id}_") : null,
    };

    static ActivationFunction? ActivationOf(Layer layer) => (layer as Activation)?.Function ?? layer.GetType().GetProperty("Activation")?.GetValue(layer) as ActivationFunction;

    static IEnumerable<DiagramCell> Cells(Layer layer, LayerCall? call, DiagramOptions options)
    {
        call ??= layer.Calls.Count > 0 ? layer.Calls[0] : null;
        if (options.Shapes && layer is not InputLayer) yield return new("Input shape", Shapes(call?.Inputs));
        var outputs = layer is InputLayer input ? [input.Tensor] : call?.Outputs;
        if (options.Shapes) yield return new("Output shape", Shapes(outputs));
        if (options.DType) yield return new("Output dtype", outputs is null ? "?" : string.Join(", ", outputs.Select(o => DTypes.Name(o.DType)).Distinct()));
        if (options.Trainable && layer.Weights.Count > 0) yield return layer.Trainable ? new("", "Trainable", DiagramCellKind.Trainable) : new("", "Non-trainable", DiagramCellKind.NotTrainable);
    }

    static string Shapes(IReadOnlyList<KerasTensor>? tensors) => tensors is null ? "?" : tensors is [var one] ? one.Shape.ToString() : $"[{string.Join(", ", tensors.Select(t => t.Shape))}]";
}
