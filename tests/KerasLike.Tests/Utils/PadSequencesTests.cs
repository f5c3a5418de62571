using KerasLike.Data;
using KerasLike.Tests.Golden;
using KerasLike.Training;

namespace KerasLike.Tests.UtilsTests;

/// <summary>Sequences as rows, with numbers that Keras gives.</summary>
[TestFixture]
public class PadSequencesTests
{
    static int[,] Rows(Tensor tensor) => (int[,])tensor.data<int>().ToNDArray();

    [Test]
    public void PadsAndCuts()
    {
        Assert.That(Rows(Utils.PadSequences([[1], [2, 3], [4, 5, 6]])), Is.EqualTo(new[,] { { 0, 0, 1 }, { 0, 2, 3 }, { 4, 5, 6 } }));
        Assert.That(Rows(Utils.PadSequences([[1], [2, 3], [4, 5, 6]], value: -1, padding: "post")), Is.EqualTo(new[,] { { 1, -1, -1 }, { 2, 3, -1 }, { 4, 5, 6 } }));
        Assert.That(Rows(Utils.PadSequences([[1], [2, 3], [4, 5, 6]], maxlen: 2)), Is.EqualTo(new[,] { { 0, 1 }, { 2, 3 }, { 5, 6 } }));
        Assert.That(Rows(Utils.PadSequences([[1], [], [4, 5, 6]], maxlen: 2, truncating: "post")), Is.EqualTo(new[,] { { 0, 1 }, { 0, 0 }, { 4, 5 } }));
    }

    [Test]
    public void PadsFloatsAndRows()
    {
        var floats = Utils.PadSequences(new List<float[]> { new[] { 0.5f }, new[] { 1, 2.5f } }, dtype: "float32");
        Assert.That(floats.data<float>().ToNDArray(), Is.EqualTo(new[,] { { 0, 0.5f }, { 1, 2.5f } }));
        var rows = Utils.PadSequences(new[] { new[,] { { 1, 2 } }, new[,] { { 3, 4 }, { 5, 6 } } });
        Assert.That(rows.data<int>().ToNDArray(), Is.EqualTo(new[, ,] { { { 0, 0 }, { 1, 2 } }, { { 3, 4 }, { 5, 6 } } }));
    }

    [Test]
    public void RaggedRowsAreNamed()
    {
        Assert.That(() => Utils.PadSequences(new Array[] { new[] { 1, 2 }, new[,] { { 3, 4 } } }), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith(
            "Utils.PadSequences: all sequences must be of numbers, or of rows of one shape. Received: rows of shape (2) in sequence 1, () before it."));
        Assert.That(() => Utils.PadSequences([[1]], padding: "left"), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("Utils.PadSequences: `padding` must be one of \"pre\", \"post\". Received: padding=\"left\""));
        Assert.That(() => Utils.PadSequences([[1]], maxlen: 0), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("Utils.PadSequences: `maxlen` must be positive. Received: maxlen=0"));
    }
}
