namespace KerasLike.Layers;

/// <summary>The spectrum of sound over time, on the mel scale, on which equal steps sound equally far apart.</summary>
/// <param name="fftLength">The length of the Fourier transform. Default: 2048.</param>
/// <param name="sequenceStride">The samples from one frame to the next. Default: 512.</param>
/// <param name="sequenceLength">The samples in a frame, at most <paramref name="fftLength"/>, which null stands for. Default: null.</param>
/// <param name="window">The window over a frame, <c>"hann"</c> or <c>"hamming"</c>; null for none. Default: <c>"hann"</c>.</param>
/// <param name="samplingRate">The samples in a second. Default: 16000.</param>
/// <param name="numMelBins">How many bands there are on the mel scale. Default: 128.</param>
/// <param name="minFreq">The lowest frequency, in hertz. Default: 20.</param>
/// <param name="maxFreq">The highest frequency, in hertz; null is half of <paramref name="samplingRate"/>. Default: null.</param>
/// <param name="powerToDb">Whether powers are given in decibels. Default: true.</param>
/// <param name="topDb">How far below the greatest value, in decibels, lower ones are cut. Default: 80.</param>
/// <param name="magExp">The exponent of magnitudes: 1 for magnitude, 2 for power. Default: 2.</param>
/// <param name="minPower">The least power that is told from zero, positive. Default: 1e-10.</param>
/// <param name="refPower">The power of 0 decibels. Default: 1.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The floating-point type of the output; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, samples), or one signal, (samples).<br/>
/// Output: (batch, numMelBins, frames).<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.MelSpectrogram</c>
/// </remarks>
/// <example><code>var bands = new MelSpectrogram(numMelBins: 64, samplingRate: 8000, sequenceStride: 256).Apply(sound);</code></example>
public sealed class MelSpectrogram(int fftLength = 2048, int sequenceStride = 512, int? sequenceLength = null, string? window = "hann", int samplingRate = 16000, int numMelBins = 128, double minFreq = 20, double? maxFreq = null,
    bool powerToDb = true, double topDb = 80, double magExp = 2, double minPower = 1e-10, double refPower = 1, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, Check.Floating(dtype), inputShape)
{
    readonly MelBands bands = new(fftLength, sequenceLength ?? fftLength, sequenceStride, window, MelScale.Bands(numMelBins, fftLength / 2 + 1, samplingRate, minFreq, maxFreq ?? samplingRate / 2), magExp);
    readonly DecibelScale decibels = new(topDb, minPower, refPower);

    /// <summary>The length of the Fourier transform.</summary>
    public int FftLength { get; } = Check.Positive(fftLength);

    /// <summary>The samples from one frame to the next.</summary>
    public int SequenceStride { get; } = Check.Positive(sequenceStride);

    /// <summary>The samples in a frame.</summary>
    public int SequenceLength { get; } = sequenceLength is null || sequenceLength <= fftLength ? Check.Positive(sequenceLength) ?? fftLength
        : throw Check.Error("`sequenceLength` must not be greater than `fftLength`", $"sequenceLength={sequenceLength}, fftLength={fftLength}", nameof(sequenceLength));

    /// <summary>The window's name, or null.</summary>
    public string? Window { get; } = window;

    /// <summary>The samples in a second.</summary>
    public int SamplingRate { get; } = Check.Positive(samplingRate);

    /// <summary>How many bands there are.</summary>
    public int NumMelBins { get; } = Check.Positive(numMelBins);

    /// <summary>The lowest frequency.</summary>
    public double MinFreq { get; } = Check.NotNegative(minFreq);

    /// <summary>The highest frequency.</summary>
    public double MaxFreq { get; } = Check.Positive(maxFreq) ?? samplingRate / 2;

    /// <summary>Whether powers are given in decibels.</summary>
    public bool PowerToDb { get; } = powerToDb;

    /// <summary>How far below the greatest value lower ones are cut.</summary>
    public double TopDb { get; } = topDb;

    /// <summary>The exponent of magnitudes.</summary>
    public double MagExp { get; } = magExp;

    /// <summary>The least power that is told from zero.</summary>
    public double MinPower { get; } = Check.Positive(minPower);

    /// <summary>The power of 0 decibels.</summary>
    public double RefPower { get; } = refPower;

    internal override bool NeedsFloats => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => new([.. Check.NotNull(inputShape).SkipLast(1), NumMelBins, inputShape[^1] / SequenceStride + 1]);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training)
    {
        var signal = inputs.to_type(DType.ComputeDType == ScalarType.Float64 ? ScalarType.Float64 : ScalarType.Float32);
        if (signal.size(-1) <= FftLength / 2) throw new ArgumentException($"{Description}: a signal must have more than fftLength / 2 = {FftLength / 2} samples. Received: shape {Shape.Of(inputs)}");
        var mel = bands.Of(signal);
        return (PowerToDb ? decibels.Of(mel) : mel).to_type(DType.ComputeDType);
    }
}
