using System.Runtime.InteropServices;
using KerasLike.Native;

namespace KerasLike.Optimizers;

/// <summary>Backward, and what it leaves on the weights.</summary>
internal static class Gradients
{
    internal static void Backward(Tensor loss, IReadOnlyList<Variable> variables)
    {
        Clear(variables);
        if (!loss.requires_grad)
            throw new InvalidOperationException("The loss does not depend on a trainable weight, so there is nothing to minimize. Check that the model has trainable weights and that the loss is computed from its output with TorchSharp operations.");
        try
        {
            loss.backward();
        }
        catch (ExternalException e)
        {
            throw new InvalidOperationException($"The gradient of the loss cannot be computed: {e.Message.Split('\n')[0]} Received: loss of shape {Shape.Of(loss)}", e);
        }
    }

    /// <summary>A gradient that came from elsewhere, in the type and memory order of its weight, as backward leaves them.</summary>
    internal static Tensor? Align(Tensor? gradient, Variable variable)
    {
        if (gradient is null) return null;
        if (Shape.Of(gradient) != Shape.Of(variable.Tensor))
            throw new ArgumentException($"Variable \"{variable.Path}\": its gradient must have shape {Shape.Of(variable.Tensor)}. Received: shape {Shape.Of(gradient)}", nameof(gradient));
        using var noGrad = torch.no_grad();
        return torch.empty_like(variable.Tensor).copy_(gradient);
    }

    /// <summary>Drops the gradients of weights, so that the next backward starts anew.</summary>
    internal static void Clear(IReadOnlyList<Variable> variables)
    {
        foreach (var variable in variables) NativeTensor.SetGradient(variable.Tensor.Handle, 0);
    }
}
