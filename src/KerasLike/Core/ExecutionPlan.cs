using System.Runtime.InteropServices;
using KerasLike.Activations;
using KerasLike.Layers;

namespace KerasLike;

/// <summary>
/// A graph as a flat list of steps over numbered slots, made once: which layer, which slots in and out, where images turn their axes, and which values
/// nobody needs any more. Running it looks nothing up.
/// </summary>
internal sealed class ExecutionPlan
{
    readonly List<Step> steps = [];
    readonly int[] inputSlots, outputSlots;
    readonly GraphInput[] inputs;
    readonly string[]? outputNames;
    readonly int slotCount;
    readonly Step.Narrow? activating;

    internal ExecutionPlan(Graph graph)
    {
        var builder = new PlanBuilder(graph, steps);
        inputs = [.. graph.Inputs.Select((i, at) => new GraphInput(graph.Owner, i, graph.Inputs.Names?[at] ?? i.Producer.Layer.Name, graph.Calls.Where(c => c.Inputs.Contains(i)).Select(c => c.Layer)))];
        inputSlots = [.. graph.Inputs.Select(i => builder.SlotOf(i, channelsFirst: false))];
        outputSlots = [.. graph.Outputs.Select(o => builder.SlotOf(o, channelsFirst: false))];
        outputNames = graph.Outputs.Names as string[];
        builder.FindLastUses(inputSlots, outputSlots);
        slotCount = builder.SlotCount;
        if (graph.Outputs is [var output] && steps.FindLast(s => s is Step.Narrow) is Step.Narrow last && last.Layer == output.Producer.Layer && last.Layer.ActivityRegularizer is null
            && (last.Layer.LastActivation == ActivationFunction.Softmax || last.Layer.LastActivation == ActivationFunction.Sigmoid))
            (activating, LastActivation) = (last, last.Layer.LastActivation);
    }

    /// <summary>The steps, in order.</summary>
    internal IReadOnlyList<Step> Steps => steps;

    /// <summary>The softmax or sigmoid that makes the only output, or null.</summary>
    internal ActivationFunction? LastActivation { get; }

    internal Tensors Run(Tensors values, CallContext context, bool toLogits)
    {
        var slots = new Tensor[slotCount];
        if (values.Names is not null) values = GraphInput.ByName(inputs, values);
        if (values.Count != inputSlots.Length) throw GraphInput.WrongNumber(inputs, values);
        for (int i = 0; i < inputSlots.Length; i++) slots[inputSlots[i]] = inputs[i].Take(values[i]);
        // Gradients need what came before: only prediction frees values on the way.
        var frees = !torch.is_grad_enabled();
        foreach (var step in CollectionsMarshal.AsSpan(steps))
        {
            try
            {
                if (toLogits && step == activating) activating.RunToLogits(slots, context);
                else step.Run(slots, context);
            }
            catch (ExternalException e)
            {
                throw LayerInputs.NativeFailure(step.Layer, e, new Tensors(step.Inputs.Select(s => slots[s])));
            }
            if (FiniteCheck.IsOn) FiniteCheck.Output(step.Layer, new(step.Inputs.Select(s => slots[s])), new(step.Outputs.Select(s => slots[s])));
            if (frees) step.FreeInputs(slots);
        }
        return outputSlots.Length == 1 && outputNames is null ? slots[outputSlots[0]] : new Tensors(Array.ConvertAll(outputSlots, s => slots[s]), outputNames);
    }
}
