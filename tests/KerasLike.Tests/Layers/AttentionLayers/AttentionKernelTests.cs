using KerasLike.Layers;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Layers.AttentionLayers;

/// <summary>libtorch's one kernel for attention gives the numbers and gradients of softmax and products, which run where the weights are asked for.</summary>
[TestFixture]
public class AttentionKernelTests
{
    static HeadedAttention Make(string kind) => kind == "MultiHeadAttention" ? new MultiHeadAttention(2, 3, valueDim: 5) : new GroupQueryAttention(3, 4, 2);

    [Test]
    public void IsTheGeneralPath([Values("MultiHeadAttention", "GroupQueryAttention")] string kind, [Values] bool causal, [Values] bool masked)
    {
        using var scope = torch.NewDisposeScope();
        var layer = Make(kind);
        Tensor query = torch.randn(2, 5, 4), value = torch.randn(2, 5, 4);
        var mask = masked ? torch.rand(2, 5, 5).gt(0.5).logical_or(torch.eye(5).to_type(torch.ScalarType.Bool)) : null;
        var direction = torch.randn(2, 5, 4);
        List<Tensor> Gradients(Tensor output)
        {
            foreach (var weight in layer.TrainableWeights) weight.Tensor.grad = null;
            (output * direction).sum().backward();
            return [.. layer.TrainableWeights.Select(w => w.Tensor.grad!.clone())];
        }
        var kernel = layer.Apply(query, value, attentionMask: mask, useCausalMask: causal);
        var general = layer.ApplyWithScores(query, value, attentionMask: mask, useCausalMask: causal);
        Assert.That(general, Has.Count.EqualTo(2));
        Assert.That(kernel, Close.To(general[0]));
        foreach (var (ours, theirs) in Gradients(kernel).Zip(Gradients(general[0]))) Assert.That(ours, Close.To(theirs));
    }

    static HeadedAttention Make(string kind, bool useBias, int? slidingWindow, bool useGate, string dtype) => kind == "MultiHeadAttention"
        ? new MultiHeadAttention(2, 3, useBias: useBias, biasInitializer: "random_normal", slidingWindow: slidingWindow, useGate: useGate, dtype: dtype)
        : new GroupQueryAttention(3, 4, 2, useBias: useBias, biasInitializer: "random_normal", slidingWindow: slidingWindow, useGate: useGate, dtype: dtype);

    [Test]
    public void TakesEveryOption([Values("MultiHeadAttention", "GroupQueryAttention")] string kind, [Values] bool useBias, [Values(null, 2)] int? slidingWindow, [Values] bool useGate, [Values] bool ownKey, [Values("float32", "float64")] string dtype)
    {
        using var scope = torch.NewDisposeScope();
        var layer = Make(kind, useBias, slidingWindow, useGate, dtype);
        var type = dtype == "float64" ? torch.float64 : torch.float32;
        Tensor query = torch.randn([2, 5, 4], type).requires_grad_(), value = torch.randn([2, 6, 3], type).requires_grad_(), key = torch.randn([2, 6, 3], type).requires_grad_();
        layer.Apply(query, value, ownKey ? key : null);
        TwoWays.AreOne(() => layer.Apply(query, value, ownKey ? key : null), () => layer.ApplyWithScores(query, value, ownKey ? key : null)[0],
            [query, value, .. ownKey ? new[] { key } : [], .. layer.TrainableWeights.Select(w => (Tensor)w.Tensor)]);
    }

    [Test]
    public void AStepThatMayLookAtNothingLooksAtNothing([Values("MultiHeadAttention", "GroupQueryAttention")] string kind)
    {
        using var scope = torch.NewDisposeScope();
        var layer = Make(kind);
        Tensor query = torch.randn(2, 5, 4).requires_grad_(), value = torch.randn(2, 5, 4).requires_grad_();
        var mask = torch.ones([2, 5, 5], torch.ScalarType.Bool);
        mask[0, 1] = torch.zeros([5], torch.ScalarType.Bool);
        layer.Apply(query, value, attentionMask: mask);
        TwoWays.AreOne(() => layer.Apply(query, value, attentionMask: mask), () => layer.ApplyWithScores(query, value, attentionMask: mask)[0], [query, value, .. layer.TrainableWeights.Select(w => (Tensor)w.Tensor)]);
    }

    [Test]
    public void SeveralAxesMayBeAttendedTo([Values("2", "1,2")] string axes)
    {
        using var scope = torch.NewDisposeScope();
        var layer = new MultiHeadAttention(2, 3, attentionAxes: new Dims([.. axes.Split(',').Select(int.Parse)]));
        Tensor query = torch.randn(2, 3, 4, 5).requires_grad_(), value = torch.randn(2, 3, 4, 5).requires_grad_();
        layer.Apply(query, value);
        TwoWays.AreOne(() => layer.Apply(query, value), () => layer.ApplyWithScores(query, value)[0], [query, value, .. layer.TrainableWeights.Select(w => (Tensor)w.Tensor)]);
    }
}
