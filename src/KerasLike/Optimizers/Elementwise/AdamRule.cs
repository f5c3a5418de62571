namespace KerasLike.Optimizers;

/// <summary>Adam's update: <c>m += (g − m)(1 − beta1)</c>, <c>v += (g² − v)(1 − beta2)</c>, <c>w −= α m / (√v + epsilon)</c>.</summary>
internal readonly struct AdamRule : IUpdateRule
{
    readonly float alpha, moveMean, moveSquare, epsilon;
    readonly bool amsgrad;

    /// <param name="learningRate">The learning rate.</param>
    /// <param name="step">The number of this update, from 1.</param>
    /// <param name="beta1">The share of the old value in the average of gradients.</param>
    /// <param name="beta2">The share of the old value in the average of squared gradients.</param>
    /// <param name="epsilon">Added to the root.</param>
    /// <param name="amsgrad">Whether the greatest average of squares so far takes the place of the current one.</param>
    internal AdamRule(double learningRate, long step, double beta1, double beta2, double epsilon, bool amsgrad = false)
    {
        // In float32, as Keras computes it: the first updates feel the rounding.
        alpha = (float)learningRate * MathF.Sqrt(1 - MathF.Pow((float)beta2, step)) / (1 - MathF.Pow((float)beta1, step));
        (moveMean, moveSquare, this.epsilon, this.amsgrad) = ((float)(1 - beta1), (float)(1 - beta2), (float)epsilon, amsgrad);
    }

    public void Update<T>(ref T weight, T gradient, ref T momentum, ref T velocity, ref T greatest) where T : struct, IElements<T>
    {
        momentum += (gradient - momentum) * T.Constant(moveMean);
        velocity += (gradient * gradient - velocity) * T.Constant(moveSquare);
        if (amsgrad) greatest = T.Max(greatest, velocity);
        weight -= momentum * T.Constant(alpha) / (T.Sqrt(amsgrad ? greatest : velocity) + T.Constant(epsilon));
    }
}
