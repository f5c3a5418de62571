using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;
using static TorchSharp.torch;

namespace KerasLike.Tests.Layers;

/// <summary>The product of dense layers beside libtorch's: on processors where both are one, these tests compare it with itself.</summary>
internal sealed class DenseProductTests
{
    static Tensor Leaf(params long[] shape) => randn(shape).div_(2).requires_grad_();

    // Both sides of each limit from which another kernel multiplies.
    [TestCase(new long[] { 1 }, 3, 2)]
    [TestCase(new long[] { 5 }, 7, 1)]
    [TestCase(new long[] { 47 }, 257, 256)]
    [TestCase(new long[] { 48 }, 257, 256)]
    [TestCase(new long[] { 130 }, 33, 65)]
    [TestCase(new long[] { 2, 3, 4 }, 5, 6)]
    [TestCase(new long[] { 4, 40 }, 300, 300)]
    public void ValuesAndGradientsAreLibtorchs(long[] batch, long features, long units)
    {
        using var scope = NewDisposeScope();
        var (x, kernel, bias) = (Leaf([.. batch, features]), Leaf(units, features), Leaf(units));
        TwoWays.AreOne(() => DenseProduct.Of(x, kernel, bias), () => nn.functional.linear(x, kernel, bias), x, kernel, bias);
        TwoWays.AreOne(() => DenseProduct.Of(x, kernel, null), () => nn.functional.linear(x, kernel), x, kernel);
        using var noGrad = no_grad();
        Assert.That(DenseProduct.Of(x, kernel, bias), Close.To(nn.functional.linear(x, kernel, bias), 1e-4, 2e-5));
    }

    [TestCase(true, false, false)]
    [TestCase(false, true, false)]
    [TestCase(false, false, true)]
    public void OnlyWhatIsAskedForIsDifferentiated(bool ofX, bool ofKernel, bool ofBias)
    {
        using var scope = NewDisposeScope();
        var (x, kernel, bias) = (randn(6, 5).requires_grad_(ofX), randn(4, 5).requires_grad_(ofKernel), randn(4).requires_grad_(ofBias));
        DenseProduct.Of(x, kernel, bias).sum().backward();
        Assert.That((x.grad is not null, kernel.grad is not null, bias.grad is not null), Is.EqualTo((ofX, ofKernel, ofBias)));
    }

    [Test]
    public void ASeededRunRepeats()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (randn(300, 90), randn(300, 3));
        Tensor Train()
        {
            Keras.SetRandomSeed(3);
            using var model = new Sequential([new Dense(70, activation: "relu", inputShape: 90), new Dense(3)]);
            model.Compile("adam", "mse");
            model.Fit(x, y, batchSize: 64, epochs: 3, verbose: 0);
            return ((Tensor)((Dense)model.Layers[0]).Kernel).clone();
        }
        Assert.That(Train(), Close.To(Train(), 0, 0));
    }
}
