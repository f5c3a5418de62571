using System.Runtime.InteropServices;
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
    readonly KerasTensor[] inputs;
    readonly int slotCount;

    internal ExecutionPlan(Graph graph)
    {
        var builder = new PlanBuilder(graph, steps);
        inputs = [.. graph.Inputs];
        inputSlots = [.. graph.Inputs.Select(i => builder.SlotOf(i, channelsFirst: false))];
        outputSlots = [.. graph.Outputs.Select(o => builder.SlotOf(o, channelsFirst: false))];
        builder.FindLastUses(outputSlots);
        slotCount = builder.SlotCount;
    }

    internal Tensors Run(Tensors values, CallContext context)
    {
        var slots = new Tensor[slotCount];
        for (int i = 0; i < inputSlots.Length; i++) slots[inputSlots[i]] = Fit(values[i], inputs[i]);
        // Gradients need what came before: only prediction frees values on the way.
        var frees = !torch.is_grad_enabled();
        foreach (var step in CollectionsMarshal.AsSpan(steps))
        {
            try
            {
                step.Run(slots, context);
            }
            catch (ExternalException e)
            {
                throw step.Layer.NativeFailure(e, new Tensors(step.Inputs.Select(s => slots[s])));
            }
            if (frees) step.FreeInputs(slots);
        }
        return outputSlots.Length == 1 ? slots[outputSlots[0]] : new Tensors(outputSlots.Select(s => slots[s]));
    }

    // Keras's leniency: a last axis of size 1 may be missing or too many.
    static Tensor Fit(Tensor value, KerasTensor input)
    {
        if (value.ndim == input.Shape.Rank + 1 && value.size(-1) == 1) value = value.squeeze(-1);
        else if (value.ndim == input.Shape.Rank - 1 && input.Shape[^1] == 1) value = value.unsqueeze(-1);
        return value.dtype == input.DType ? value : value.to_type(input.DType);
    }
}
