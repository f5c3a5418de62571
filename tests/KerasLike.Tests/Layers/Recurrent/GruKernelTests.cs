using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Layers.Recurrent;

/// <summary>The library's own kernel of a GRU against its formula: sizes whose rows do not fill vectors, one row, one step, many rows on several threads.</summary>
[TestFixture]
public class GruKernelTests
{
    static Tensor Leaf(params long[] shape) => (torch.randn(shape) * 0.5).requires_grad_();

    [Test]
    public void IsItsFormula([Values(1, 5, 8, 21)] int units, [Values(1, 3)] int batch, [Values(1, 4)] int steps, [Values] bool biased)
    {
        using var scope = torch.NewDisposeScope();
        AreOne(units, batch, steps, biased);
    }

    [Test]
    public void SharesManyRowsBetweenThreads()
    {
        using var scope = torch.NewDisposeScope();
        AreOne(64, 129, 3, biased: true);
    }

    static void AreOne(int units, int batch, int steps, bool biased)
    {
        var (projected, h, recurrent, bias) = (Leaf(batch, steps, 3 * units), Leaf(batch, units), Leaf(3 * units, units), biased ? Leaf(3 * units) : null);
        Tensor[] leaves = bias is null ? [projected, h, recurrent] : [projected, h, recurrent, bias];
        TwoWays.AreOne(() => GruFunction.apply(projected, h, recurrent, bias!), () => GruFormula.States(projected, h, recurrent, bias), leaves);
        using var noGrad = torch.no_grad();
        Assert.That(GruKernel.Forward(projected, h, recurrent, bias, gates: null), Close.To(GruFormula.States(projected, h, recurrent, bias), 1e-5, 1e-6));
    }

    // As a penalty on the size of a gradient needs it.
    [Test]
    public void HasDerivativesOfItsDerivatives([Values] bool sequences)
    {
        using var scope = torch.NewDisposeScope();
        var x = Leaf(3, 4, 2);
        var (kernel, loop) = (new GRU(5, biasInitializer: "random_normal", returnSequences: sequences, useCudnn: true), new GRU(5, returnSequences: sequences, useCudnn: false));
        foreach (var layer in new[] { kernel, loop }) layer.Apply(x);
        loop.SetWeights(kernel.GetWeights());
        Tensor Penalty(GRU layer) => torch.autograd.grad([layer.Apply(x).square().sum()], [x], retain_graph: true, create_graph: true)[0];
        Tensor[] Leaves(GRU layer) => [.. layer.TrainableVariables.Select(v => (Tensor)v.Tensor), x];
        TwoWays.AreOne(() => Penalty(kernel), () => Penalty(loop), Leaves(kernel), Leaves(loop));
    }

    [Test]
    public void CountsLargeAndTinyNumbersRight()
    {
        using var scope = torch.NewDisposeScope();
        float[] values = [-200, -20, -0.11f, -0.09f, -1e-6f, 0, 1e-6f, 0.09f, 0.11f, 20, float.NaN];
        // Update 0 and reset 0: what is left is the candidate's tanh.
        var projected = torch.cat([torch.full([1, 1, 22], -200f), torch.tensor(values).reshape(1, 1, 11)], 2);
        var states = GruKernel.Forward(projected, torch.zeros(1, 11), torch.zeros(33, 11), null, gates: null);
        Assert.That(states[1, 0].narrow(0, 0, 10), Close.To(torch.tensor(values[..10]).tanh(), 1e-6, 1e-12));
        Assert.That(states[1, 0, 10].ToSingle(), Is.NaN);
    }

    [Test]
    public void SaysThatItsStatesWereOverwritten()
    {
        using var scope = torch.NewDisposeScope();
        var states = GruFunction.apply(Leaf(2, 3, 12), Leaf(2, 4), Leaf(12, 4), null!);
        var loss = (states * Scalars.Two).sum();
        using (torch.no_grad()) states.add_(Scalars.One);
        Assert.That(() => loss.backward(), Throws.InstanceOf<System.Runtime.InteropServices.ExternalException>().With.Message.Contains("invalid gradient"));
    }

    [Test]
    public void LeavesNothingBehind()
    {
        using var model = new Sequential([new GRU(6, inputShape: (3, 2)), new Dense(1)]);
        model.Compile("adam", "mse");
        using var x = torch.randn(2000, 3, 2);
        using var y = torch.randn(2000, 1);
        model.Fit(x, y, batchSize: 2, verbose: 0);
        var before = Tensor.TotalCount;
        model.Fit(x, y, batchSize: 2, verbose: 0);
        Assert.That(Tensor.TotalCount, Is.EqualTo(before));
    }

    [Test]
    public void RepeatsBitForBit()
    {
        using var scope = torch.NewDisposeScope();
        var (x, y) = (torch.randn(260, 6, 3), torch.randn(260, 1));
        Tensor Trained()
        {
            Keras.SetRandomSeed(5);
            using var model = new Sequential([new GRU(40, inputShape: (6, 3)), new Dense(1)]);
            model.Compile("adam", "mse");
            // 130 rows of 40 units: more than one thread.
            model.Fit(x, y, batchSize: 130, epochs: 2, verbose: 0);
            return model.Predict(x, verbose: 0);
        }
        Assert.That(Trained().sub(Trained()).abs().max().ToSingle(), Is.Zero);
    }
}
