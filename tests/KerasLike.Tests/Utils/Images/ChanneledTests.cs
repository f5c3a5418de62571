namespace KerasLike.Tests.UtilsTests;

/// <summary>Pixels with another number of channels, whatever number of pixels there is.</summary>
[TestFixture]
internal sealed class ChanneledTests
{
    static byte[] Pixel(byte[] from, int to) => (from.Length, to) switch
    {
        (1, 4) => [from[0], from[0], from[0], 255],
        (1, _) => [from[0], from[0], from[0]],
        (3, _) => [.. from, 255],
        (_, 1) => [(byte)(((from[0] * 19595) + (from[1] * 38470) + (from[2] * 7471) + 0x8000) >> 16)],
        _ => from[..to],
    };

    [Test]
    public void EachPixelIsConverted([Values(0, 1, 3, 4, 5, 6, 7, 31)] int pixels, [Values("1 3", "1 4", "3 4", "4 3", "4 1")] string channels)
    {
        var (from, to) = (channels[0] - '0', channels[2] - '0');
        var values = new byte[pixels * from];
        new Random(pixels).NextBytes(values);
        Assert.That(Channeled.Convert(values, from, to), Is.EqualTo(values.Chunk(from).SelectMany(p => Pixel(p, to))));
    }

    [Test]
    public void EachPixelBecomesFloats([Values(0, 1, 5, 33, 1023, 1024, 1025, 2061)] int pixels, [Values("1 1", "1 3", "1 4", "4 3", "4 1", "4 4")] string channels)
    {
        var (from, to) = (channels[0] - '0', channels[2] - '0');
        var values = new byte[pixels * from];
        new Random(pixels).NextBytes(values);
        var floats = new float[pixels * to + 1];
        floats[^1] = -1;
        Channeled.ToFloats(values, from, floats.AsSpan(0, pixels * to), to);
        Assert.That(floats, Is.EqualTo(Channeled.Convert(values, from, to).Select(v => (float)v).Append(-1)), "and nothing after them");
    }
}
