using KerasLike.Data;
using KerasLike.Tests.Support;
using KerasLike.Training;

namespace KerasLike.Tests.UtilsTests;

/// <summary>Folders of texts and of sounds.</summary>
[TestFixture]
internal sealed class TextAndSoundFolderTests
{
    TemporaryFolder folder = null!;

    [SetUp]
    public void Start() => folder = new();

    [TearDown]
    public void Stop() => folder.Dispose();

    void Put(string place, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder[place])!);
        File.WriteAllBytes(folder[place], content);
    }

    [Test]
    public void TextsComeWithLabels()
    {
        Put("bad/1.txt", "dreadful"u8.ToArray());
        Put("good/1.txt", "grüße"u8.ToArray());
        Put("good/2.txt", []);
        var batches = Utils.TextDatasetFromDirectory(folder.Path, batchSize: 2, maxLength: 6, shuffle: false, verbose: false).ToList();
        Assert.That(batches.Select(b => b.X), Is.EqualTo(new[] { new[] { "dreadf", "grüße" }, [""] }));
        Assert.That(batches.SelectMany(b => b.Y!.data<int>()), Is.EqualTo(new[] { 0, 1, 1 }));
        Assert.That(Utils.TextDatasetFromDirectory(folder.Path, labelMode: null, batchSize: null, shuffle: false, verbose: false).Select(b => (b.X.Single(), b.Y is null)), Is.EqualTo(new[] { ("dreadful", true), ("grüße", true), ("", true) }));
        Put("good/2.txt", [65, 0xff, 0xfe]);
        Assert.That(() => Utils.TextDatasetFromDirectory(folder.Path, verbose: false).Count(), Throws.InstanceOf<InvalidDataException>().With.Message.StartsWith($"The text {folder["good/2.txt"]} cannot be read: it is not UTF-8"));
    }

    // 8 samples a second.
    static byte[] Wav(short bits, short kind, short channels, byte[] samples)
    {
        var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        foreach (var part in new object[] { "RIFF", 36 + samples.Length, "WAVEfmt ", 16, kind, channels, 8, 8 * channels * bits / 8, (short)(channels * bits / 8), bits, "data", samples.Length })
            if (part is string name) writer.Write(System.Text.Encoding.ASCII.GetBytes(name));
            else if (part is int number) writer.Write(number);
            else writer.Write((short)part);
        writer.Write(samples);
        return file.ToArray();
    }

    [Test]
    public void SoundsOfEachKind()
    {
        Put("1.wav", Wav(16, 1, 2, [0, 0x40, 0, 0xc0]));
        Put("2.wav", Wav(8, 1, 2, [192, 64]));
        Put("3.wav", Wav(24, 1, 2, [0, 0, 0x40, 0, 0, 0xc0]));
        Put("4.wav", Wav(32, 1, 2, [0, 0, 0, 0x40, 0, 0, 0, 0xc0]));
        Put("5.wav", Wav(32, 3, 2, [.. BitConverter.GetBytes(0.5f), .. BitConverter.GetBytes(-0.5f)]));
        var sounds = Utils.AudioDatasetFromDirectory(folder.Path, labelMode: null, shuffle: false, verbose: false).Single().X.Single;
        Assert.That(sounds.shape, Is.EqualTo(new long[] { 5, 1, 2 }));
        Assert.That(sounds.data<float>(), Is.EqualTo(Enumerable.Repeat(new[] { 0.5f, -0.5f }, 5).SelectMany(s => s)));
    }

    [Test]
    public void SoundsAreFilledUpCutAndResampled()
    {
        var wave = Enumerable.Range(0, 32).SelectMany(i => BitConverter.GetBytes((float)Math.Sin(Math.PI * i / 8))).ToArray();
        Put("a/1.wav", Wav(32, 3, 1, wave));
        Put("b/2.wav", Wav(32, 3, 1, wave[..40]));
        DirectoryDataset<Batch> Sounds(int? rate = null, int? length = null) => Utils.AudioDatasetFromDirectory(folder.Path, samplingRate: rate, outputSequenceLength: length, shuffle: false, verbose: false);
        Assert.That(Sounds().Single().X.Single.shape, Is.EqualTo(new long[] { 2, 32, 1 }));
        Assert.That(Sounds().Single().X.Single[1, 10..].abs().sum().item<float>(), Is.Zero);
        Assert.That(Sounds(length: 12).Single().X.Single.shape, Is.EqualTo(new long[] { 2, 12, 1 }));
        foreach (var (rate, step) in new[] { (16, 0.5), (4, 2.0) })
            Assert.That(Sounds(rate).Single().X.Single[0].data<float>(), Is.EqualTo(Enumerable.Range(0, (int)(32 / step)).Select(i => (float)Math.Sin(Math.PI * i * step / 8))).Within(1e-5f), "a sine stays one");
    }

    [Test]
    public void DamagedSoundsAreNamed()
    {
        foreach (var (content, why) in new (byte[], string)[] { ([], "it is empty."), ("hello, this is a text"u8.ToArray(), "it is not a WAV file."), (Wav(16, 1, 1, new byte[20])[..^3], "it ends too early."), (Wav(64, 3, 1, new byte[16]), "its samples are of kind 3 with 64 bits") })
        {
            Put("1.wav", content);
            Assert.That(() => Utils.AudioDatasetFromDirectory(folder.Path, labelMode: null, verbose: false).Count(), Throws.InstanceOf<InvalidDataException>().With.Message.StartsWith($"The sound {folder["1.wav"]} cannot be read: {why}"));
        }
    }
}
