using System.Numerics;
using KerasLike.Native;

namespace KerasLike.Optimizers;

/// <summary>
/// Base of optimizers whose formula looks at each element by itself. On the CPU the formula runs over the memory of weight, gradient and state at once, one
/// pass and no temporaries; a chain of tensor operations would make a pass and a temporary for each.
/// </summary>
public abstract class ElementwiseOptimizer : Optimizer
{
    // Below this, a second thread costs more than it brings.
    const int ElementsForThreads = 1 << 16;

    private protected ElementwiseOptimizer(LearningRate learningRate, double? weightDecay, double? clipnorm, double? clipvalue, double? globalClipnorm, bool useEma,
        double emaMomentum, int? emaOverwriteFrequency, double? lossScaleFactor, int? gradientAccumulationSteps, string? name)
        : base(learningRate, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency, lossScaleFactor, gradientAccumulationSteps, name) { }

    private protected static void Run<TRule>(TRule rule, Tensor gradient, Variable variable, Variable? first = null, Variable? second = null, Variable? third = null)
        where TRule : struct, IUpdateRule => Run(rule, gradient, variable, first, second, third?.Tensor);

    /// <summary>The same with a tensor of the weight's layout that lasts for this update only.</summary>
    private protected static void Run<TRule>(TRule rule, Tensor gradient, Variable variable, Variable? first, Variable? second, Tensor? third) where TRule : struct, IUpdateRule
    {
        var weight = variable.Tensor;
        if (weight.device_type == DeviceType.CPU && weight.dtype == ScalarType.Float32) RunOnMemory(rule, weight, gradient, first?.Tensor, second?.Tensor, third);
        else RunOnTensors(rule, weight, gradient, first?.Tensor, second?.Tensor, third);
    }

    /// <summary>The same formula as a chain of tensor operations.</summary>
    internal static void RunOnTensors<TRule>(TRule rule, Tensor weight, Tensor gradient, Tensor? first, Tensor? second, Tensor? third) where TRule : struct, IUpdateRule
    {
        TensorElements Of(Tensor? tensor) => new(tensor!);
        var (w, s1, s2, s3) = (Of(weight), Of(first), Of(second), Of(third));
        rule.Update(ref w, Of(gradient), ref s1, ref s2, ref s3);
        weight.copy_(w.Value);
        first?.copy_(s1.Value);
        second?.copy_(s2.Value);
        third?.copy_(s3.Value);
    }

    static unsafe void RunOnMemory<TRule>(TRule rule, Tensor weight, Tensor gradient, Tensor? first, Tensor? second, Tensor? third) where TRule : struct, IUpdateRule
    {
        float* Of(Tensor? tensor) => tensor is null ? null : (float*)NativeTensor.DataPointer(tensor);
        var (w, g, s1, s2, s3) = ((nint)Of(weight), (nint)Of(gradient), (nint)Of(first), (nint)Of(second), (nint)Of(third));
        var count = (nint)weight.numel();
        if (count < ElementsForThreads) RunOnRange(rule, (float*)w, (float*)g, (float*)s1, (float*)s2, (float*)s3, 0, count);
        else KernelThreads.Run(new Ranges<TRule>(rule, w, g, s1, s2, s3, count));
    }

    readonly struct Ranges<TRule>(TRule rule, nint weight, nint gradient, nint first, nint second, nint third, nint count) : ISharedWork where TRule : struct, IUpdateRule
    {
        public unsafe void Run(int part, int parts)
        {
            var length = (count / parts / Vector<float>.Count + 1) * Vector<float>.Count;
            RunOnRange(rule, (float*)weight, (float*)gradient, (float*)first, (float*)second, (float*)third, Math.Min(part * length, count), Math.Min((part + 1) * length, count));
        }
    }

    static unsafe void RunOnRange<TRule>(TRule rule, float* weight, float* gradient, float* first, float* second, float* third, nint at, nint end) where TRule : struct, IUpdateRule
    {
        for (; at <= end - Vector<float>.Count; at += Vector<float>.Count)
        {
            var (w, s1, s2, s3) = (Load(weight, at), Load(first, at), Load(second, at), Load(third, at));
            rule.Update(ref w, Load(gradient, at), ref s1, ref s2, ref s3);
            w.Value.Store(weight + at);
            if (first != null) s1.Value.Store(first + at);
            if (second != null) s2.Value.Store(second + at);
            if (third != null) s3.Value.Store(third + at);
        }
        for (; at < end; at++)
        {
            var (w, s1, s2, s3) = (One(weight, at), One(first, at), One(second, at), One(third, at));
            rule.Update(ref w, One(gradient, at), ref s1, ref s2, ref s3);
            weight[at] = w.Value;
            if (first != null) first[at] = s1.Value;
            if (second != null) second[at] = s2.Value;
            if (third != null) third[at] = s3.Value;
        }
    }

    static unsafe VectorElements Load(float* from, nint at) => from == null ? default : new(Vector.Load(from + at));

    static unsafe SingleElement One(float* from, nint at) => from == null ? default : new(from[at]);
}
