using static TorchSharp.torch;

namespace KerasLike.Benchmarks;

/// <summary>Weights as views of one flat tensor, and their gradients of another, so that an update is a handful of operations however many weights there are.</summary>
internal sealed class FlatParameters
{
    readonly Tensor weights, gradients;
    readonly List<Tensor> views = [];

    internal FlatParameters(params long[][] shapes)
    {
        var sizes = shapes.Select(s => s.Aggregate(1L, (a, b) => a * b)).ToArray();
        (weights, gradients) = (zeros(sizes.Sum()), zeros(sizes.Sum()));
        long at = 0;
        foreach (var (shape, size) in shapes.Zip(sizes))
        {
            using (no_grad())
            {
                var view = weights.narrow(0, at, size).view(shape);
                if (shape.Length > 1) view.copy_(randn(shape) * Math.Sqrt(2.0 / (shape[0] + shape[1])));
                var parameter = nn.Parameter(view);
                parameter.grad = gradients.narrow(0, at, size).view(shape);
                views.Add(parameter);
            }
            at += size;
        }
    }

    internal Tensor this[int index] => views[index];

    internal IReadOnlyList<Tensor> Views => views;

    internal int Count => views.Count;

    /// <summary>Adam in Keras's form, six operations.</summary>
    internal Action Adam(double learningRate = 0.001)
    {
        var (momentum, velocity) = (zeros_like(weights), zeros_like(weights));
        Scalar keepMean = 0.9, moveMean = 0.1, keepSquare = 0.999, moveSquare = 0.001, epsilon = 1e-7, zero = 0;
        var step = 0;
        return () =>
        {
            step++;
            using Scalar alpha = -learningRate * Math.Sqrt(1 - Math.Pow(0.999, step)) / (1 - Math.Pow(0.9, step));
            momentum.mul_(keepMean).add_(gradients, moveMean);
            velocity.mul_(keepSquare).addcmul_(gradients, gradients, moveSquare);
            weights.addcdiv_(momentum, velocity.sqrt().add_(epsilon), alpha);
            gradients.fill_(zero);
        };
    }

    /// <summary>Gradient descent with momentum.</summary>
    internal Action Momentum(double learningRate, double momentum)
    {
        var velocity = zeros_like(weights);
        Scalar keep = momentum, step = -learningRate, one = 1, zero = 0;
        return () =>
        {
            velocity.mul_(keep).add_(gradients, step);
            weights.add_(velocity, one);
            gradients.fill_(zero);
        };
    }

    /// <summary>RMSprop in Keras's form.</summary>
    internal Action RMSprop(double learningRate = 0.001)
    {
        var velocity = zeros_like(weights);
        Scalar keep = 0.9, move = 0.1, epsilon = 1e-7, step = -learningRate, zero = 0;
        return () =>
        {
            velocity.mul_(keep).addcmul_(gradients, gradients, move);
            weights.addcdiv_(gradients, velocity.add(epsilon).sqrt_(), step);
            gradients.fill_(zero);
        };
    }
}
