using KerasLike.Layers;

namespace KerasLike;

/// <summary>
/// Finds the calls between inputs and outputs, each after those it needs, and the order in which Keras lists, counts and saves their layers: by the number of
/// calls between them and the outputs, and where that is equal in the order of a walk from the outputs.
/// </summary>
internal sealed class GraphOrder
{
    readonly Dictionary<Layer, int> walk = [];
    readonly List<LayerCall> calls = [];

    internal GraphOrder(string owner, IReadOnlyList<KerasTensor> inputs, IReadOnlyList<KerasTensor> outputs)
    {
        Walk(owner, inputs, outputs);
        // Inputs that nothing uses.
        foreach (var unused in inputs.Select(i => i.Producer).Where(c => c.IsInput && !calls.Contains(c)))
        {
            calls.Insert(0, unused);
            walk.TryAdd(unused.Layer, -1);
        }
    }

    /// <summary>The calls, those of input layers too.</summary>
    internal IReadOnlyList<LayerCall> Calls => calls;

    internal IReadOnlyList<Layer> Layers()
    {
        var (ofCalls, ofLayers) = (new Dictionary<LayerCall, int>(), new Dictionary<Layer, int>());
        foreach (var call in Enumerable.Reverse(calls))
        {
            var depth = Math.Max(ofCalls.GetValueOrDefault(call), ofLayers.GetValueOrDefault(call.Layer));
            (ofCalls[call], ofLayers[call.Layer]) = (depth, depth);
            foreach (var before in call.Inputs.Select(i => i.Producer)) ofCalls[before] = Math.Max(depth + 1, ofCalls.GetValueOrDefault(before));
        }
        return [.. ofLayers.OrderByDescending(l => l.Value).ThenBy(l => walk[l.Key]).Select(l => l.Key)];
    }

    // An explicit stack: a graph may be deeper than the thread's.
    void Walk(string owner, IReadOnlyList<KerasTensor> inputs, IReadOnlyList<KerasTensor> outputs)
    {
        var known = inputs.ToHashSet();
        var done = new HashSet<LayerCall>();
        var open = new Stack<(LayerCall Call, bool InputsDone)>();
        void Push(IEnumerable<KerasTensor> tensors)
        {
            foreach (var tensor in tensors.Reverse().Where(t => !done.Contains(t.Producer) && (t.Producer.IsInput || !known.Contains(t)))) open.Push((tensor.Producer, false));
        }
        Push(outputs);
        while (open.TryPop(out var top))
        {
            var (call, inputsDone) = top;
            if (done.Contains(call)) continue;
            if (inputsDone)
            {
                done.Add(call);
                calls.Add(call);
                continue;
            }
            if (call.IsInput && !known.Contains(call.Outputs[0]))
                throw new ArgumentException($"{owner}: the graph is disconnected: its outputs need the input \"{call.Layer.Name}\" {call.Outputs[0].Shape}, which is not among the inputs. Received: inputs {string.Join(", ", inputs.Select(i => $"\"{i.Producer.Layer.Name}\""))}");
            walk.TryAdd(call.Layer, walk.Count);
            open.Push((call, true));
            Push(call.Inputs);
        }
    }
}
