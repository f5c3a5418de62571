using KerasLike.Initializers;

namespace KerasLike.Layers;

/// <summary>How much of sound falls into each band of the mel scale, frame by frame.</summary>
/// <param name="fftLength">The length of the Fourier transform.</param>
/// <param name="frameLength">The samples in a frame.</param>
/// <param name="frameStep">The samples from one frame to the next.</param>
/// <param name="window">The window over a frame; null for none.</param>
/// <param name="weights">How much of each frequency falls into each band, a row for each band.</param>
/// <param name="exponent">The exponent of magnitudes.</param>
internal sealed class MelBands(int fftLength, int frameLength, int frameStep, string? window, double[] weights, double exponent) : IFreedWithLayer
{
    readonly ConstantTensor windowValues = new(Shaped(window, frameLength), [frameLength]);
    readonly ConstantTensor bands = new(weights, [weights.Length / Math.Max(1, fftLength / 2 + 1), fftLength / 2 + 1]);
    readonly Scalar exponentScalar = Scalars.Of(exponent);

    /// <summary>(…, samples) to (…, bands, frames).</summary>
    internal Tensor Of(Tensor signal)
    {
        var rows = signal.ndim > 2 ? signal.flatten(0, -2) : signal;
        var spectrum = torch.stft(rows, fftLength, frameStep, frameLength, windowValues.Like(rows), return_complex: true).abs().pow(exponentScalar);
        var mel = torch.matmul(bands.Like(rows), spectrum);
        return signal.ndim > 2 ? mel.reshape([.. signal.shape[..^1], mel.size(-2), mel.size(-1)]) : mel;
    }

    public void Dispose()
    {
        windowValues.Dispose();
        bands.Dispose();
    }

    static double[] Shaped(string? window, int length) =>
        Windows.Values(window is null ? "boxcar" : Check.OneOf(window, ["hann", "hamming"], nameof(MelSpectrogram), nameof(window)), Math.Max(1, length), periodic: true);
}
