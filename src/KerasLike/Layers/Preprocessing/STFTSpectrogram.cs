using KerasLike.Initializers;
using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>The spectrum of a signal over time, by the short-time Fourier transform. Its sines and cosines are weights, which training may change.</summary>
/// <param name="mode">What is given: <c>"log"</c>, <c>"magnitude"</c>, <c>"psd"</c> (power spectral density), <c>"real"</c>, <c>"imag"</c>, <c>"angle"</c>, or <c>"stft"</c> for real and imaginary parts one after the other. Default: <c>"log"</c>.</param>
/// <param name="frameLength">The samples in a frame. Default: 256.</param>
/// <param name="frameStep">The samples from one frame to the next, from 1 to <paramref name="frameLength"/>; null is half of that. Default: null.</param>
/// <param name="fftLength">The length of the transform, at least <paramref name="frameLength"/>, best a power of two; null is the next one. Default: null.</param>
/// <param name="window">The window over a frame, by its name in <c>scipy.signal.windows</c>; null for none. Default: <c>"hann"</c>.</param>
/// <param name="periodic">Whether the window's period is its length, rather than one less. Default: false.</param>
/// <param name="scaling"><c>"density"</c> divides the window by its 2-norm, <c>"spectrum"</c> by its sum; null by nothing. Default: <c>"density"</c>.</param>
/// <param name="padding"><c>"valid"</c>, or <c>"same"</c> to add zeros at both ends. Default: <c>"valid"</c>.</param>
/// <param name="expandDims">Whether frequencies have an axis of their own, as image layers want it. Default: false.</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, time, channels) or <c>"channels_first"</c> for (batch, channels, time). Default: <c>"channels_last"</c>.</param>
/// <param name="activityRegularizer">A penalty on the output. Default: none.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights. Default: true.</param>
/// <param name="dtype">The floating-point types to compute in and keep weights in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, time, channels).<br/>
/// Output: (batch, frames, channels · frequencies), or (batch, frames, frequencies, channels) with <c>expandDims: true</c>; frequencies = fftLength / 2 + 1.<br/>
/// Weights: cosines and sines, each (frame length, 1, frequencies); <c>"real"</c> and <c>"imag"</c> have one of them.<br/>
/// Keras: <c>keras.layers.STFTSpectrogram</c>
/// </remarks>
/// <example><code>model.Add(new STFTSpectrogram(frameLength: 256, frameStep: 128, fftLength: 512, trainable: false));</code></example>
public sealed class STFTSpectrogram(string mode = "log", int frameLength = 256, int? frameStep = null, int? fftLength = null, string? window = "hann", bool periodic = false, string? scaling = "density",
    string padding = "valid", bool expandDims = false, string? dataFormat = null, Regularizer? activityRegularizer = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, Check.Floating(dtype), inputShape, activityRegularizer)
{
    static readonly Scalar Epsilon = Scalars.Of(1e-7);

    readonly int step = frameStep ?? Math.Max(1, frameLength / 2), frequencies = (fftLength ?? (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, frameLength))) / 2 + 1;

    Variable? real, imaginary;

    /// <summary>What is given.</summary>
    public string Mode { get; } = Check.OneOf(mode, ["log", "magnitude", "psd", "real", "imag", "angle", "stft"]);

    /// <summary>The samples in a frame.</summary>
    public int FrameLength { get; } = Check.Positive(frameLength);

    /// <summary>The samples from one frame to the next as given, or null.</summary>
    public int? FrameStep { get; } = frameStep is null || (frameStep >= 1 && frameStep <= frameLength) ? frameStep
        : throw Check.Error("`frameStep` must be from 1 to `frameLength`", $"frameStep={frameStep}, frameLength={frameLength}", nameof(frameStep));

    /// <summary>The length of the transform as given, or null.</summary>
    public int? FftLength { get; } = fftLength is null || fftLength >= frameLength ? fftLength
        : throw Check.Error("`fftLength` must not be less than `frameLength`", $"fftLength={fftLength}, frameLength={frameLength}", nameof(fftLength));

    /// <summary>The window's name, or null.</summary>
    public string? Window { get; } = window is null ? null : Check.OneOf(window, Windows.Names);

    /// <summary>Whether the window's period is its length.</summary>
    public bool Periodic { get; } = periodic;

    /// <summary>What the window is divided by.</summary>
    public string? Scaling { get; } = scaling is null ? null : Check.OneOf(scaling, ["density", "spectrum"]);

    /// <summary>Whether zeros are added at both ends.</summary>
    public string Padding { get; } = Check.OneOf(padding, ["valid", "same"]);

    /// <summary>Whether frequencies have an axis of their own.</summary>
    public bool ExpandDims { get; } = expandDims;

    /// <summary>Where the channels are.</summary>
    public string DataFormat { get; } = Check.OneOf(dataFormat ?? "channels_last", ["channels_last", "channels_first"], name: nameof(dataFormat));

    internal override bool NeedsFloats => true;

    bool ChannelsLast => DataFormat == "channels_last";

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape)
    {
        var (time, channels) = Check.NotNull(inputShape).Rank != 3 ? throw new ArgumentException($"{Description}: expected 3 axes. Received: shape {inputShape}") : ChannelsLast ? (inputShape[1], inputShape[2]) : (inputShape[2], inputShape[1]);
        var frames = time is not int samples ? null : (int?)(Padding == "same" ? (samples + step - 1) / step : (samples - FrameLength + step) / step);
        if (frames <= 0) throw new ArgumentException($"{Description}: the signal must be at least as long as a frame. Received: input shape={inputShape}, frameLength={FrameLength}");
        var values = Mode == "stft" ? 2 * frequencies : frequencies;
        return (ExpandDims, ChannelsLast) switch
        {
            (true, true) => (inputShape[0], frames, values, channels),
            (true, false) => (inputShape[0], channels, frames, values),
            (false, true) => (inputShape[0], frames, channels * values),
            _ => (inputShape[0], channels * values, frames),
        };
    }

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training)
    {
        var frames = Frames(ChannelsLast ? inputs.transpose(1, 2) : inputs);
        Tensor Side(Variable? kernel) => torch.matmul(frames, ((Tensor)kernel!).view(FrameLength, frequencies));
        var spectrum = Mode switch
        {
            "real" => Side(real),
            "imag" => Side(imaginary),
            "angle" => torch.atan2(Side(imaginary), Side(real)),
            "stft" => torch.cat([Side(real), Side(imaginary)], -1),
            "psd" => OneSided(Power(Side(real), Side(imaginary))),
            "magnitude" => Power(Side(real), Side(imaginary)).clamp_min(Epsilon).sqrt(),
            _ => Power(Side(real), Side(imaginary)).clamp_min(Epsilon).sqrt().clamp_min(Epsilon).log(),
        };
        return (ExpandDims, ChannelsLast) switch
        {
            (true, true) => spectrum.permute(0, 2, 3, 1),
            (true, false) => spectrum,
            (false, true) => spectrum.permute(0, 2, 1, 3).flatten(2),
            _ => spectrum.permute(0, 1, 3, 2).flatten(1, 2),
        };
    }

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        ComputeOutputShape(inputShape);
        if (fftLength is int length && !System.Numerics.BitOperations.IsPow2(length)) Warnings.Write($"{Description}: `fftLength` is best a power of two. Received: fftLength={length}");
        InputSpec = new(ndim: 3);
        Shape shape = (FrameLength, 1, frequencies);
        if (Mode != "imag") real = AddWeight("real_kernel", shape, new STFT("real", Window, Scaling, Periodic));
        if (Mode != "real") imaginary = AddWeight("imag_kernel", shape, new STFT("imag", Window, Scaling, Periodic));
    }

    // (batch, channels, time) as (batch, channels, frames, samples of a frame).
    Tensor Frames(Tensor signal)
    {
        if (Padding == "same")
        {
            var length = signal.size(-1);
            var missing = Math.Max(0, ((length + step - 1) / step - 1) * step + FrameLength - length);
            signal = functional.pad(signal, [missing / 2, missing - missing / 2]);
        }
        return signal.unfold(-1, FrameLength, step);
    }

    static Tensor Power(Tensor real, Tensor imaginary) => real.Squared().Plus(imaginary.Squared());

    // What negative frequencies have belongs to the positive ones, all but the first and the last.
    static Tensor OneSided(Tensor power) => power.size(-1) <= 2 ? power : power.Plus(functional.pad(power.narrow(-1, 1, power.size(-1) - 2), [1, 1]));
}
