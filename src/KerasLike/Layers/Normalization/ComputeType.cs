using System.Diagnostics.CodeAnalysis;

namespace KerasLike.Layers;

/// <summary>The number type in which normalization computes: float32 for half precision, else the input's.</summary>
internal static class ComputeType
{
    /// <summary>A weight in the type that is computed in.</summary>
    [return: NotNullIfNotNull(nameof(weight))]
    internal static Tensor? For(Tensor x, Variable? weight) => weight is null ? null : weight.DType == x.dtype ? weight.Tensor : weight.Tensor.to_type(x.dtype);

    /// <summary>Computes in float32 what comes in half precision, whose range is too small for squares; the result has the layer's type.</summary>
    internal static Tensor InFloat32(Layer layer, Tensor x, Func<Tensor, Tensor> compute)
    {
        var (result, type) = (compute(DTypes.Lengthen(x)), layer.DType.ComputeDType);
        return result.dtype == type ? result : result.to_type(type);
    }
}
