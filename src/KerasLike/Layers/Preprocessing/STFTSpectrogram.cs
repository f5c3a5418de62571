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
    readonly SpectrumAxes axes = new(new(frameLength, frameStep, padding), dataFormat != "channels_first", expandDims);
    Spectrum spectrum = null!;

    /// <summary>What is given.</summary>
    public string Mode { get; } = Check.OneOf(mode, Spectrum.Modes);

    /// <summary>The samples in a frame.</summary>
    public int FrameLength { get; } = Check.Positive(frameLength);

    /// <summary>The samples from one frame to the next as given, or null.</summary>
    public int? FrameStep { get; } = SignalFrames.CheckStep(frameStep, frameLength);

    /// <summary>The length of the transform as given, or null.</summary>
    public int? FftLength { get; } = Spectrum.CheckLength(fftLength, frameLength);

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

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => axes.OutputShape(Description, Check.NotNull(inputShape), Spectrum.Values(Mode, FftLength, FrameLength));

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training) => axes.FromSpectrum(spectrum.Of(axes.ToFrames(inputs)));

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        ComputeOutputShape(inputShape);
        (InputSpec, spectrum) = (new(ndim: 3), new(Description, Mode, FftLength, FrameLength, (part, shape) => AddWeight($"{part}_kernel", shape, new STFT(part, Window, Scaling, Periodic))));
    }
}
