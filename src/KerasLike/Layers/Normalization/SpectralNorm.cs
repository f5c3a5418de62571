namespace KerasLike.Layers;

/// <summary>The largest singular value of a matrix, by power iteration.</summary>
internal static class SpectralNorm
{
    // The square of the least length that is divided by, Keras's 1e-7.
    static readonly Scalar Least = Scalars.Of(1e-14);

    /// <summary>An estimate of the value, and of the direction that belongs to it.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="u">The direction, (1, columns), as it was known so far.</param>
    /// <param name="iterations">How often it is improved.</param>
    internal static (Tensor Norm, Tensor U) Of(Tensor matrix, Tensor u, int iterations)
    {
        var v = u;
        for (int i = 0; i < iterations; i++)
        {
            v = OfLengthOne(u.matmul(matrix.t()));
            u = OfLengthOne(v.matmul(matrix));
        }
        return (v.matmul(matrix).matmul(u.t()).squeeze(), u);
    }

    static Tensor OfLengthOne(Tensor vector) => vector * vector.Squared().sum().clamp_min(Least).rsqrt();
}
