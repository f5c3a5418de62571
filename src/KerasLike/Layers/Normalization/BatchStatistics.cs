namespace KerasLike.Layers;

/// <summary>The arithmetic of batch normalization, on libtorch's fused kernel. Features are on axis 1.</summary>
internal sealed class BatchStatistics(double momentum, double epsilon)
{
    readonly Scalar stay = Scalars.Of(momentum), move = Scalars.Of(1 - momentum), epsilonScalar = Scalars.Of(epsilon);

    /// <summary>Normalizes with the moving averages.</summary>
    internal Tensor Normalize(Tensor x, Tensor mean, Tensor variance, Tensor? gamma, Tensor? beta) =>
        functional.batch_norm(x, mean, variance, gamma, beta, training: false, eps: epsilon);

    /// <summary>Normalizes with the batch's mean and variance, and moves the averages towards them.</summary>
    internal Tensor NormalizeAndUpdate(Tensor x, Tensor mean, Tensor variance, Tensor? gamma, Tensor? beta)
    {
        var count = x.numel() / x.size(1);
        if (count == 1) return NormalizeOne(x, mean, variance, gamma, beta);
        // The kernel keeps the averages for backward and must find them unchanged, so it moves copies.
        var (newMean, newVariance) = (mean.detach().to_type(x.dtype, copy: true), variance.detach().to_type(x.dtype, copy: true));
        var normalized = functional.batch_norm(x, newMean, newVariance, gamma, beta, training: true, momentum: 1 - momentum, eps: epsilon);
        // libtorch averages the unbiased variance, v·n/(n − 1); Keras averages v. Scaled by (n − 1)/n, what the kernel left is Keras's but for a part of the
        // old value, which is added here.
        using Scalar oldPart = momentum / count, scale = (count - 1.0) / count;
        using var noGrad = torch.no_grad();
        mean.copy_(newMean);
        variance.mul_(oldPart).add_(newVariance, scale);
        return normalized;
    }

    /// <summary>Normalizes with statistics that gradients flow through, which the fused kernel takes for constants.</summary>
    internal Tensor NormalizeBy(Tensor x, Tensor mean, Tensor variance, Tensor? gamma, Tensor? beta)
    {
        long[] features = [.. Enumerable.Range(0, (int)x.ndim).Select(axis => axis == 1 ? x.size(1) : 1)];
        var factor = WithEpsilon(variance).rsqrt();
        if (gamma is not null) factor *= gamma;
        var normalized = (x - mean.reshape(features)) * factor.reshape(features);
        return beta is null ? normalized : normalized.Plus(beta.reshape(features));
    }

    /// <summary>Normalizes with the mean and variance of what a mask, of the shape of <paramref name="x"/>, says is there, and moves the averages towards them.</summary>
    internal Tensor NormalizeMasked(Tensor x, Tensor mask, Tensor mean, Tensor variance, Tensor? gamma, Tensor? beta)
    {
        var (batchMean, batchVariance) = BatchMoments.Of(x, mask);
        Move(mean, batchMean);
        Move(variance, batchVariance);
        return NormalizeBy(x, batchMean, batchVariance, gamma, beta);
    }

    internal Tensor WithEpsilon(Tensor variance) => variance.Plus(epsilonScalar);

    internal Tensor WithoutEpsilon(Tensor variance) => variance.sub(epsilonScalar);

    /// <summary>Moves an average towards a value.</summary>
    internal void Move(Tensor average, Tensor value)
    {
        using var noGrad = torch.no_grad();
        average.mul_(stay).add_(value, move);
    }

    // The kernel refuses a batch of one value for each feature; its variance is 0.
    Tensor NormalizeOne(Tensor x, Tensor mean, Tensor variance, Tensor? gamma, Tensor? beta)
    {
        var (batchMean, batchVariance) = BatchMoments.Of(x);
        Move(mean, batchMean);
        Move(variance, batchVariance);
        return NormalizeBy(x, batchMean, batchVariance, gamma, beta);
    }
}
