namespace KerasLike.Layers;

/// <summary>A signal cut into frames that begin at even distances.</summary>
/// <param name="length">The samples in a frame.</param>
/// <param name="step">The samples from one frame to the next; null is half a frame.</param>
/// <param name="padding"><c>"valid"</c>, or <c>"same"</c> to add zeros at both ends.</param>
internal sealed class SignalFrames(int length, int? step, string padding)
{
    readonly int step = step ?? Math.Max(1, length / 2);

    /// <summary>The samples in a frame.</summary>
    internal int Length => length;

    /// <summary>A step that a layer was given, if it is one.</summary>
    internal static int? CheckStep(int? frameStep, int frameLength) => frameStep is null || (frameStep >= 1 && frameStep <= frameLength) ? frameStep
        : throw Check.Error("`frameStep` must be from 1 to `frameLength`", $"frameStep={frameStep}, frameLength={frameLength}", nameof(frameStep), nameof(STFTSpectrogram));

    /// <summary>How many frames a signal has.</summary>
    internal int? Count(int? samples) => samples is not int known ? null : padding == "same" ? (known + step - 1) / step : (known - length + step) / step;

    /// <summary>(batch, channels, time) as (batch, channels, frames, samples of a frame).</summary>
    internal Tensor Of(Tensor signal)
    {
        if (padding == "same")
        {
            var samples = signal.size(-1);
            var missing = Math.Max(0, ((samples + step - 1) / step - 1) * step + length - samples);
            signal = functional.pad(signal, [missing / 2, missing - missing / 2]);
        }
        return signal.unfold(-1, length, step);
    }
}
