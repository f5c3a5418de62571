using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace KerasLike;

/// <summary>A sound in the WAV format.</summary>
/// <param name="Rate">Samples in a second.</param>
/// <param name="Samples">(time, channels), from −1 to 1.</param>
internal sealed record WavFile(int Rate, Tensor Samples)
{
    const int Pcm = 1, Float = 3, Extensible = 0xfffe;

    internal static WavFile Read(string path)
    {
        var file = File.ReadAllBytes(path);
        try
        {
            return Parse(file);
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentOutOfRangeException)
        {
            throw new InvalidDataException($"The sound {path} cannot be read: {(e is InvalidDataException ? e.Message.TrimEnd('.') : "it ends too early")}.", e);
        }
    }

    static WavFile Parse(ReadOnlySpan<byte> file)
    {
        if (file.Length == 0) throw new InvalidDataException("it is empty");
        if (file.Length < 12 || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WAVE"u8)) throw new InvalidDataException("it is not a WAV file");
        ReadOnlySpan<byte> format = default, data = default;
        // Chunks: a name, a length, and so many bytes, to an even number.
        for (int at = 12; at + 8 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(file[(at + 4)..]);
            var content = file.Slice(at + 8, length);
            if (file[at..].StartsWith("fmt "u8)) format = content;
            if (file[at..].StartsWith("data"u8)) data = content;
            at += 8 + length + length % 2;
        }
        if (format.Length < 16 || data.Length == 0) throw new InvalidDataException("it has no format or no samples");
        int kind = BinaryPrimitives.ReadUInt16LittleEndian(format), channels = BinaryPrimitives.ReadUInt16LittleEndian(format[2..]), bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        if (kind == Extensible) kind = BinaryPrimitives.ReadUInt16LittleEndian(format[24..]);
        if (channels == 0 || data.Length % (channels * Math.Max(bits / 8, 1)) != 0) throw new InvalidDataException("its samples are not whole");
        var samples = Decode(data, kind, bits);
        return new(BinaryPrimitives.ReadInt32LittleEndian(format[4..]), torch.tensor(samples).reshape(-1, channels));
    }

    static float[] Decode(ReadOnlySpan<byte> data, int kind, int bits) => (kind, bits) switch
    {
        (Pcm, 8) => Convert(data, 1, d => (d[0] - 128) / 128f),
        (Pcm, 16) => Convert(data, 2, d => BinaryPrimitives.ReadInt16LittleEndian(d) / 32768f),
        (Pcm, 24) => Convert(data, 3, d => (d[0] << 8 | d[1] << 16 | d[2] << 24) / 2147483648f),
        (Pcm, 32) => Convert(data, 4, d => BinaryPrimitives.ReadInt32LittleEndian(d) / 2147483648f),
        (Float, 32) => MemoryMarshal.Cast<byte, float>(data).ToArray(),
        _ => throw new InvalidDataException($"its samples are of kind {kind} with {bits} bits, and must be whole numbers of 8, 16, 24 or 32 bits, or floating-point numbers of 32"),
    };

    delegate float Sample(ReadOnlySpan<byte> bytes);

    static float[] Convert(ReadOnlySpan<byte> data, int size, Sample sample)
    {
        var samples = new float[data.Length / size];
        for (int i = 0; i < samples.Length; i++) samples[i] = sample(data.Slice(i * size, size));
        return samples;
    }
}
