using KerasLike.Data;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Data;

[TestFixture]
internal sealed class CsvFileTests
{
    TemporaryFolder folder = null!;

    [SetUp]
    public void Start() => folder = new();

    [TearDown]
    public void Stop() => folder.Dispose();

    CsvFile Table(string text, bool header = true, string delimiter = ",", double? missing = null)
    {
        File.WriteAllText(folder["a.csv"], text);
        return new(folder["a.csv"], header, delimiter, missing);
    }

    [Test]
    public void HoldsTextsAndNumbers()
    {
        var table = Table("name,age,height\n\"Smith, \"\"Ann\"\"\",32,1.7\r\n\n\"Bo\nPeep\", 41,\"1.85\"\n");
        Assert.That(table.Columns, Is.EqualTo(new[] { "name", "age", "height" }));
        Assert.That(table.Texts("name"), Is.EqualTo(new[] { "Smith, \"Ann\"", "Bo\nPeep" }));
        Assert.That(table.Texts(-2), Is.EqualTo(new[] { "32", "41" }));
        Assert.That(table.Numbers("height", 1).data<float>().ToNDArray(), Is.EqualTo(new[,] { { 1.7f, 32 }, { 1.85f, 41 } }));
        Assert.That(table.Rows.Select(row => (row.Line, row["name"].Length, row.Number("age"))), Is.EqualTo(new[] { (2, 12, 32.0), (5, 7, 41.0) }));
    }

    [Test]
    public void TakesOtherLayouts() =>
        Assert.That(Table("\uFEFF1;2e3\n-3;\n", header: false, delimiter: ";", missing: 9).Numbers().data<float>().ToNDArray(), Is.EqualTo(new[,] { { 1f, 2000 }, { -3, 9 } }));

    [Test]
    public void StreamsIntoBatches()
    {
        var batches = Table("a,kind,b\n1,0,2\n3,1,4\n5,2,6\n").ToDataset(label: "kind", labelDtype: "int64").Batch(2).ToList();
        Assert.That(batches.Select(b => (b.X.Single.data<float>().ToNDArray(), b.Y!.Single.data<long>().ToArray())), Is.EqualTo(new[] { (new[,] { { 1f, 2 }, { 3, 4 } }, new[] { 0L, 1 }), (new[,] { { 5f, 6 } }, [2L]) }));
        var row = Table("a,kind,b\n1,0,2\n").ToDataset(columns: ["b", 0], dtype: "int32").Single();
        Assert.That((row.Y, row.X.Single.data<int>().ToArray()), Is.EqualTo(((Tensors?)null, new[] { 2, 1 })));
    }

    [Test]
    public void TrainsAModel()
    {
        File.WriteAllLines(folder["line.csv"], Enumerable.Range(0, 200).Select(i => FormattableString.Invariant($"{i / 200.0},{2 - 3 * i / 200.0}")).Prepend("x,y"));
        var model = new Sequential([new Dense(1, inputShape: 1)]);
        model.Compile(new Adam(0.1), "mse");
        model.Fit(new CsvFile(folder["line.csv"]).ToDataset(label: "y").Shuffle(200, seed: 1).Batch(20), epochs: 40, verbose: 0);
        Assert.That(model.GetWeights().Select(w => w.flatten().data<float>()[0]), Is.EqualTo(new[] { -3f, 2f }).Within(0.01));
    }

    [TestCase("a,b\n1,2\n3\n", "line 3 has 1 value where there are 2 columns.")]
    [TestCase("a,b\n1,2,3\n", "line 2 has 3 values where there are 2 columns.")]
    [TestCase("a,b\n1,x\"y\n", "line 2 has quotes in the wrong place: 1,x\"y")]
    [TestCase("a,b\n", "it has no rows.")]
    [TestCase("", "it has no rows.")]
    [TestCase("a,b\n1,2\n3,n/a\n", "in line 3, column \"b\" is \"n/a\", which is no number.")]
    [TestCase("a,b\n1,2\n\n,4\n", "in line 4, column \"a\" is empty; `missing: 0` would take it for 0.")]
    public void RaggedEmptyAndUnreadableRowsAreNamed(string text, string why)
    {
        var message = $"The file {folder["a.csv"]} cannot be read: {why}";
        Assert.That(() => Table(text).Numbers(), Throws.InstanceOf<InvalidDataException>().With.Message.EqualTo(message));
        Assert.That(() => Table(text).ToDataset().Batch(2).ToList(), Throws.InstanceOf<InvalidDataException>().With.Message.EqualTo(message));
    }

    [Test]
    public void WrongArgumentsAreNamed()
    {
        var table = Table("a,b\n1,2.5\n");
        Assert.That(() => table.Texts("c"), Throws.ArgumentException.With.Message.StartsWith($"CsvFile: there is no column \"c\" in {folder["a.csv"]}. Its columns: a, b"));
        Assert.That(() => table.Texts(2), Throws.ArgumentException.With.Message.StartsWith($"CsvFile: there is no column 2 in {folder["a.csv"]}. Its columns: a, b"));
        Assert.That(() => table.ToDataset(label: "b", labelDtype: "int32").ToList(), Throws.InstanceOf<InvalidDataException>().With.Message.EndsWith("in line 2, column \"b\" is \"2.5\", which is no whole number."));
        Assert.That(() => Table("a\n1\n").ToDataset(label: "a"), Throws.ArgumentException.With.Message.StartsWith($"CsvFile.ToDataset: there is no column left for the inputs. Received: label=\"a\", columns of {folder["a.csv"]}: a"));
        Assert.That(() => new CsvFile(folder["none.csv"]), Throws.InstanceOf<FileNotFoundException>());
    }
}
