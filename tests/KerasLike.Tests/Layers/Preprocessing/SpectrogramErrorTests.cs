using KerasLike.Layers;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>What layers of spectra say about wrong arguments and inputs.</summary>
[TestFixture]
public class SpectrogramErrorTests
{
    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new STFTSpectrogram("db"), "STFTSpectrogram: `mode` must be one of \"log\", \"magnitude\", \"psd\", \"real\", \"imag\", \"angle\", \"stft\". Received: mode=\"db\""),
        Mistake(() => new STFTSpectrogram(frameStep: 300), "STFTSpectrogram: `frameStep` must be from 1 to `frameLength`. Received: frameStep=300, frameLength=256"),
        Mistake(() => new STFTSpectrogram(fftLength: 128), "STFTSpectrogram: `fftLength` must not be less than `frameLength`. Received: fftLength=128, frameLength=256"),
        Mistake(() => new STFTSpectrogram(scaling: "power"), "STFTSpectrogram: `scaling` must be one of \"density\", \"spectrum\". Received: scaling=\"power\""),
        Mistake(() => new STFTSpectrogram(padding: "causal"), "STFTSpectrogram: `padding` must be one of \"valid\", \"same\". Received: padding=\"causal\""),
        Mistake(() => new STFTSpectrogram(name: "s").Apply(torch.zeros(1, 100, 1)), "STFTSpectrogram \"s\": the signal must be at least as long as a frame. Received: input shape=(1, 100, 1), frameLength=256"),
        Mistake(() => new STFTSpectrogram(name: "s").Apply(torch.zeros(1, 300)), "STFTSpectrogram \"s\": expected 3 axes. Received: shape (1, 300)"),
        Mistake(() => new MelSpectrogram(fftLength: 64, sequenceLength: 65), "MelSpectrogram: `sequenceLength` must not be greater than `fftLength`. Received: sequenceLength=65, fftLength=64"),
        Mistake(() => new MelSpectrogram(window: "kaiser"), "MelSpectrogram: `window` must be one of \"hann\", \"hamming\". Received: window=\"kaiser\""),
        Mistake(() => new MelSpectrogram(numMelBins: 0), "MelSpectrogram: `numMelBins` must be positive. Received: numMelBins=0"),
        Mistake(() => new MelSpectrogram(name: "m").Apply(torch.zeros(1, 1024)), "MelSpectrogram \"m\": a signal must have more than fftLength / 2 = 1024 samples. Received: shape (1, 1024)"),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<ArgumentException>().With.Message.StartsWith(message));
}
