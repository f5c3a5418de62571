using KerasLike.Layers;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;
using static TorchSharp.torch;

namespace KerasLike.Tests.Layers;

/// <summary>The product of dense layers in autograd's graph.</summary>
internal sealed class DenseGraphTests
{
    static Tensor Leaf(params long[] shape) => randn(shape).div_(2).requires_grad_();

    [Test]
    public void GradientsCanBeDifferentiatedAgain()
    {
        using var scope = NewDisposeScope();
        var (x, kernel, bias) = (Leaf(6, 5), Leaf(4, 5), Leaf(4));
        Tensor Penalty(Func<Tensor, Tensor, Tensor, Tensor> product)
        {
            var gradient = autograd.grad([product(x, kernel, bias).tanh().sum()], [x], retain_graph: true, create_graph: true)[0];
            return gradient.square().sum();
        }
        TwoWays.AreOne(() => Penalty(DenseProduct.Of), () => Penalty((a, w, b) => nn.functional.linear(a, w, b)), x, kernel, bias);
    }

    [Test]
    public void AGraphThatIsKeptGivesTheGradientsTwice()
    {
        using var scope = NewDisposeScope();
        var (x, kernel) = (Leaf(6, 5), Leaf(4, 5));
        var loss = DenseProduct.Of(x, kernel, null).square().sum();
        var (first, second) = (autograd.grad([loss], [kernel], retain_graph: true)[0], autograd.grad([loss], [kernel])[0]);
        Assert.That(second, Close.To(first, 0, 0));
    }

    [Test]
    public void AnInputThatIsWrittenOverIsAnError()
    {
        using var scope = NewDisposeScope();
        var (x, kernel) = (randn(6, 5), Leaf(4, 5));
        var loss = DenseProduct.Of(x, kernel, null).sum();
        x.mul_(2);
        Assert.That(() => Keras.Gradients(loss, [kernel]), Throws.InvalidOperationException.With.Message.Contains("modified by an inplace operation"));
    }

    [Test]
    public void NothingIsLeftOfManySteps()
    {
        using var scope = NewDisposeScope();
        var (x, kernel, bias) = (Leaf(60, 500), Leaf(40, 500), Leaf(40));
        void Step()
        {
            using var step = NewDisposeScope();
            DenseProduct.Of(x, kernel, bias).relu_().sum().backward();
        }
        for (int i = 0; i < 20; i++) Step();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var (tensors, memory) = (Tensor.TotalCount, Environment.WorkingSet);
        for (int i = 0; i < 2_000; i++) Step();
        Assert.Multiple(() =>
        {
            Assert.That(Tensor.TotalCount, Is.LessThanOrEqualTo(tensors), "tensors");
            // 2,000 outputs, gradients or inputs kept would be 160 MB or more.
            Assert.That(Environment.WorkingSet - memory, Is.LessThan(80_000_000), "bytes");
        });
    }
}
