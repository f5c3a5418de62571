using KerasLike.Layers;

namespace KerasLike;

/// <summary>Finds what a layer gives by calling it on zeros twice, with different sizes where the input's are unknown: what differs is unknown in the output.</summary>
internal static class ShapeProbe
{
    static readonly long[] Batches = [2, 3], Unknowns = [16, 40];

    internal static IReadOnlyList<(Shape Shape, ScalarType DType)> Outputs(Layer layer, IReadOnlyList<(Shape Shape, ScalarType DType)> inputs, CallArguments? arguments = null)
    {
        var (first, second) = (Probe(layer, inputs, arguments, 0), Probe(layer, inputs, arguments, 1));
        return [.. first.Zip(second, (a, b) => (new Shape([.. a.Shape.Zip(b.Shape, (x, y) => x == y ? x : null)]), a.DType))];
    }

    static List<(Shape Shape, ScalarType DType)> Probe(Layer layer, IReadOnlyList<(Shape Shape, ScalarType DType)> inputs, CallArguments? arguments, int attempt)
    {
        using var noGrad = torch.no_grad();
        using var scope = TensorScope.Open();
        var zeros = inputs.Select(i => Zeros([.. i.Shape.Select((dim, axis) => dim ?? (axis == 0 ? Batches : Unknowns)[attempt])], i.DType));
        var names = arguments?.Names?.Where(n => !CallArguments.IsMask(n)).ToArray();
        var outputs = layer.Run(new Tensors([.. zeros], names), CallContext.Probe.With(arguments?.Options));
        return [.. ((IEnumerable<Tensor>)outputs).Select(o => (StringTensor.ShapeOf(o), StringTensor.Is(o) ? DTypes.Text : o.dtype))];
    }

    static Tensor Zeros(long[] sizes, ScalarType dtype) => dtype != DTypes.Text ? torch.zeros(sizes, dtype, Keras.Device)
        : StringTensor.Of(Strings.Of([.. Enumerable.Repeat("", (int)sizes.Aggregate(1L, (a, b) => a * b))], new([.. sizes.Select(s => (int?)s)])));
}
