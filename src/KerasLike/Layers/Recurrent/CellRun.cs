namespace KerasLike.Layers;

/// <summary>A cell on its way through a sequence: what does not depend on the state is computed for all steps at once, the rest step by step.</summary>
internal abstract class CellRun
{
    /// <summary>What the steps need of the inputs, computed over all steps: (batch, time, features) to (batch, time, …).</summary>
    internal virtual Tensor Project(Tensor inputs) => inputs;

    /// <summary>One step.</summary>
    /// <param name="projected">What <see cref="Project"/> made of the step's input.</param>
    /// <param name="states">The states after the step before.</param>
    internal abstract (Tensor Output, IReadOnlyList<Tensor> States) Step(Tensor projected, IReadOnlyList<Tensor> states);
}
