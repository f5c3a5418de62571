using KerasLike.Models;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;
using static KerasLike.Keras;

namespace KerasLike.Tests.Models;

/// <summary>Operators and indices of symbolic tensors.</summary>
[TestFixture]
public class OperatorTests
{
    static readonly (string Name, Func<KerasTensor, KerasTensor> Draw, Func<Tensor, Tensor> Expected)[] Operators =
    [
        ("+", a => a + a, a => a + a),
        ("-", a => a - a * 2, a => a - a * 2),
        ("*", a => a * a, a => a * a),
        ("/", a => a / (a * a + 1), a => a / (a * a + 1)),
        ("%", a => a % 0.75, a => a.remainder(0.75)),
        ("number -", a => 1 - a, a => 1 - a),
        ("number /", a => 3 / (a * a + 0.5), a => 3 / (a * a + 0.5)),
        ("negative", a => -a, a => -a),
        ("column", a => a[.., 1], a => a[torch.TensorIndex.Colon, 1]),
        ("last", a => a[.., ^1], a => a[torch.TensorIndex.Colon, -1]),
        ("range", a => a[.., 1..^1], a => a[torch.TensorIndex.Colon, torch.TensorIndex.Slice(1, -1)]),
        ("every", a => a[.., TensorSlice.Every(2)], a => a[torch.TensorIndex.Colon, torch.TensorIndex.Slice(step: 2)]),
        ("new axis", a => a[.., TensorSlice.NewAxis], a => a.unsqueeze(1)),
        ("rest", a => a[TensorSlice.Rest, 0], a => a[torch.TensorIndex.Ellipsis, 0]),
    ];

    static IEnumerable<TestCaseData> Cases => Operators.Select((o, i) => new TestCaseData(i).SetName($"ComputesAndIsSaved({o.Name})"));

    [TestCaseSource(nameof(Cases))]
    public void ComputesAndIsSaved(int index)
    {
        var (_, draw, expected) = Operators[index];
        using var scope = torch.NewDisposeScope();
        using var folder = new TemporaryFolder();
        var input = Input(shape: (4, 3));
        using var model = new Model(input, draw(input));
        var x = torch.randn(2, 4, 3);

        Assert.That(model.Apply(x), Close.To(expected(x)));
        Assert.That(model.OutputShape, Is.EqualTo(new Shape([null, .. expected(x).shape.Skip(1).Select(d => (int?)d)])));
        model.Save(folder["operators.keras"]);
        using var loaded = LoadModel(folder["operators.keras"]);
        Assert.That(loaded.Apply(x), Close.To(expected(x)), "after loading");
        Assert.That(loaded.ToJson(), Is.EqualTo(model.ToJson()));
    }

    [Test]
    public void TwoInputsMeet()
    {
        using var scope = torch.NewDisposeScope();
        var (a, b) = (Input(shape: 3), Input(shape: 3));
        using var model = new Model([a, b], 2 * (a - b));

        Assert.That(model.Apply([torch.ones(1, 3), torch.zeros(1, 3)]).Single, Close.To(torch.full(1, 3, 2f)));
    }

    // What Keras 3.16 writes for x[:, 1:] * 2.
    [Test]
    public void IsWrittenAsKerasWritesIt()
    {
        var input = Input(shape: 3, name: "x");
        using var model = new Model(input, input[.., 1..] * 2);
        var layers = model.GetConfig()["layers"]!.AsArray();

        Assert.That((string?)layers[1]!["module"], Is.EqualTo("keras.src.ops.numpy"));
        Assert.That((string?)layers[1]!["class_name"], Is.EqualTo("GetItem"));
        Assert.That((string?)layers[1]!["registered_name"], Is.EqualTo("GetItem"));
        var key = layers[1]!["inbound_nodes"]![0]!["args"]![1]!;
        Assert.That(key.ToJsonString(), Is.EqualTo("""[{"class_name":"__slice__","config":{"start":null,"stop":null,"step":null}},{"class_name":"__slice__","config":{"start":1,"stop":null,"step":null}}]"""));
        Assert.That((string?)layers[2]!["class_name"], Is.EqualTo("Multiply"));
        Assert.That((int)layers[2]!["inbound_nodes"]![0]!["args"]![1]!, Is.EqualTo(2));
    }

    [Test]
    public void SaysWhatIsWrong()
    {
        var x = Input(shape: 3, name: "x");

        Assert.That(() => x[.., 3], Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartsWith("<KerasTensor shape=(None, 3), dtype=float32, from x> has 3 elements on axis 1. Received: [:, 3]"));
        Assert.That(() => x[0, 0, 0], Throws.ArgumentException.With.Message.StartsWith("<KerasTensor shape=(None, 3), dtype=float32, from x> has 2 axes. Received: [0, 0, 0]"));
        Assert.That(() => x[TensorSlice.Rest, TensorSlice.Rest], Throws.ArgumentException.With.Message.StartsWith("An index can hold one `TensorSlice.Rest`. Received: [..., ...]"));
        Assert.That(() => TensorSlice.Every(0), Throws.InstanceOf<ArgumentException>().With.Message.Contains("`step` must be positive. Received: step=0"));
        Assert.That(() => x + Input(shape: 4), Throws.Exception.With.Message.Match("Operation \"add_?\\d*\": .*shape \\(2, 3\\), \\(2, 4\\)"));
    }
}
