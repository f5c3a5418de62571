using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>A recurrent layer for each direction of a sequence, and one output of both.</summary>
internal static class Directions
{
    internal static readonly string[] MergeModes = ["concat", "sum", "mul", "ave"];

    /// <summary>A copy of a layer for one direction. As in Keras, steps that are padding give 0 there where all steps are returned.</summary>
    internal static RecurrentLayer Copy(RecurrentLayer layer, string prefix, bool goBackwards)
    {
        var config = layer.GetConfig();
        config["name"] = prefix + (layer.Name.StartsWith(prefix, StringComparison.Ordinal) ? layer.Name[prefix.Length..] : layer.Name);
        (config["go_backwards"], config["zero_output_for_mask"]) = (goBackwards, layer.ReturnSequences);
        return (RecurrentLayer)Config.Create(layer.GetType(), config);
    }

    /// <summary>Refuses layers that do not fit together.</summary>
    internal static void RequireFit(string owner, RecurrentLayer forward, RecurrentLayer backward)
    {
        ArgumentException Different(string name, string expected, bool a, bool b) => new($"{owner}: the forward and the backward layer must have {expected} of `{name}`. Received: forward {name}={Said(a)}, backward {name}={Said(b)}");
        static string Said(bool value) => value ? "true" : "false";
        if (forward.GoBackwards == backward.GoBackwards) throw Different("goBackwards", "different values", forward.GoBackwards, backward.GoBackwards);
        foreach (var (name, a, b) in new[] { ("stateful", forward.Stateful, backward.Stateful), ("returnSequences", forward.ReturnSequences, backward.ReturnSequences), ("returnState", forward.ReturnState, backward.ReturnState) })
            if (a != b) throw Different(name, "the same value", a, b);
    }

    /// <summary>What both layers gave, the backward one's steps turned round: the outputs, as one or both, and the states.</summary>
    internal static Tensors Outputs(RecurrentLayer layer, string? mode, Tensors forward, Tensors backward)
    {
        var (y, reversed) = (forward[0], layer.ReturnSequences ? backward[0].flip(1) : backward[0]);
        Tensor[] outputs = mode is null ? [y, reversed] : [Merge(mode, y, reversed)];
        return layer.ReturnState ? new([.. outputs, .. ((IEnumerable<Tensor>)forward).Skip(1), .. ((IEnumerable<Tensor>)backward).Skip(1)]) : new(outputs);
    }

    /// <summary>The shape of an output of both directions.</summary>
    internal static Shape Merge(string? mode, Shape one) => mode == "concat" ? one.With(-1, one[^1] * 2) : one;

    static Tensor Merge(string mode, Tensor forward, Tensor backward) => mode switch
    {
        "concat" => torch.cat([forward, backward], -1),
        "sum" => forward.Plus(backward),
        "ave" => forward.Plus(backward).mul(Scalars.Half),
        _ => forward.mul(backward),
    };
}
