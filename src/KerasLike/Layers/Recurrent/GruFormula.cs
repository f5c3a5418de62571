namespace KerasLike.Layers;

/// <summary>What <see cref="GruKernel"/> computes, written in tensors.</summary>
internal static class GruFormula
{
    internal static Tensor States(Tensor projected, Tensor h, Tensor recurrent, Tensor? bias)
    {
        List<Tensor> states = [h];
        foreach (var input in projected.unbind(1))
        {
            var (ofInput, ofState) = (input.chunk(3, -1), functional.linear(states[^1], recurrent, bias).chunk(3, -1));
            var (update, reset) = (ofInput[0].Plus(ofState[0]).sigmoid(), ofInput[1].Plus(ofState[1]).sigmoid());
            var candidate = ofInput[2].Plus(reset * ofState[2]).tanh();
            states.Add(candidate.Plus(update * states[^1].sub(candidate)));
        }
        return torch.stack(states);
    }
}
