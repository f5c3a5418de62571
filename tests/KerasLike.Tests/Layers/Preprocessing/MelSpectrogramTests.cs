using KerasLike.Layers;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Bands on the mel scale.</summary>
[TestFixture]
public class MelSpectrogramTests
{
    // Two tones.
    static readonly float[] Sound = [.. Enumerable.Range(0, 200).Select(i => (float)(Math.Sin(i * 0.3) + 0.5 * Math.Cos(i * 1.1)))];

    // Computed with NumPy: reflected at the ends, windowed, transformed, weighted by triangles on the mel scale.
    static readonly TestCaseData[] Bands =
    [
        new TestCaseData(new MelSpectrogram(32, 50, samplingRate: 1000, numMelBins: 4), new[,] { { 13.5333f, 15.8982f, 15.894f, 15.899f, 15.6655f }, { 11.2412f, 12.9836f, 12.9977f, 12.9845f, 11.0237f }, { -1.11238f, -0.274939f, -0.25489f, -0.271177f, 3.75323f }, { -9.37827f, -40.4336f, -35.7285f, -39.5267f, -10.5528f } }),
        new TestCaseData(new MelSpectrogram(32, 50, 24, "hamming", 1000, 3, 0, 400, powerToDb: false, magExp: 1), new[,] { { 5.98873f, 9.68147f, 9.79281f, 9.73125f, 8.6068f }, { 5.04983f, 6.28632f, 6.32927f, 6.30212f, 5.47227f }, { 1.34129f, 1.00267f, 0.987947f, 1.02907f, 2.19237f } }),
        new TestCaseData(new MelSpectrogram(16, 64, window: null, samplingRate: 1000, numMelBins: 3, topDb: 6, refPower: 0.01), new[,] { { 30.0851f, 36.0851f, 35.8402f, 35.3457f }, { 30.0851f, 30.0851f, 30.0851f, 30.0851f }, { 30.0851f, 30.0851f, 30.0851f, 30.0851f } }),
    ];

    [TestCaseSource(nameof(Bands))]
    public void MelBandsAreKerass(object layer, float[,] expected)
    {
        using var scope = torch.NewDisposeScope();
        var mel = (MelSpectrogram)layer;
        var y = mel.Apply(torch.tensor(Sound));
        Assert.That(y, Close.To(torch.tensor(expected), 1e-4, 1e-3));
        Assert.That(mel.ComputeOutputShape((null, 200)), Is.EqualTo((Shape)(null, expected.GetLength(0), expected.GetLength(1))));
        Assert.That(mel.Apply(torch.tensor(Sound).expand(2, 3, 200)), Close.To(y.expand(2, 3, y.size(0), y.size(1)), 1e-4, 1e-3), "batches");
    }
}
