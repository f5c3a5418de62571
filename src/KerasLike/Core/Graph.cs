using KerasLike.Activations;
using KerasLike.Layers;

namespace KerasLike;

/// <summary>The layer calls between the inputs and the outputs of a model, in an order in which each comes after those it needs.</summary>
internal sealed class Graph
{
    ExecutionPlan? plan;

    internal Graph(string owner, IReadOnlyList<KerasTensor> inputs, IReadOnlyList<KerasTensor> outputs)
    {
        (Owner, Inputs, Outputs) = (owner, inputs, outputs);
        Calls = Sort(owner, inputs, outputs);
        Layers = [.. inputs.Select(i => i.Producer.Layer).Concat(Calls.Select(c => c.Layer)).Distinct()];
    }

    /// <summary>The model, as messages name it.</summary>
    internal string Owner { get; }

    internal IReadOnlyList<KerasTensor> Inputs { get; }

    internal IReadOnlyList<KerasTensor> Outputs { get; }

    /// <summary>The calls, sorted, without those of input layers.</summary>
    internal IReadOnlyList<LayerCall> Calls { get; }

    /// <summary>The layers called, each once, input layers first.</summary>
    internal IReadOnlyList<Layer> Layers { get; }

    /// <summary>The softmax or sigmoid that makes the only output, or null.</summary>
    internal ActivationFunction? LastActivation => Plan.LastActivation;

    ExecutionPlan Plan => plan ??= new(this);

    /// <summary>Computes the outputs.</summary>
    internal Tensors Run(Tensors inputs, CallContext context) => Plan.Run(inputs, context, toLogits: false);

    /// <summary>Computes what the last activation would be given.</summary>
    internal Tensors RunToLogits(Tensors inputs, CallContext context) => Plan.Run(inputs, context, toLogits: true);

    static List<LayerCall> Sort(string owner, IReadOnlyList<KerasTensor> inputs, IReadOnlyList<KerasTensor> outputs)
    {
        var sorted = new List<LayerCall>();
        var done = new HashSet<LayerCall>();
        var known = inputs.ToHashSet();
        // An explicit stack: a graph may be deeper than the thread's.
        var open = new Stack<(LayerCall Call, bool InputsDone)>();
        foreach (var output in outputs.Reverse().Where(o => !known.Contains(o))) open.Push((output.Producer, false));
        while (open.TryPop(out var top))
        {
            var (call, inputsDone) = top;
            if (done.Contains(call)) continue;
            if (call.Inputs.Count == 0)
                throw new ArgumentException($"{owner}: the graph is disconnected: its outputs need the input \"{call.Layer.Name}\" {call.Outputs[0].Shape}, which is not among the inputs. Received: inputs {string.Join(", ", inputs.Select(i => $"\"{i.Producer.Layer.Name}\""))}");
            if (inputsDone)
            {
                done.Add(call);
                sorted.Add(call);
                continue;
            }
            open.Push((call, true));
            foreach (var input in call.Inputs.Reverse().Where(i => !known.Contains(i) && !done.Contains(i.Producer))) open.Push((input.Producer, false));
        }
        return sorted;
    }
}
