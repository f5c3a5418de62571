using KerasLike.Layers;

namespace KerasLike;

/// <summary>Turns a graph into steps: gives each value a slot, or two where it is wanted in both orders of axes, and places the turns between them.</summary>
internal sealed class PlanBuilder
{
    readonly List<Step> steps;
    readonly Overwriting overwriting;
    readonly Dictionary<(KerasTensor Value, bool ChannelsFirst), int> slots = [];

    internal PlanBuilder(Graph graph, List<Step> steps)
    {
        (this.steps, overwriting) = (steps, new(graph));
        foreach (var input in graph.Inputs) NewSlot(input, channelsFirst: false);
        foreach (var call in graph.Calls)
        {
            call.Layer.GivesOutput = call.Outputs.Any(graph.Outputs.Contains);
            Add(call);
        }
    }

    internal int SlotCount => slots.Count;

    /// <summary>The slot of a value in one order of axes; adds the turn to it if there is none yet.</summary>
    internal int SlotOf(KerasTensor value, bool channelsFirst, Layer? consumer = null)
    {
        channelsFirst &= HasSpatialAxes(value);
        if (slots.TryGetValue((value, channelsFirst), out var slot)) return slot;
        var other = slots[(value, !channelsFirst)];
        slot = NewSlot(value, channelsFirst);
        steps.Add(new Step.Turn(consumer ?? value.Producer.Layer, other, slot, channelsFirst, value.Shape.Rank));
        return slot;
    }

    /// <summary>Tells each step which of its inputs no later step and no output needs.</summary>
    internal void FindLastUses(int[] inputs, int[] outputs)
    {
        var needed = outputs.ToHashSet();
        foreach (var step in Enumerable.Reverse(steps))
        {
            step.SetLastUses(step.Inputs.Distinct().Where(s => !needed.Contains(s) && !inputs.Contains(s)));
            needed.UnionWith(step.Inputs);
        }
    }

    void Add(LayerCall call)
    {
        if (call.Inputs.Count > 1 || call.Outputs.Count > 1 || call.Arguments.Options is not null || LayerMethods.Of(call.Layer).IsWide || call.Layer.SubLayers.Count > 0)
        {
            var turned = call.Layer.Layout == ImageLayout.Any && ComeTurned(call);
            var over = overwriting.InputOf(call, value => IsWhole(value, turned));
            var inputs = call.Inputs.Select(i => SlotOf(i, turned, call.Layer)).ToArray();
            steps.Add(new Step.Wide(call.Layer, inputs, [.. call.Outputs.Select(o => NewSlot(o, turned))], call.Arguments, over));
            return;
        }
        var (input, output) = (call.Inputs[0], call.Outputs[0]);
        var channelsFirst = call.Layer.Layout switch
        {
            ImageLayout.ChannelsFirst => true,
            ImageLayout.Any => ComeTurned(call),
            _ => false,
        };
        var overwrites = overwriting.InputOf(call, value => IsWhole(value, channelsFirst)) is not null;
        var from = SlotOf(input, channelsFirst, call.Layer);
        steps.Add(new Step.Narrow(call.Layer, from, NewSlot(output, channelsFirst), call.Arguments.Training, channelsFirst, overwrites));
    }

    // Layers that look at each element by itself take images of one shape as they come.
    bool ComeTurned(LayerCall call) => call.Inputs.All(i => i.Shape == call.Inputs[0].Shape) && call.Inputs.Any(i => slots.ContainsKey((i, true)));

    // Whether a value is there in one order of axes only, as the layer made it. What kernels gave is a view in Keras's order.
    bool IsWhole(KerasTensor value, bool channelsFirst) =>
        !HasSpatialAxes(value) || (slots.ContainsKey((value, channelsFirst)) && !slots.ContainsKey((value, !channelsFirst)) && (channelsFirst || value.Producer.Layer.Layout == ImageLayout.Any));

    int NewSlot(KerasTensor value, bool channelsFirst)
    {
        slots.Add((value, channelsFirst && HasSpatialAxes(value)), slots.Count);
        return slots.Count - 1;
    }

    // Without them both orders are one.
    static bool HasSpatialAxes(KerasTensor value) => value.Shape.Rank > 2;
}
