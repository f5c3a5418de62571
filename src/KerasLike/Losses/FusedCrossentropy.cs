using System.Numerics;
using KerasLike.Native;

namespace KerasLike.Losses;

/// <summary>
/// Softmax or sigmoid and the cross-entropy after it as one kernel, for training on the CPU: from logits and targets to probabilities, the loss, and its gradient
/// with respect to the logits, Keras's clipping included. Autograd sees a dot product of the logits with that gradient, whose value is then set to the loss; so it
/// holds for first derivatives only, and the library's own training step alone uses it.
/// </summary>
internal readonly unsafe struct FusedCrossentropy
{
    // Keras's bounds of a probability, as float32 has them.
    const float Low = 1e-7f, High = 0.99999988f;

    // Rows are handed to other threads from this many elements on.
    const long ElementsForThreads = 1 << 16;

    readonly Tensor logits, probabilities, gradient;
    readonly long rows;
    readonly int width;
    readonly nint z, p, dz, weight;
    readonly double scale;

    FusedCrossentropy(Tensor logits, Tensor? rowWeight, bool mean)
    {
        this.logits = logits;
        (probabilities, gradient) = (torch.empty_like(logits), torch.empty_like(logits));
        width = (int)logits.size(-1);
        rows = logits.numel() / width;
        (z, p, dz) = (AddressOf(logits), AddressOf(probabilities), AddressOf(gradient));
        weight = rowWeight is null ? 0 : AddressOf(rowWeight);
        scale = mean ? 1.0 / rows : 1.0;
    }

    // Gives the loss of a row, and writes its gradient. A structure, so that a step of training makes no closure.
    interface IRow
    {
        double Run(float* probabilities, float* gradient, long row);
    }

    readonly struct CategoricalTargets(nint target, int classes, float kept, float spread) : IRow
    {
        public double Run(float* p, float* dz, long row) => CategoricalRow(p, (float*)target + row * classes, dz, classes, kept, spread);
    }

    readonly struct SparseTargets(nint target, int classes) : IRow
    {
        public double Run(float* p, float* dz, long row) => SparseRow(p, ((long*)target)[row], dz, classes);
    }

    readonly struct BinaryTargets(nint target, int values, float kept, float spread) : IRow
    {
        public double Run(float* p, float* dz, long row) => BinaryRow(p, (float*)target + row * values, dz, values, kept, spread);
    }

    /// <summary>For targets that are a probability for each class: the loss and the softmax of the logits; null where the tensors are not plain CPU memory.</summary>
    internal static (Tensor Loss, Tensor Probabilities)? Categorical(Tensor yTrue, Tensor logits, double labelSmoothing, Tensor? rowWeight, bool mean)
    {
        if (!Ranks.SameShape(yTrue, logits) || !Applies(logits, rowWeight) || !NativeTensor.IsPlain(yTrue)) return null;
        var kernel = new FusedCrossentropy(logits, rowWeight, mean);
        return kernel.Run(softmax: true, new CategoricalTargets(AddressOf(yTrue), kernel.width, (float)(1 - labelSmoothing), (float)(labelSmoothing / kernel.width)));
    }

    /// <summary>For targets that are class numbers: the loss and the softmax of the logits; null where the tensors are not plain CPU memory.</summary>
    internal static (Tensor Loss, Tensor Probabilities)? Sparse(Tensor yTrue, Tensor logits, Tensor? rowWeight, bool mean)
    {
        if (!Applies(logits, rowWeight)) return null;
        var kernel = new FusedCrossentropy(logits, rowWeight, mean);
        var labels = yTrue.to_type(ScalarType.Int64).contiguous();
        var result = kernel.Run(softmax: true, new SparseTargets(AddressOf(labels), kernel.width));
        GC.KeepAlive(labels);
        return result;
    }

    /// <summary>For yes-or-no targets, averaged over the last axis: the loss and the sigmoid of the logits; null where the tensors are not plain CPU memory.</summary>
    internal static (Tensor Loss, Tensor Probabilities)? Binary(Tensor yTrue, Tensor logits, double labelSmoothing, Tensor? rowWeight, bool mean)
    {
        if (!Ranks.SameShape(yTrue, logits) || !Applies(logits, rowWeight) || !NativeTensor.IsPlain(yTrue)) return null;
        var kernel = new FusedCrossentropy(logits, rowWeight, mean);
        return kernel.Run(softmax: false, new BinaryTargets(AddressOf(yTrue), kernel.width, (float)(1 - labelSmoothing), (float)(labelSmoothing / 2)));
    }

    (Tensor Loss, Tensor Probabilities) Run<TRow>(bool softmax, TRow kernel) where TRow : struct, IRow
    {
        var total = rows * width < ElementsForThreads ? RunRows(softmax, kernel, 0, rows) : RunOnThreads(softmax, kernel);
        // Autograd holds on to what it needs of these; a scope of few tensors costs less.
        using var slope = gradient.flatten();
        gradient.Dispose();
        using var row = logits.flatten();
        var loss = row.matmul(slope);
        *(float*)NativeTensor.DataPointer(loss) = (float)total;
        return (loss, probabilities);
    }

    double RunOnThreads<TRow>(bool softmax, TRow kernel) where TRow : struct, IRow
    {
        var totals = new double[torch.get_num_threads()];
        KernelThreads.Run(new Rows<TRow>(this, softmax, kernel, totals));
        return totals.Sum();
    }

    readonly struct Rows<TRow>(FusedCrossentropy all, bool softmax, TRow kernel, double[] totals) : ISharedWork where TRow : struct, IRow
    {
        public void Run(int part, int parts) => totals[part] = all.RunRows(softmax, kernel, all.rows * part / parts, all.rows * (part + 1) / parts);
    }

    double RunRows<TRow>(bool softmax, TRow kernel, long from, long to) where TRow : struct, IRow
    {
        var (start, count) = ((nint)(from * width), (nint)((to - from) * width));
        if (softmax) Softmax((float*)z + start, (float*)p + start, count);
        else Sigmoid((float*)z + start, (float*)p + start, count);
        var total = 0.0;
        for (var row = from; row < to; row++)
        {
            var factor = scale * (weight == 0 ? 1 : ((float*)weight)[row]);
            var derivative = (float*)dz + row * width;
            total += factor * kernel.Run((float*)p + row * width, derivative, row);
            for (int i = 0; i < width; i++) derivative[i] *= (float)factor;
        }
        return total;
    }

    void Softmax(float* from, float* to, nint count)
    {
        for (nint row = 0; row < count; row += width)
        {
            var greatest = float.NegativeInfinity;
            for (int i = 0; i < width; i++) greatest = MathF.Max(greatest, from[row + i]);
            for (int i = 0; i < width; i++) to[row + i] = from[row + i] - greatest;
        }
        Exp(to, to, count);
        for (nint row = 0; row < count; row += width)
        {
            var sum = 0f;
            for (int i = 0; i < width; i++) sum += to[row + i];
            for (int i = 0; i < width; i++) to[row + i] /= sum;
        }
    }

    static void Sigmoid(float* from, float* to, nint count)
    {
        for (nint i = 0; i < count; i++) to[i] = -from[i];
        Exp(to, to, count);
        for (nint i = 0; i < count; i++) to[i] = 1 / (1 + to[i]);
    }

    static void Exp(float* from, float* to, nint count)
    {
        nint i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count) Vector.Exp(Vector.Load(from + i)).Store(to + i);
        for (; i < count; i++) to[i] = MathF.Exp(from[i]);
    }

    // dL/dz = p Σ y − y, over the classes whose probability is not clipped.
    static double CategoricalRow(float* p, float* y, float* dz, int classes, float kept, float spread)
    {
        var (loss, sum) = (0.0, 0f);
        for (int i = 0; i < classes; i++)
        {
            var target = y[i] * kept + spread;
            dz[i] = 0;
            if (target == 0) continue;
            loss -= target * MathF.Log(Math.Clamp(p[i], Low, High));
            if (p[i] is < Low or > High) continue;
            dz[i] = -target;
            sum += target;
        }
        for (int i = 0; i < classes; i++) dz[i] += p[i] * sum;
        return loss;
    }

    static double SparseRow(float* p, long label, float* dz, int classes)
    {
        if (label < 0 || label >= classes) throw new ArgumentOutOfRangeException(nameof(label), $"SparseCategoricalCrossentropy: class numbers must be from 0 to {classes - 1}. Received: {label}");
        var clipped = p[label] is < Low or > High;
        for (int i = 0; i < classes; i++) dz[i] = clipped ? 0 : p[i];
        if (!clipped) dz[label] -= 1;
        return -MathF.Log(Math.Clamp(p[label], Low, High));
    }

    static double BinaryRow(float* p, float* y, float* dz, int values, float kept, float spread)
    {
        var loss = 0.0;
        for (int i = 0; i < values; i++)
        {
            var (target, q) = (y[i] * kept + spread, Math.Clamp(p[i], Low, High));
            loss -= target * MathF.Log(q) + (1 - target) * MathF.Log(1 - q);
            dz[i] = p[i] is < Low or > High ? 0 : (p[i] - target) / values;
        }
        return loss / values;
    }

    static bool Applies(Tensor logits, Tensor? rowWeight) =>
        NativeTensor.IsPlain(logits) && logits.ndim >= 2 && logits.numel() > 0 && logits.requires_grad
        && (rowWeight is null || (NativeTensor.IsPlain(rowWeight) && rowWeight.numel() == logits.numel() / logits.size(-1)));

    static nint AddressOf(Tensor tensor) => (nint)NativeTensor.DataPointer(tensor);
}
