namespace KerasLike.Layers;

/// <summary>What the gates of a long short-term memory do, in Keras's order: input, forget, cell, output.</summary>
internal static class LstmGates
{
    /// <summary>The output and the states after a step.</summary>
    /// <param name="gates">The gates, before their activations.</param>
    /// <param name="c">The state c after the step before.</param>
    /// <param name="activation">The activation.</param>
    /// <param name="recurrentActivation">The activation of the gates.</param>
    internal static (Tensor Output, IReadOnlyList<Tensor> States) Step(Tensor[] gates, Tensor c, Func<Tensor, Tensor> activation, Func<Tensor, Tensor> recurrentActivation)
    {
        var next = (recurrentActivation(gates[1]) * c).Plus(recurrentActivation(gates[0]) * activation(gates[2]));
        var h = recurrentActivation(gates[3]) * activation(next);
        return (h, [h, next]);
    }

    /// <summary>A bias whose forget gate begins at 1.</summary>
    internal sealed class ForgetGateBias(Initializers.Initializer others) : Initializers.Initializer
    {
        public override Tensor Apply(Shape shape, ScalarType dtype = ScalarType.Float32)
        {
            var units = shape.Last / 4;
            return torch.cat([others.Apply(units, dtype), torch.ones(units, dtype), others.Apply(2 * units, dtype)]);
        }
    }
}
