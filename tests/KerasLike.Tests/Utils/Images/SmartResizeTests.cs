namespace KerasLike.Tests.UtilsTests;

/// <summary>Images in other proportions, without distortion.</summary>
[TestFixture]
internal sealed class SmartResizeTests
{
    // Rows 0 to 3 of six columns: the middle four columns have the proportions of a square.
    static Tensor Image => torch.arange(24, torch.ScalarType.Float32).reshape(4, 6, 1);

    [Test]
    public void TheMiddleIsScaled()
    {
        var small = Utils.SmartResize(Image, (2, 2));
        Assert.That(small.shape, Is.EqualTo(new long[] { 2, 2, 1 }));
        // Means of 2 × 2 pixels, of which the first are 1, 2, 7, 8.
        Assert.That(small.reshape(-1).data<float>().ToArray(), Is.EqualTo(new[] { 4.5f, 6.5f, 16.5f, 18.5f }).Within(1e-5));
    }

    [Test]
    public void AlsoOfBatchesHighImagesAndChannelsFirst()
    {
        var high = Image.permute(1, 0, 2);
        var one = Utils.SmartResize(high, (2, 2));
        Assert.That(one.reshape(-1).data<float>().ToArray(), Is.EqualTo(new[] { 4.5f, 16.5f, 6.5f, 18.5f }).Within(1e-5));
        Assert.That(Utils.SmartResize(torch.stack([high, high + 1]), (2, 2))[1].Equals(one + 1), Is.True);
        Assert.That(Utils.SmartResize(high.permute(2, 0, 1), (2, 2), dataFormat: "channels_first")[0].Equals(one[.., .., 0]), Is.True);
        Assert.That(Utils.SmartResize(Image, (4, 4), interpolation: "nearest")[.., .., 0].Equals(Image[.., 1..5, 0]), Is.True);
        Assert.That(Utils.SmartResize(Image.to_type(torch.ScalarType.Byte), (2, 2)).dtype, Is.EqualTo(torch.ScalarType.Byte));
    }

    [Test]
    public void WrongArgumentsAreNamed()
    {
        Assert.That(() => Utils.SmartResize(torch.zeros(4, 4), (2, 2)), Throws.ArgumentException.With.Message.StartsWith("Utils.SmartResize: `x` must be (height, width, channels) or (images, height, width, channels). Received: shape (4, 4)"));
        Assert.That(() => Utils.SmartResize(Image, (2, 2, 2)), Throws.ArgumentException.With.Message.Contains("size"));
        Assert.That(() => Utils.SmartResize(Image, (2, 2), "linear"), Throws.ArgumentException.With.Message.Contains("`interpolation` must be one of"));
    }
}
