using KerasLike.Native;

namespace KerasLike.Layers;

/// <summary>The gradients of <see cref="DenseProduct"/>: of x slope · W, of W slopeᵀ · x, of b the slope's sum.</summary>
internal unsafe struct DenseGradient(Tensor x, Tensor kernel, (bool X, bool Kernel, bool Bias) needs, long rows) : IGradient
{
    readonly Tensor x = x, kernel = kernel;
    readonly (bool X, bool Kernel, bool Bias) needs = needs;
    readonly long rows = rows, units = kernel.size(0), features = kernel.size(1);
    nint savedX, savedKernel;

    public void Keep(NativeNode node) => (savedX, savedKernel) = (GradientNodes.Save(x.Handle, node, false), GradientNodes.Save(kernel.Handle, node, false));

    public readonly void Differentiate(nint slope, nint* gradients)
    {
        var (input, weights) = (Unpack(savedX), Unpack(savedKernel));
        if (torch.is_grad_enabled())
        {
            DifferentiateAgain(slope, input, weights, gradients);
            return;
        }
        var dense = NativeTensor.Contiguous(slope);
        GradientNodes.ReleaseLater(dense);
        torch.CheckForErrors();
        var rank = (int)NativeTensor.Rank(dense);
        var shape = stackalloc long[rank];
        for (int i = 0; i < rank; i++) shape[i] = NativeTensor.Size(dense, i);
        var s = (float*)NativeTensor.Data(dense);
        if (needs.X)
        {
            shape[rank - 1] = features;
            MatrixProduct.Multiply(false, false, rows, features, units, s, (float*)NativeTensor.Data(weights), 0, New(shape, rank, out gradients[0]));
        }
        if (needs.Kernel)
        {
            var kernelShape = stackalloc long[] { units, features };
            MatrixProduct.Multiply(true, false, units, features, rows, s, (float*)NativeTensor.Data(input), 0, New(kernelShape, 2, out gradients[1]));
        }
        if (!needs.Bias) return;
        for (int i = 0; i < rank; i++) shape[i] = i;
        gradients[2] = NativeTensor.Sum(dense, shape, rank - 1, false, false, 0);
        torch.CheckForErrors();
    }

    public readonly void Free()
    {
        GradientNodes.Forget(savedX);
        GradientNodes.Forget(savedKernel);
    }

    static nint Unpack(nint saved)
    {
        var tensor = GradientNodes.Unpack(saved, default);
        GradientNodes.ReleaseLater(tensor);
        torch.CheckForErrors();
        return tensor;
    }

    static float* New(long* shape, int rank, out nint tensor)
    {
        tensor = NativeTensor.Empty(shape, rank, (sbyte)ScalarType.Float32, (int)DeviceType.CPU, -1, false);
        torch.CheckForErrors();
        return (float*)NativeTensor.Data(tensor);
    }

    // Somebody differentiates the gradients: autograd must see how they come about.
    readonly void DifferentiateAgain(nint slope, nint input, nint weights, nint* gradients)
    {
        using var scope = torch.NewDisposeScope();
        var (s, x, w) = (Wrap(slope), Wrap(input), Wrap(weights));
        var flat = s.reshape(rows, units);
        if (needs.X) gradients[0] = NativeTensor.Contiguous(s.matmul(w).Handle);
        if (needs.Kernel) gradients[1] = NativeTensor.Contiguous(flat.t().mm(x.reshape(rows, features)).Handle);
        if (needs.Bias) gradients[2] = NativeTensor.Contiguous(flat.sum([0L]).Handle);
    }

    static Tensor Wrap(nint tensor) => Tensor.UnsafeCreateTensor(NativeTensor.Contiguous(tensor));
}
