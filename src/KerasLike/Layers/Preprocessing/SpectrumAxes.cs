namespace KerasLike.Layers;

/// <summary>Where signals and spectra have their axes, inside as (batch, channels, frames, frequencies).</summary>
/// <param name="frames">How signals are cut into frames.</param>
/// <param name="channelsLast">Whether the channels are last.</param>
/// <param name="expandDims">Whether frequencies have an axis of their own, or stand with the channels.</param>
internal sealed class SpectrumAxes(SignalFrames frames, bool channelsLast, bool expandDims)
{
    /// <summary>The shape of a spectrogram of a signal.</summary>
    internal Shape OutputShape(string owner, Shape signal, int values)
    {
        var (time, channels) = signal.Rank != 3 ? throw new ArgumentException($"{owner}: expected 3 axes. Received: shape {signal}") : channelsLast ? (signal[1], signal[2]) : (signal[2], signal[1]);
        var count = frames.Count(time);
        if (count <= 0) throw new ArgumentException($"{owner}: the signal must be at least as long as a frame. Received: input shape={signal}, frameLength={frames.Length}");
        return (expandDims, channelsLast) switch
        {
            (true, true) => (signal[0], count, values, channels),
            (true, false) => (signal[0], channels, count, values),
            (false, true) => (signal[0], count, channels * values),
            _ => (signal[0], channels * values, count),
        };
    }

    /// <summary>The frames of a signal: (batch, channels, frames, samples).</summary>
    internal Tensor ToFrames(Tensor signal) => frames.Of(channelsLast ? signal.transpose(1, 2) : signal);

    /// <summary>A spectrum as it is given.</summary>
    internal Tensor FromSpectrum(Tensor spectrum) => (expandDims, channelsLast) switch
    {
        (true, true) => spectrum.permute(0, 2, 3, 1),
        (true, false) => spectrum,
        (false, true) => spectrum.permute(0, 2, 1, 3).flatten(2),
        _ => spectrum.permute(0, 1, 3, 2).flatten(1, 2),
    };
}
