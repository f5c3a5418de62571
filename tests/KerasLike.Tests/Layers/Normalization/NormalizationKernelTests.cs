using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Layers.Normalization;

/// <summary>libtorch's kernels for normalization against the formulas, one operation after the other: numbers, gradients and averages.</summary>
[TestFixture]
public class NormalizationKernelTests
{
    const double Epsilon = 0.01;

    static Tensor Formula(Tensor x, long[] axes) => Formula(x, x.mean(axes, keepdim: true), x.var(axes, unbiased: false, keepdim: true));

    static Tensor Formula(Tensor x, Tensor mean, Tensor variance) => (x - mean) / (variance + Epsilon).sqrt();

    static Tensor OfType(string dtype, params long[] shape) => (torch.randn(shape, dtype == "float64" ? torch.float64 : torch.float32) * 2 + 1).detach().requires_grad_();

    static T Ready<T>(T layer, Tensor x) where T : AffineNormalization
    {
        layer.Apply(x);
        // Averages of variance are positive.
        layer.SetWeights([.. layer.Weights.Select(w => (Tensors)(torch.rand(w.Shape.ToSizes()) + 0.5))]);
        return layer;
    }

    static Tensor Along(Variable weight, Tensor x, int axis) => weight.Tensor.reshape([.. Enumerable.Range(0, (int)x.ndim).Select(a => a == axis ? x.size(a) : 1)]);

    static Tensor Affine(AffineNormalization layer, Tensor normalized, Func<Variable, Tensor> spread)
    {
        var scaled = layer.Gamma is { } gamma ? normalized * spread(gamma) : normalized;
        return layer.Beta is { } beta ? scaled + spread(beta) : scaled;
    }

    static Tensor[] Leaves(Layer layer, Tensor x) => [x, .. layer.TrainableVariables.Select(v => (Tensor)v.Tensor)];

    [Test]
    public void LayerNormalization([Values("-1", "2,3", "1,2,3", "1", "1,3")] string axes, [Values] bool scale, [Values] bool center, [Values("float32", "float64")] string dtype)
    {
        using var scope = torch.NewDisposeScope();
        int[] normalized = [.. axes.Split(',').Select(a => (int.Parse(a) + 4) % 4)];
        var x = OfType(dtype, 2, 3, 4, 5);
        var layer = Ready(new LayerNormalization(new Dims(normalized), Epsilon, center, scale, dtype: dtype), x);
        Tensor Spread(Variable weight) => weight.Tensor.reshape([.. Enumerable.Range(0, 4).Select(a => normalized.Contains(a) ? x.size(a) : 1)]);
        TwoWays.AreOne(() => layer.Apply(x), () => Affine(layer, Formula(x, [.. normalized.Select(a => (long)a)]), Spread), Leaves(layer, x));
    }

    [Test]
    public void GroupNormalization([Values(-1, 1, 2)] int axis, [Values(1, 2, 6, -1)] int groups, [Values] bool scale, [Values] bool center, [Values("float32", "float64")] string dtype)
    {
        using var scope = torch.NewDisposeScope();
        var x = OfType(dtype, 3, 6, 6, 6);
        var layer = Ready(new GroupNormalization(groups, axis, Epsilon, center, scale, dtype: dtype), x);
        var at = (axis + 4) % 4;
        Tensor General()
        {
            var first = x.movedim([axis], [1]);
            return Affine(layer, Formula(first.reshape(3, layer.Groups, 6 / layer.Groups, 6, 6), [2, 3, 4]).reshape(first.shape).movedim([1], [axis]), w => Along(w, x, at));
        }
        TwoWays.AreOne(() => layer.Apply(x), General, Leaves(layer, x));
    }

    [Test]
    public void BatchNormalizationInTraining([Values(-1, 1)] int axis, [Values(2, 3, 4)] int rank, [Values] bool scale, [Values] bool center, [Values("float32", "float64")] string dtype)
    {
        using var scope = torch.NewDisposeScope();
        var x = OfType(dtype, [.. new long[] { 4, 3, 5, 3 }.Take(rank)]);
        var layer = Ready(new BatchNormalization(axis, 0.75, Epsilon, center, scale, dtype: dtype), x);
        var at = (axis + rank) % rank;
        long[] others = [.. Enumerable.Range(0, rank).Where(a => a != at)];
        var (mean, variance) = (layer.MovingMean.Copy(), layer.MovingVariance.Copy());
        layer.Apply(x, training: true);
        Assert.That(layer.MovingMean.Copy(), Close.To(mean * 0.75 + x.mean(others) * 0.25), "Keras's average of means");
        Assert.That(layer.MovingVariance.Copy(), Close.To(variance * 0.75 + x.var(others, unbiased: false) * 0.25), "Keras's average of variances");
        TwoWays.AreOne(() => layer.Apply(x, training: true), () => Affine(layer, Formula(x, others), w => Along(w, x, at)), Leaves(layer, x));
    }

    [Test]
    public void BatchNormalizationInPrediction([Values(-1, 1)] int axis, [Values(2, 4)] int rank, [Values] bool scale, [Values] bool center)
    {
        using var scope = torch.NewDisposeScope();
        var x = OfType("float32", [.. new long[] { 4, 3, 5, 3 }.Take(rank)]);
        var layer = Ready(new BatchNormalization(axis, 0.75, Epsilon, center, scale), x);
        var at = (axis + rank) % rank;
        TwoWays.AreOne(() => layer.Apply(x), () => Affine(layer, Formula(x, Along(layer.MovingMean, x, at), Along(layer.MovingVariance, x, at)), w => Along(w, x, at)), Leaves(layer, x));
    }

    // In a graph images keep the order of axes that convolutions want.
    [Test]
    public void BetweenConvolutions([Values("group", "batch", "layer")] string kind, [Values] bool training)
    {
        using var scope = torch.NewDisposeScope();
        AffineNormalization layer = kind switch { "group" => new GroupNormalization(2, epsilon: Epsilon), "batch" => new BatchNormalization(epsilon: Epsilon), _ => new LayerNormalization(epsilon: Epsilon) };
        using var model = new Sequential([new Conv2D(4, 3, inputShape: (8, 7, 2)), layer, new Conv2D(3, 3)]);
        Ready(layer, torch.rand(2, 6, 5, 4));
        var x = torch.randn(2, 8, 7, 2).requires_grad_();
        Tensor General()
        {
            var middle = model.Layers[0].Apply(x);
            var normalized = kind switch
            {
                "group" => Formula(middle.reshape(2, 6, 5, 2, 2), [1, 2, 4]).reshape(middle.shape),
                "layer" => Formula(middle, [3]),
                _ when training => Formula(middle, [0, 1, 2]),
                _ => Formula(middle, ((BatchNormalization)layer).MovingMean.Tensor, ((BatchNormalization)layer).MovingVariance.Tensor),
            };
            return model.Layers[2].Apply(Affine(layer, normalized, w => w.Tensor));
        }
        TwoWays.AreOne(() => model.Apply(x, training), General, Leaves(model, x));
    }
}
