using KerasLike.Initializers;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Spectra of signals, against sums written out.</summary>
[TestFixture]
public class STFTSpectrogramTests
{
    static double Window(int i, int length) => 0.5 - 0.5 * Math.Cos(2 * Math.PI * i / (length - 1));

    // Real and imaginary part of a frequency in a frame that begins at `start`; the window is divided by its norm.
    static (double Real, double Imaginary) Part(Func<int, double> signal, int start, int frame, int fft, int frequency)
    {
        var norm = Math.Sqrt(Enumerable.Range(0, frame).Sum(i => Window(i, frame) * Window(i, frame)));
        double real = 0, imaginary = 0;
        for (int i = 0; i < frame; i++)
        {
            var value = signal(start + i) * Window(i, frame) / norm;
            real += value * Math.Cos(2 * Math.PI * i * frequency / fft);
            imaginary -= value * Math.Sin(2 * Math.PI * i * frequency / fft);
        }
        return (real, imaginary);
    }

    [Test]
    public void FramesAreTransformed([Values("log", "magnitude", "psd", "real", "imag", "angle", "stft")] string mode, [Values("valid", "same")] string padding)
    {
        using var scope = torch.NewDisposeScope();
        const int frame = 10, step = 4, fft = 16, samples = 27;
        var x = torch.randn(2, samples, 2);
        var frames = padding == "valid" ? (samples - frame) / step + 1 : (samples + step - 1) / step;
        var before = padding == "valid" ? 0 : ((frames - 1) * step + frame - samples) / 2;
        double Value(int batch, int channel, int at, int f)
        {
            double Signal(int i) => i - before >= 0 && i - before < samples ? x[batch, i - before, channel].item<float>() : 0;
            var (real, imaginary) = Part(Signal, at * step, frame, fft, f % (fft / 2 + 1));
            var power = real * real + imaginary * imaginary;
            return mode switch
            {
                "log" => Math.Log(Math.Sqrt(power)),
                "magnitude" => Math.Sqrt(power),
                "psd" => f is 0 or fft / 2 ? power : 2 * power,
                "real" => real,
                "imag" => imaginary,
                "angle" => Math.Atan2(imaginary, real),
                _ => f <= fft / 2 ? real : imaginary,
            };
        }
        var values = mode == "stft" ? fft + 2 : fft / 2 + 1;
        var expected = new float[2, frames, values, 2];
        for (int b = 0; b < 2; b++)
            for (int t = 0; t < frames; t++)
                for (int f = 0; f < values; f++)
                    for (int c = 0; c < 2; c++) expected[b, t, f, c] = (float)Value(b, c, t, f);
        var wanted = torch.tensor(expected);
        STFTSpectrogram Layer(bool expand, string format) => new(mode, frame, step, fft, padding: padding, expandDims: expand, dataFormat: format);

        Compare(Layer(true, "channels_last"), x, wanted);
        Compare(Layer(false, "channels_last"), x, wanted.permute(0, 1, 3, 2).flatten(2));
        Compare(Layer(true, "channels_first"), x.transpose(1, 2), wanted.permute(0, 3, 1, 2));
        Compare(Layer(false, "channels_first"), x.transpose(1, 2), wanted.permute(0, 3, 2, 1).flatten(1, 2));

        void Compare(STFTSpectrogram layer, Tensor input, Tensor output)
        {
            // Angles of nothing but rounding are not compared.
            var ignored = mode == "angle" ? torch.where(output.abs().gt(3.1), 1, 0).@bool() : torch.zeros_like(output).@bool();
            Assert.That(layer.Apply(input).masked_fill(ignored, 0), Close.To(output.masked_fill(ignored, 0), 1e-3, 2e-4));
            Assert.That(layer.ComputeOutputShape(new([null, .. input.shape.Skip(1).Select(d => (int?)d)])), Is.EqualTo(new Shape([null, .. output.shape.Skip(1).Select(d => (int?)d)])));
        }
    }

    [Test]
    public void TrainsItsWeights()
    {
        using var scope = torch.NewDisposeScope();
        var layer = new STFTSpectrogram(frameLength: 8);
        var model = new Sequential([Keras.Input((40, 1)), layer, new Flatten(), new Dense(1)]);
        Assert.That(layer.GetWeights().Select(w => w.shape), Is.All.EqualTo(new long[] { 8, 1, 5 }));
        Assert.That(layer.GetWeights()[1], Close.To(new STFT("imag").Apply((8, 1, 5))));
        model.Compile("sgd", "mse");
        model.Fit(torch.randn(8, 40, 1), torch.randn(8, 1), verbose: 0);
        Assert.That(layer.GetWeights()[1], Is.Not.EqualTo(new STFT("imag").Apply((8, 1, 5))));
        Assert.That(new STFTSpectrogram(trainable: false, frameLength: 8, inputShape: (40, 1)).TrainableWeights, Is.Empty);
    }
}
