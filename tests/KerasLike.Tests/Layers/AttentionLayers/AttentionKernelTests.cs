using KerasLike.Layers;
using KerasLike.Tests.Golden;

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
}
