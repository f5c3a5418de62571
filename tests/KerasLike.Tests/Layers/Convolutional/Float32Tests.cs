using KerasLike.Layers;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Convolutional;

/// <summary>
/// Convolutions in float32, values and gradients, against the same in float64, for which there are other kernels. Those for float32 choose their way by the
/// sizes of the processor's caches, and with wrong ones they leave parts of results unwritten, most of all where a group has one channel.
/// </summary>
[TestFixture]
public class Float32Tests
{
    static IEnumerable<(Func<string, Layer> Make, long[] Shape)> Layers()
    {
        yield return (dtype => new Conv1D(2, 3, strides: 2, dtype: dtype), [5, 10, 1]);
        yield return (dtype => new Conv2D(4, (2, 3), padding: "same", dtype: dtype), [5, 9, 11, 1]);
        yield return (dtype => new Conv2D(1, (2, 1), dtype: dtype), [2, 8, 10, 1]);
        yield return (dtype => new Conv2D(4, 3, groups: 2, dtype: dtype), [2, 9, 10, 2]);
        yield return (dtype => new Conv2D(6, 3, groups: 3, dilationRate: 2, padding: "same", dtype: dtype), [2, 9, 10, 3]);
        yield return (dtype => new Conv2D(8, 3, groups: 2, strides: 2, dtype: dtype), [2, 9, 10, 4]);
        yield return (dtype => new Conv3D(2, 3, padding: "same", dtype: dtype), [2, 4, 5, 6, 1]);
        yield return (dtype => new Conv3D(3, (1, 3, 2), groups: 3, dtype: dtype), [2, 3, 7, 6, 3]);
        yield return (dtype => new Conv3D(8, (3, 2, 2), strides: (2, 1, 2), padding: "same", groups: 4, dtype: dtype), [2, 5, 7, 6, 4]);
        yield return (dtype => new Conv3D(4, (2, 3, 2), dilationRate: (2, 1, 2), groups: 2, dtype: dtype), [2, 5, 7, 6, 2]);
        yield return (dtype => new DepthwiseConv1D(3, dilationRate: 2, dtype: dtype), [5, 12, 3]);
        yield return (dtype => new DepthwiseConv2D(3, padding: "same", dtype: dtype), [2, 9, 8, 5]);
        yield return (dtype => new DepthwiseConv2D((3, 2), dilationRate: (2, 3), padding: "same", depthMultiplier: 2, dtype: dtype), [2, 9, 8, 3]);
        yield return (dtype => new DepthwiseConv2D(3, strides: 2, dilationRate: 2, dtype: dtype), [2, 10, 9, 4]);
        yield return (dtype => new SeparableConv2D(3, 3, dilationRate: 2, padding: "same", depthMultiplier: 3, dtype: dtype), [2, 9, 8, 2]);
        yield return (dtype => new Conv1DTranspose(1, 4, strides: 2, padding: "same", dtype: dtype), [5, 7, 3]);
        yield return (dtype => new Conv2DTranspose(1, (3, 1), strides: 2, dtype: dtype), [5, 9, 8, 2]);
        yield return (dtype => new Conv2DTranspose(1, 3, strides: 2, padding: "same", activation: "sigmoid", dtype: dtype), [5, 6, 9, 8]);
        yield return (dtype => new ConvLSTM2D(1, 3, padding: "same", returnSequences: true, dtype: dtype), [2, 4, 6, 5, 1]);
        yield return (dtype => new Conv3DTranspose(1, 2, strides: 2, dtype: dtype), [2, 3, 4, 3, 4]);
    }

    static IEnumerable<TestCaseData> Cases => Layers().Select((l, i) => new TestCaseData(i).SetArgDisplayNames(l.Make("float32").ToString()));

    [TestCaseSource(nameof(Cases))]
    public void IsAsExactAsInFloat64(int index)
    {
        using var scope = torch.NewDisposeScope();
        var (make, shape) = Layers().ElementAt(index);
        var (single, exact) = (make("float32"), make("float64"));
        var x = torch.randn(shape);
        exact.Apply(x);
        single.Apply(x);
        exact.SetWeights(single.GetWeights());
        var direction = torch.randn_like(single.Apply(x));
        (Tensor Output, List<Tensor> Gradients) Run(Layer layer, torch.ScalarType dtype)
        {
            var input = x.to(dtype).detach().requires_grad_();
            foreach (var variable in layer.Variables) variable.Tensor.grad?.zero_();
            var output = layer.Apply(input);
            output.mul(direction.to(dtype)).sum().backward();
            return (output, [input.grad!, .. layer.Variables.Select(v => v.Tensor.grad!)]);
        }
        var (expected, gradients) = Run(exact, torch.ScalarType.Float64);
        for (int attempt = 0; attempt < 3; attempt++)
        {
            Spoil(x.shape, direction.shape);
            var (actual, ours) = Run(single, torch.ScalarType.Float32);
            Assert.That(actual, Close.To(expected, 1e-4, 1e-4), "output");
            foreach (var ((one, other), i) in ours.Zip(gradients).Select((g, i) => (g, i))) Assert.That(one, Close.To(other, 1e-3, 1e-3), i == 0 ? "gradient of the input" : $"gradient of weight {i - 1}");
        }
        using (torch.no_grad()) Assert.That(single.Apply(x), Close.To(expected, 1e-4, 1e-4), "in prediction");
    }

    // What is freed is what is given out next: whoever does not write all of it shows.
    static void Spoil(params long[][] shapes)
    {
        foreach (var tensor in shapes.Select(s => torch.full(s, float.NaN)).ToList()) tensor.Dispose();
    }
}
