using System.Numerics;

namespace KerasLike.Layers;

/// <summary>What frames have of each frequency, by kernels of cosines and sines, and the value that is given for it.</summary>
internal sealed class Spectrum
{
    internal static readonly string[] Modes = ["log", "magnitude", "psd", "real", "imag", "angle", "stft"];

    static readonly Scalar Epsilon = Scalars.Of(1e-7);

    readonly string mode;
    readonly int frameLength, frequencies;
    readonly Variable? real, imaginary;

    /// <param name="owner">The layer, for messages.</param>
    /// <param name="mode">Which value.</param>
    /// <param name="fftLength">The length of the transform; null is the next power of two.</param>
    /// <param name="frameLength">The samples in a frame.</param>
    /// <param name="addKernel">Makes the kernel of a part, <c>"real"</c> or <c>"imag"</c>.</param>
    internal Spectrum(string owner, string mode, int? fftLength, int frameLength, Func<string, Shape, Variable> addKernel)
    {
        if (fftLength is int length && !BitOperations.IsPow2(length)) Warnings.Write($"{owner}: `fftLength` is best a power of two. Received: fftLength={length}");
        (this.mode, this.frameLength, frequencies) = (mode, frameLength, Frequencies(fftLength, frameLength));
        Shape shape = (frameLength, 1, frequencies);
        if (mode != "imag") real = addKernel("real", shape);
        if (mode != "real") imaginary = addKernel("imag", shape);
    }

    /// <summary>A length of the transform that a layer was given, if it is one.</summary>
    internal static int? CheckLength(int? fftLength, int frameLength) => fftLength is null || fftLength >= frameLength ? fftLength
        : throw Check.Error("`fftLength` must not be less than `frameLength`", $"fftLength={fftLength}, frameLength={frameLength}", nameof(fftLength), nameof(STFTSpectrogram));

    /// <summary>How many values there are for a frame.</summary>
    internal static int Values(string mode, int? fftLength, int frameLength) => (mode == "stft" ? 2 : 1) * Frequencies(fftLength, frameLength);

    /// <summary>The values of frames: (…, samples) to (…, values).</summary>
    internal Tensor Of(Tensor frames)
    {
        Tensor Part(Variable? kernel) => torch.matmul(frames, ((Tensor)kernel!).view(frameLength, frequencies));
        return mode switch
        {
            "real" => Part(real),
            "imag" => Part(imaginary),
            "angle" => torch.atan2(Part(imaginary), Part(real)),
            "stft" => torch.cat([Part(real), Part(imaginary)], -1),
            "psd" => OneSided(Power(Part(real), Part(imaginary))),
            "magnitude" => Power(Part(real), Part(imaginary)).clamp_min(Epsilon).sqrt(),
            _ => Power(Part(real), Part(imaginary)).clamp_min(Epsilon).sqrt().clamp_min(Epsilon).log(),
        };
    }

    static Tensor Power(Tensor real, Tensor imaginary) => real.Squared().Plus(imaginary.Squared());

    // What negative frequencies have belongs to the positive ones, all but the first and the last.
    static Tensor OneSided(Tensor power) => power.size(-1) <= 2 ? power : power.Plus(functional.pad(power.narrow(-1, 1, power.size(-1) - 2), [1, 1]));

    static int Frequencies(int? fftLength, int frameLength) => (fftLength ?? (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, frameLength))) / 2 + 1;
}
