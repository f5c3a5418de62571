using KerasLike.Layers;

namespace KerasLike.Tests.Native;

[TestFixture]
public class DevicesTests
{
    torch.Device before = null!;

    [SetUp]
    public void Remember() => before = Keras.Device;

    [TearDown]
    public void Restore() => Keras.SetDevice(before.ToString());

    static string There => string.Join(", ", Enumerable.Range(0, torch.cuda.is_available() ? torch.cuda.device_count() : 0).Select(i => $"cuda:{i}").Prepend("cpu"));

    [TestCase("tpu")]
    [TestCase("")]
    [TestCase("cpu:7")]
    [TestCase("meta")]
    public void AnUnknownDeviceIsAnErrorThatListsWhatThereIs(string device) =>
        Assert.That(() => Keras.SetDevice(device), Throws.ArgumentException.With.Message.StartsWith($"Keras.SetDevice: there is no such device. Received: device=\"{device}\". There are: {There}.")
            .And.Property("ParamName").EqualTo("device"));

    [TestCase("cuda:99")]
    public void AnAbsentGpuIsAnErrorThatListsWhatThereIs(string device) =>
        Assert.That(() => Keras.SetDevice(device), Throws.ArgumentException.With.Message.StartsWith($"Keras.SetDevice: there is no such device. Received: device=\"{device}\". There are: {There}."));

    [Test]
    public void WithoutAGpuTheErrorSaysWhatItTakes()
    {
        if (!torch.cuda.is_available())
            Assert.That(() => Keras.SetDevice("cuda:1"), Throws.ArgumentException.With.Message.Contains("For CUDA the program needs a GPU with its driver, and the package TorchSharp-cuda-linux or TorchSharp-cuda-windows"));
    }

    [Test]
    public void AnErrorChangesNothing()
    {
        Assert.That(() => Keras.SetDevice("tpu"), Throws.ArgumentException);
        Assert.That(Keras.Device, Is.EqualTo(before));
    }

    [TestCase("cpu")]
    [TestCase("CPU")]
    public void WeightsAreMadeOnTheDeviceThatWasSet(string device)
    {
        Keras.SetDevice(device);
        var layer = new Dense(2);
        layer.Apply(torch.zeros(1, 3));

        Assert.That(Keras.Device.type, Is.EqualTo(DeviceType.CPU));
        Assert.That(layer.GetWeights(), Is.All.Matches<Tensor>(w => w.device_type == DeviceType.CPU));
    }

    [Test]
    public void NoDeviceIsAnError() => Assert.That(() => Keras.SetDevice(null!), Throws.ArgumentNullException.With.Message.Contains("`device` is required. Received: device=null"));
}
