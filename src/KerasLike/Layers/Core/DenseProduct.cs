using KerasLike.Native;

namespace KerasLike.Layers;

/// <summary>x · Wᵀ + b of a dense layer, by the faster of libtorch's product and oneDNN's; both give the same values but for rounding.</summary>
internal static unsafe class DenseProduct
{
    /// <param name="x">(…, features).</param>
    /// <param name="kernel">(units, features): the memory order that <c>functional.linear</c> takes.</param>
    /// <param name="bias">(units,) or null.</param>
    internal static Tensor Of(Tensor x, Tensor kernel, Tensor? bias)
    {
        if (!MatrixProduct.IsFaster || !NativeTensor.IsPlain(x) || !NativeTensor.IsPlain(kernel) || (bias is not null && !NativeTensor.IsPlain(bias)) || x.numel() == 0) return functional.linear(x, kernel, bias);
        var rows = x.numel() / kernel.size(1);
        var needs = (X: x.requires_grad, Kernel: kernel.requires_grad, Bias: bias?.requires_grad ?? false);
        if (!torch.is_grad_enabled() || (!needs.X && !needs.Kernel && !needs.Bias)) return Forward(x, kernel, bias, rows);
        var y = ForwardWithoutGraph(x, kernel, bias, rows);
        var gradient = new DenseGradient(x, kernel, needs, rows);
        if (bias is null) GradientNode<DenseGradient>.Attach(y, [x.Handle, kernel.Handle], gradient);
        else GradientNode<DenseGradient>.Attach(y, [x.Handle, kernel.Handle, bias.Handle], gradient);
        return y;
    }

    static Tensor ForwardWithoutGraph(Tensor x, Tensor kernel, Tensor? bias, long rows)
    {
        using var noGraph = torch.no_grad();
        return Forward(x, kernel, bias, rows);
    }

    static Tensor Forward(Tensor x, Tensor kernel, Tensor? bias, long rows)
    {
        var (units, features) = (kernel.size(0), kernel.size(1));
        if (!MatrixProduct.SuitsTransposed(rows, units * features)) return functional.linear(x, kernel, bias);
        var y = x.ndim == 2 ? torch.empty(rows, units) : torch.empty([.. x.shape[..^1], units]);
        var c = NativeTensor.Floats(y);
        if (bias is not null)
        {
            var b = new ReadOnlySpan<float>(NativeTensor.DataPointer(bias), (int)units);
            for (long row = 0; row < rows; row++) b.CopyTo(new(c + row * units, (int)units));
        }
        MatrixProduct.Multiply(false, true, rows, units, features, NativeTensor.Floats(x), NativeTensor.Floats(kernel), bias is null ? 0 : 1, c);
        return y;
    }
}
