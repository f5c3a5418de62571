using KerasLike.Layers;

namespace KerasLike;

/// <summary>A layer whose output is a tensor of its own that nothing looks at again, its gradient included: the only layer that takes it may write over it.</summary>
internal interface ILeavesOutput
{
    bool LeavesOutput { get; }
}

/// <summary>A layer that can write its result over an input, where nobody needs that any more: it saves memory and its way to the processor and back.</summary>
internal interface IOverwritesInput
{
    /// <summary>How many inputs it takes to write over one of them: 1 or 2, and 0 where it cannot.</summary>
    int Operands { get; }

    /// <param name="over">What is written over.</param>
    /// <param name="other">The other input, of two.</param>
    Tensor CallOver(Tensor over, Tensor? other);
}

/// <summary>Finds what the calls of a graph may write over.</summary>
internal sealed class Overwriting(Graph graph)
{
    readonly Dictionary<KerasTensor, int> uses = graph.Calls.SelectMany(c => c.Inputs).Concat(graph.Outputs).GroupBy(v => v).ToDictionary(g => g.Key, g => g.Count());

    /// <summary>Which input of a call its result may take the place of, or null.</summary>
    internal int? InputOf(LayerCall call, Func<KerasTensor, bool> isInPlace)
    {
        // A loss may want to know what made the model's output.
        if (call.Layer is not IOverwritesInput { Operands: > 0 } layer || call.Inputs.Count != layer.Operands || call.Outputs.Any(graph.Outputs.Contains)) return null;
        if (call.Inputs.Any(i => i.Shape != call.Inputs[0].Shape || i.DType != call.Inputs[0].DType)) return null;
        for (int i = 0; i < call.Inputs.Count; i++)
            if (uses[call.Inputs[i]] == 1 && call.Inputs[i].Producer is { Layer: { ActivityRegularizer: null } and ILeavesOutput { LeavesOutput: true } } && isInPlace(call.Inputs[i])) return i;
        return null;
    }
}
