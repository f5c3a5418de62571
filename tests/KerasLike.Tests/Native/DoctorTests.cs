namespace KerasLike.Tests.Native;

[TestFixture]
public class DoctorTests
{
    [TestCase(@"^KerasLike \d+\.\d+\.\d+\S*, TorchSharp \d+\.\d+\.\d+, libtorch \d+\.\d+\.\d+$")]
    [TestCase(@"^System: .+, (x64|arm64), .*\.NET \d+\.\d+\.\d+")]
    [TestCase(@"^Processors: \d+")]
    [TestCase(@"^libtorch from: \S.*torch")]
    [TestCase(@"^LibTorchSharp from: \S.*LibTorchSharp")]
    [TestCase(@"^Devices: cpu(, cuda:\d+)*; in use: (cpu|cuda:\d+)$")]
    [TestCase(@"^Threads: \d+ for one operation, \d+ between operations; optimizers run on (libtorch's own|\.NET's)$")]
    [TestCase(@"^Allocator: \S")]
    [TestCase(@"^Cache sizes: \S")]
    public void Says(string line) => Assert.That(Keras.Doctor().ReplaceLineEndings("\n").Split('\n'), Has.One.Matches(line));

    [Test]
    public void SaysHowManyThreadsThereAre() => Assert.That(Keras.Doctor(), Does.Contain($"Threads: {torch.get_num_threads()} for one operation"));
}
