using KerasLike.Data;
using KerasLike.Tests.Golden;
using KerasLike.Training;

namespace KerasLike.Tests.UtilsTests;

/// <summary>Division by norms.</summary>
[TestFixture]
public class NormalizeTests
{
    [Test]
    public void Normalizes()
    {
        Assert.That(Utils.Normalize(new float[,] { { 3, 4 }, { 0, 0 } }), Close.To(torch.tensor(new float[,] { { 0.6f, 0.8f }, { 0, 0 } })));
        Assert.That(Utils.Normalize(new[,] { { 3, -1 }, { 1, 1 } }, axis: 0, order: 1), Close.To(torch.tensor(new float[,] { { 0.75f, -0.5f }, { 0.25f, 0.5f } })));
        Assert.That(() => Utils.Normalize(new float[2], order: 0), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("Utils: `order` must be positive. Received: order=0"));
    }
}
