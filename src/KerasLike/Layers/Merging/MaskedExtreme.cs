namespace KerasLike.Layers;

/// <summary>The greatest or least of tensors, where a step that is padding in one takes the values of the others.</summary>
internal static class MaskedExtreme
{
    internal static Tensor Of(Tensor[] inputs, Func<Tensor, Tensor, Tensor> better)
    {
        var (output, outputMask) = (inputs[0], Masks.Of(inputs[0])?.unsqueeze(-1));
        foreach (var next in inputs.Skip(1))
        {
            var mask = Masks.Of(next)?.unsqueeze(-1);
            var other = mask is null ? next : torch.where(mask, next, output);
            if (outputMask is not null) output = torch.where(outputMask, output, other);
            outputMask = mask is null || outputMask is null ? null : outputMask.logical_or(mask);
            output = better(output, other);
        }
        return output;
    }
}
