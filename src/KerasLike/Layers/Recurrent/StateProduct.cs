using KerasLike.Native;

namespace KerasLike.Layers;

/// <summary>Products with a recurrent kernel, step by step, by the faster of oneDNN and libtorch. The tensors are float32 of the CPU, in the order of rows.</summary>
internal static unsafe class StateProduct
{
    /// <summary>result = state · kernelᵀ.</summary>
    internal static void Set(Tensor result, Tensor state, Tensor kernel, Tensor transposedKernel)
    {
        var (rows, units, gates) = (state.size(0), kernel.size(1), kernel.size(0));
        if (MatrixProduct.IsFaster && MatrixProduct.SuitsTransposed(rows, units * gates)) MatrixProduct.Multiply(false, true, rows, gates, units, NativeTensor.Floats(state), NativeTensor.Floats(kernel), 0, NativeTensor.Floats(result));
        else result.addmm_(state, transposedKernel, 0, 1);
    }

    /// <summary>sum += slope · kernel.</summary>
    internal static void Add(Tensor sum, Tensor slope, Tensor kernel)
    {
        if (MatrixProduct.IsFaster) MatrixProduct.Multiply(false, false, sum.size(0), sum.size(1), kernel.size(0), NativeTensor.Floats(slope), NativeTensor.Floats(kernel), 1, NativeTensor.Floats(sum));
        else sum.addmm_(slope, kernel, 1, 1);
    }
}
