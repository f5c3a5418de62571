using System.Runtime.CompilerServices;
using KerasLike.Layers;

namespace KerasLike;

/// <summary>
/// Which steps of a sequence are there and which are padding: a mask of truth values that goes along with a tensor from layer to layer, from an
/// <c>Embedding</c> or <c>Masking</c> to the loss.
/// </summary>
internal static class Masks
{
    static readonly ConditionalWeakTable<Tensor, Tensor> table = [];
    static readonly ConditionalWeakTable<Layer, object> warned = [];

    /// <summary>Whether any tensor ever had a mask: most programs never look one up.</summary>
    internal static bool EverUsed { get; private set; }

    internal static Tensor? Of(Tensor tensor) => EverUsed && table.TryGetValue(tensor, out var mask) ? mask : null;

    /// <summary>Gives a tensor a mask.</summary>
    /// <returns>The tensor.</returns>
    internal static Tensor Set(Tensor tensor, Tensor mask)
    {
        EverUsed = true;
        table.AddOrUpdate(tensor, mask);
        return tensor;
    }

    /// <summary>The tensor with a mask, which the tensor itself does not get: another call may have another.</summary>
    internal static Tensor With(Tensor tensor, Tensor mask)
    {
        var masked = tensor.alias();
        Set(masked, mask);
        return masked;
    }

    /// <summary>The tensor by itself, for the layers inside one that has taken its mask into account.</summary>
    internal static Tensor Without(Tensor tensor) => Of(tensor) is null ? tensor : tensor.alias();

    /// <summary>Gives what a conversion made the mask of what it was made of, converted too where that is needed.</summary>
    internal static Tensor Keep(Tensor from, Tensor to, Func<Tensor, Tensor>? convert = null)
    {
        if (!ReferenceEquals(from, to) && Of(from) is { } mask) Set(to, convert is null ? mask : convert(mask));
        return to;
    }

    /// <summary>Gives the output of a layer the mask that the layer makes, or hands on.</summary>
    internal static void Pass(Layer layer, Tensors inputs, Tensors outputs)
    {
        if (!EverUsed && !layer.MakesMask) return;
        var masks = ((IEnumerable<Tensor>)inputs).Select(Of).ToList();
        if (!layer.SupportsMasking)
        {
            if (masks.Exists(m => m is not null) && layer is not Models.Model && warned.TryAdd(layer, layer))
                Warnings.Write($"{layer.Description} does not support masking, so the mask of its input ends there, and the layers after it treat padding as data.");
            return;
        }
        if (Of(outputs[0]) is null && layer.ComputeMask(inputs, masks) is { } mask) Set(outputs[0], mask);
    }
}
