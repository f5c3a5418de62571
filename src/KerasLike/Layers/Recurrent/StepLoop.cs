namespace KerasLike.Layers;

/// <summary>The general loop of recurrent layers, a step at a time.</summary>
internal static class StepLoop
{
    /// <summary>Runs a cell over a sequence: the last output, those of all steps where they are wanted, and the last states.</summary>
    /// <param name="run">The cell on its way.</param>
    /// <param name="sequences">(batch, steps, …).</param>
    /// <param name="states">The states to begin with.</param>
    /// <param name="mask">False where a step is padding, which leaves the states as they are; or null.</param>
    /// <param name="zeroOutputForMask">Whether the output of padding is zero, or the step before's.</param>
    /// <param name="wantsAll">Whether all outputs are wanted.</param>
    internal static (Tensor Last, List<Tensor>? Outputs, IReadOnlyList<Tensor> States) Run(CellRun run, Tensor sequences, IReadOnlyList<Tensor> states, Tensor? mask, bool zeroOutputForMask, bool wantsAll)
    {
        var inputs = run.Project(sequences).unbind(1);
        var masks = mask?.unbind(1);
        List<Tensor>? outputs = wantsAll ? [] : null;
        Tensor? last = null;
        for (int t = 0; t < inputs.Length; t++)
        {
            var (output, next) = run.Step(inputs[t], states);
            if (masks is null) (last, states) = (output, next);
            else
            {
                var otherwise = zeroOutputForMask || last is null ? torch.zeros_like(output) : last;
                last = Where(masks[t], output, otherwise);
                states = [.. next.Zip(states, (now, before) => Where(masks[t], now, before))];
            }
            outputs?.Add(last);
        }
        return (last!, outputs, states);
    }

    static Tensor Where(Tensor mask, Tensor then, Tensor otherwise) =>
        torch.where(mask.reshape([-1, .. Enumerable.Repeat(1L, (int)then.ndim - 1)]), then, otherwise);
}
