using System.Runtime.InteropServices;
using KerasLike.Native;

namespace KerasLike.Optimizers;

/// <summary>Backward, and what it leaves on the weights.</summary>
internal static class Gradients
{
    internal static void Backward(Tensor loss, IReadOnlyList<Variable> variables)
    {
        Clear(variables);
        if (!loss.requires_grad) throw Independent();
        GradientNodes.Failure = null;
        NativeTensor.Backward(loss.Handle);
        GC.KeepAlive(loss);
        try
        {
            torch.CheckForErrors();
        }
        catch (ExternalException e)
        {
            throw Failure(loss, e);
        }
    }

    /// <summary>The gradients that backward left on weights.</summary>
    internal static Tensor?[] Left(IReadOnlyList<Variable> variables)
    {
        var gradients = new Tensor?[variables.Count];
        for (int i = 0; i < gradients.Length; i++) gradients[i] = variables[i].Tensor.grad;
        return gradients;
    }

    /// <summary>The gradients of a loss with respect to tensors, and to nothing else; null for one that it does not depend on. What tensors hold as their gradient stays.</summary>
    internal static Tensor?[] Of(Tensor loss, IReadOnlyList<Tensor> tensors, bool retainGraph)
    {
        var asked = tensors.Where(t => t.requires_grad).Distinct().ToList();
        var before = asked.Select(t => t.grad).ToList();
        Clear(asked);
        try
        {
            if (!loss.requires_grad) throw Independent();
            GradientNodes.Failure = null;
            torch.autograd.backward([loss], retain_graph: retainGraph, inputs: asked);
            return [.. tensors.Select(t => t.requires_grad ? t.grad : null)];
        }
        catch (ExternalException e)
        {
            throw Failure(loss, e);
        }
        finally
        {
            foreach (var (tensor, old) in asked.Zip(before)) NativeTensor.SetGradient(tensor.Handle, old?.Handle ?? 0);
        }
    }

    static InvalidOperationException Independent() =>
        new("The loss does not depend on a trainable weight, so there is nothing to minimize. Check that the model has trainable weights and that the loss is computed from its output with TorchSharp operations.");

    static InvalidOperationException Failure(Tensor loss, Exception e)
    {
        (e, GradientNodes.Failure) = (GradientNodes.Failure ?? e, null);
        var cure = e.Message.Contains("second time", StringComparison.Ordinal) ? " Make the tape persistent, or say retainGraph: true, to ask more than once." : "";
        return new($"The gradient of the loss cannot be computed: {e.Message.Split('\n')[0]}{cure} Received: loss of shape {Shape.Of(loss)}", e);
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
        for (int i = 0; i < variables.Count; i++) NativeTensor.SetGradient(variables[i].Tensor.Handle, 0);
    }

    static void Clear(List<Tensor> tensors)
    {
        foreach (var tensor in tensors) NativeTensor.SetGradient(tensor.Handle, 0);
    }
}
