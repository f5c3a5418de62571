using KerasLike.Layers;
using KerasLike.Optimizers;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Optimizers;

/// <summary>Optimizers that look at a weight as a matrix, against Keras's formulas in double precision. Axes are Keras's, whatever the weight's memory is like.</summary>
[TestFixture]
public class MatrixOptimizerTests
{
    const int Steps = 6;

    // A dense kernel (3, 5) and a convolution's (2, 2, 3, 4), which are kept in other orders of axes.
    static readonly Func<(Layer Layer, Variable Kernel)>[] Kernels =
    [
        () =>
        {
            var dense = new Dense(5, useBias: false);
            dense.Build((null, 3));
            return (dense, dense.Kernel);
        },
        () =>
        {
            var convolution = new Conv2D(4, 2, useBias: false);
            convolution.Build((null, 8, 8, 3));
            return (convolution, convolution.Weights[0]);
        },
    ];

    static Tensor Gradient(Variable kernel, int step)
    {
        var size = (int)kernel.Shape.Size!.Value;
        return torch.tensor(Enumerable.Range(0, size).Select(i => Math.Sin(step * 0.7 + i * i) + 0.1).ToArray()).reshape(kernel.Shape.ToSizes());
    }

    // Applies gradients given in Keras's order of axes, and gives the kernel in that order.
    static Tensor Train(Optimizer optimizer, Variable kernel)
    {
        for (int step = 1; step <= Steps; step++)
        {
            var gradient = torch.empty_like(kernel.Tensor);
            kernel.ToKeras(gradient).copy_(Gradient(kernel, step));
            optimizer.Apply([gradient], [kernel]);
        }
        return kernel.ToKeras();
    }

    [Test]
    public void AdafactorRemembersRowsAndColumns([ValueSource(nameof(Kernels))] Func<(Layer Layer, Variable Kernel)> make)
    {
        using var scope = torch.NewDisposeScope();
        var (_, kernel) = make();
        var w = kernel.ToKeras().to(torch.float64);
        var (rows, columns) = (torch.zeros_like(w).mean([-1]), torch.zeros_like(w).mean([-2]));
        for (int t = 1; t <= Steps; t++)
        {
            var (g, keep) = (Gradient(kernel, t), 1 - Math.Pow(t, -0.8));
            rows = rows * keep + (g.square() + 1e-30).mean([-1]) * (1 - keep);
            columns = columns * keep + (g.square() + 1e-30).mean([-2]) * (1 - keep);
            var u = g / ((rows / rows.mean([-1], keepdim: true)).unsqueeze(-1) * columns.unsqueeze(-2)).sqrt();
            u /= Math.Max(1, u.square().mean().sqrt().item<double>() / 0.7);
            w -= u * Math.Max(1e-3, w.square().mean().sqrt().item<double>()) * Math.Min(0.2, 1 / Math.Sqrt(t));
        }
        Assert.That(Train(new Adafactor(0.2, clipThreshold: 0.7), kernel), Close.To(w));
    }

    [TestCase(true, 0.2), TestCase(false, null)]
    public void MuonMakesMomentumARotation(bool nesterov, double? rmsRate)
    {
        using var scope = torch.NewDisposeScope();
        var (_, kernel) = Kernels[0]();
        var w = kernel.ToKeras().to(torch.float64);
        var m = torch.zeros_like(w);
        for (int t = 1; t <= Steps; t++)
        {
            var g = Gradient(kernel, t);
            m = m * 0.9 + g;
            var x = nesterov ? g + m * 0.9 : m;
            x /= x.norm() + 1e-7;
            for (int i = 0; i < 4; i++)
            {
                var a = x.mm(x.t());
                x = x * 3.4445 + (a * -4.775 + a.mm(a) * 2.0315).mm(x);
            }
            w = w * (1 - 0.05 * 0.1) - x * 0.1 * (rmsRate is double rate ? Math.Sqrt(5) * rate : 1);
        }
        Assert.That(Train(new Muon(0.1, weightDecay: 0.05, momentum: 0.9, nsSteps: 4, nesterov: nesterov, rmsRate: rmsRate), kernel), Close.To(w));
    }

    [Test]
    public void MuonLeavesConvolutionsEmbeddingsAndNamedLayersToAdam()
    {
        using var scope = torch.NewDisposeScope();
        var embedding = new Embedding(3, 5);
        embedding.Build((null, 2));
        var output = new Dense(5, name: "output_dense");
        output.Build((null, 3));
        foreach (var kernel in new[] { Kernels[1]().Kernel, embedding.Weights[0], output.Kernel })
        {
            var optimizer = new Muon(excludeLayers: ["output_d.*e"]);
            Train(optimizer, kernel);
            Assert.That(optimizer.Variables.Select(v => v.Name), Is.EqualTo(["momentum", "velocity"]), kernel.Path);
        }
        var muon = new Muon(excludeEmbeddings: false);
        Train(muon, embedding.Weights[0]);
        Assert.That(muon.Variables.Select(v => v.Name), Is.EqualTo(["momentum"]));
    }
}
