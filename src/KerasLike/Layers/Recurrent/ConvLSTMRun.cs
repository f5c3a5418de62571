namespace KerasLike.Layers;

/// <summary>A <see cref="ConvLSTMCell"/> on its way through a sequence.</summary>
/// <param name="cell">The cell.</param>
/// <param name="inputMasks">What each gate drops of the input; none where nothing is dropped.</param>
/// <param name="stateMasks">What each gate drops of the state.</param>
internal sealed class ConvLSTMRun(ConvLSTMCell cell, Tensor[] inputMasks, Tensor[] stateMasks) : CellRun
{
    readonly Tensor kernel = cell.Kernel, stateKernel = cell.RecurrentKernel;
    readonly Func<Tensor, Tensor> activation = x => cell.Format.Activate(cell.Activation, x), recurrentActivation = x => cell.Format.Activate(cell.RecurrentActivation, x);

    // (batch, time, …) in Keras's order to (batch, time, …) in the kernels': all steps are one large batch.
    internal override Tensor Project(Tensor inputs)
    {
        var images = cell.Format.ToKernel(inputs.flatten(0, 1));
        if (inputMasks.Length > 0)
        {
            var steps = images.unflatten(0, inputs.size(0), inputs.size(1));
            images = SideBySide(inputMasks.Select(mask => (steps * mask.unsqueeze(1)).flatten(0, 1)));
        }
        return cell.InputWindow.Convolve(images, kernel, cell.Bias, GroupsOf(inputMasks)).unflatten(0, inputs.size(0), inputs.size(1));
    }

    internal override (Tensor Output, IReadOnlyList<Tensor> States) Step(Tensor projected, IReadOnlyList<Tensor> states)
    {
        var ofState = cell.StateWindow.Convolve(stateMasks.Length > 0 ? SideBySide(stateMasks.Select(mask => states[0] * mask)) : states[0], stateKernel, null, GroupsOf(stateMasks));
        return LstmGates.Step(projected.Plus(ofState).chunk(4, 1), states[1], activation, recurrentActivation);
    }

    // Each gate drops values of its own: what each sees, on channels of its own, for a convolution in groups.
    static Tensor SideBySide(IEnumerable<Tensor> seen) => torch.cat([.. seen], 1);

    static int GroupsOf(Tensor[] masks) => Math.Max(1, masks.Length);
}
