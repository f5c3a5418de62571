using KerasLike.Data;
using KerasLike.Training;

namespace KerasLike;

/// <summary>Sound files as tensors of samples, (time, channels), from −1 to 1.</summary>
internal sealed class AudioFolder(int? samplingRate, int? outputSequenceLength)
{
    internal const string Owner = "Utils.AudioDatasetFromDirectory";

    readonly int? rate = Check.Positive(samplingRate, Owner), length = Check.Positive(outputSequenceLength, Owner);

    internal Tensor Read(string path)
    {
        var sound = WavFile.Read(path);
        var samples = sound.Samples;
        if (rate is { } wanted && wanted != sound.Rate) samples = Resampled(samples, Math.Max((long)Math.Round(samples.size(0) * (double)wanted / sound.Rate), 1));
        return length is { } steps ? Fitted(samples, steps) : samples;
    }

    /// <summary>Sounds of different lengths in batches, each as long as its longest.</summary>
    internal Dataset<Batch> InBatches(Dataset<Batch> samples, int batchSize) => length is not null ? samples.Batch(batchSize) : samples.Chunk(batchSize).Map(group =>
    {
        var longest = group.Max(s => s.X.Single.size(0));
        return new Batch(torch.stack([.. group.Select(s => Fitted(s.X.Single, longest))]), group[0].Y is null ? null : (Tensors)torch.stack([.. group.Select(s => s.Y!.Single)]));
    });

    static Tensor Fitted(Tensor samples, long length) =>
        samples.size(0) >= length ? samples.narrow(0, 0, length) : functional.pad(samples, [0, 0, 0, length - samples.size(0)]);

    // By the Fourier transform: the frequencies that both rates have.
    static Tensor Resampled(Tensor samples, long count)
    {
        var before = samples.size(0);
        var common = Math.Min(before, count);
        var spectrum = torch.fft.rfft(samples, dim: 0);
        var kept = torch.zeros([count / 2 + 1, samples.size(1)], spectrum.dtype);
        kept.narrow(0, 0, common / 2 + 1).copy_(spectrum.narrow(0, 0, common / 2 + 1));
        using Scalar nyquist = count < before ? 2.0 : 0.5, ratio = (double)count / before;
        if (common % 2 == 0 && count != before) kept.narrow(0, common / 2, 1).mul_(nyquist);
        return torch.fft.irfft(kept, count, dim: 0).mul(ratio);
    }
}
