using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using KerasLike.Callbacks;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Tests.Support;
using SkiaSharp;

namespace KerasLike.Tests.Callbacks;

/// <summary>What TensorBoard is shown, read back.</summary>
[TestFixture]
internal sealed class TensorBoardTests
{
    TemporaryFolder folder = null!;

    [SetUp]
    public void Start() => folder = new();

    [TearDown]
    public void Stop() => folder.Dispose();

    List<EventReader.Shown> Train => EventReader.Read(folder["train"]);

    List<EventReader.Shown> Validation => EventReader.Read(folder["validation"]);

    static Dictionary<string, float[]> Numbers(IEnumerable<EventReader.Shown> shown) =>
        shown.Where(s => s.Plugin == "scalars").GroupBy(s => s.Tag).ToDictionary(g => g.Key, g => g.OrderBy(s => s.Step).Select(s => s.Number).ToArray());

    [Test]
    public void ChecksumsAreThoseOfTheStandard() => Assert.That(EventReader.Checksum("123456789"u8), Is.EqualTo(0xE3069283));

    /// <summary>The bytes that the format's descriptions, event.proto, summary.proto and tensor.proto, give for one number: nothing of this is computed by what writes.</summary>
    [Test]
    public void BytesAreThoseOfTheFormat()
    {
        using (var file = new EventFile(folder["train"])) file.Write(300, SummaryValue.Scalar("epoch_loss", 0.5));
        var path = Directory.GetFiles(folder["train"]).Single();
        Assert.That(Path.GetFileName(path), Does.Match(@"^events\.out\.tfevents\.\d{10}\.\S+\.v2$"));
        var written = EventReader.Records(File.ReadAllBytes(path))[1];
        byte[] expected =
        [
            0x09, .. written[1..9], // wall_time
            0x10, 0xac, 0x02, // step
            0x2a, 43, // summary
            0x0a, 41, // value
            0x0a, 10, .. "epoch_loss"u8, // tag
            0x4a, 15, 0x0a, 11, 0x0a, 7, .. "scalars"u8, 0x12, 0, 0x20, 1, // metadata: plugin_data with plugin_name and content, data_class
            0x42, 10, 0x08, 1, 0x12, 0, 0x2a, 4, 0, 0, 0, 0x3f, // tensor: DT_FLOAT, no axes, one half
        ];
        Assert.That(written, Is.EqualTo(expected));
    }

    [Test]
    public void WritesWhatTheHistoryHolds()
    {
        using var board = new TensorBoard(folder.Path);
        var history = Small.Line().Fit(Small.Counting(8), Small.Counting(8), batchSize: 4, epochs: 3, verbose: 0, validationData: (Small.Column(1, 2), Small.Column(1, 2)), callbacks: [board]);
        var train = Numbers(Train);
        Assert.That(train.Keys, Is.EquivalentTo(new[] { "epoch_loss", "epoch_learning_rate" }));
        Assert.That(train["epoch_loss"], Is.EqualTo(history["loss"].Select(l => (float)l)));
        Assert.That(train["epoch_learning_rate"], Is.All.EqualTo(0.1f));
        Assert.That(Train.Where(s => s.Tag == "epoch_loss").Select(s => s.Step), Is.EqualTo(new[] { 0, 1, 2 }));
        var validation = Numbers(Validation);
        Assert.That(validation["epoch_loss"], Is.EqualTo(history["val_loss"].Select(l => (float)l)));
        Assert.That(validation["evaluation_loss_vs_iterations"], Is.EqualTo(validation["epoch_loss"]));
        Assert.That(Validation.Where(s => s.Tag.StartsWith("evaluation", StringComparison.Ordinal)).Select(s => s.Step), Is.EqualTo(new[] { 2, 4, 6 }));
    }

    [TestCase("epoch", new long[0])]
    [TestCase("batch", new long[] { 1, 2, 3, 4, 5, 6 })]
    [TestCase("4", new long[] { 4 })]
    public void WritesBatchesAsOftenAsAsked(string frequency, long[] steps)
    {
        using var board = new TensorBoard(folder.Path, writeStepsPerSecond: true, updateFreq: int.TryParse(frequency, out var batches) ? batches : frequency);
        Small.Line().Fit(Small.Counting(6), Small.Counting(6), batchSize: 2, epochs: 2, verbose: 0, callbacks: [board]);
        Assert.That(Train.Where(s => s.Tag == "batch_loss").Select(s => s.Step), Is.EqualTo(steps));
        Assert.That(Train.Where(s => s.Tag == "batch_steps_per_second").Select(s => s.Step), Is.EqualTo(steps));
        Assert.That(Numbers(Train)["epoch_steps_per_second"], Has.Length.EqualTo(2).And.All.Positive);
        Assert.That(Directory.Exists(folder["validation"]), Is.False, "no file for what there is not");
    }

    [Test]
    public void WritesTheModel()
    {
        using var board = new TensorBoard(folder.Path);
        var model = Small.Line();
        model.Fit(Small.Column(1), Small.Column(1), verbose: 0, callbacks: [board]);
        var graph = Train.Single(s => s.Plugin == "graph_keras_model");
        Assert.That((graph.Tag, EventReader.Fields.Read(graph.Metadata.Bytes(1)).Text(2)), Is.EqualTo(("keras", "1")));
        Assert.That(graph.Texts.Single(), Is.EqualTo(model.ToJson()));
        Assert.That(graph.Dimensions, Is.EqualTo(new[] { 1 }), "a list of one");
        Assert.That(Train.Single(s => s.Plugin == "text").Texts.Single(), Does.StartWith("```\nModel: \"").And.Contains(" Trainable params: 1 "));
        using var none = new TensorBoard(folder["other"], writeGraph: false);
        model.Fit(Small.Column(1), Small.Column(1), verbose: 0, callbacks: [none]);
        Assert.That(EventReader.Read(folder["other/train"]).Select(s => s.Plugin), Is.All.EqualTo("scalars"));
    }

    [Test]
    public void WritesWeightsAsHistogramsAndPictures()
    {
        var model = new Sequential([new Conv2D(5, kernelSize: 3, inputShape: (6, 6, 2), name: "conv"), new Flatten(), new Dense(3, name: "dense")]);
        model.Compile("sgd", "mse");
        using var board = new TensorBoard(folder.Path, histogramFreq: 2, writeImages: true);
        model.Fit(torch.rand(4, 6, 6, 2), torch.rand(4, 3), epochs: 3, verbose: 0, callbacks: [board]);
        var histograms = Train.Where(s => s.Plugin == "histograms").ToList();
        Assert.That(histograms.Select(h => (h.Step, h.Tag)), Is.EqualTo(from epoch in new[] { 0, 2 } from weight in model.Weights select ((long)epoch, $"{weight.Path}/histogram")));
        foreach (var (shown, weight) in histograms.TakeLast(model.Weights.Count).Zip(model.Weights))
        {
            var numbers = weight.Tensor.detach().flatten().data<float>().Select(v => (double)v).ToArray();
            var rows = shown.Doubles.Chunk(3).ToArray();
            Assert.That((shown.Dimensions, rows[0][0], rows[^1][1]), Is.EqualTo((new long[] { 30, 3 }, numbers.Min(), numbers.Max())));
            Assert.That(rows.Select((row, i) => (row[0], row[1], i)).Skip(1).All(r => r.Item1 == rows[r.i - 1][1]), Is.True, "without gaps");
            Assert.That(rows.Sum(r => r[2]), Is.EqualTo(numbers.Length));
            Assert.That(rows.Where(r => r[2] > 0).All(r => numbers.Count(n => n >= r[0] - 1e-9 && n <= r[1] + 1e-9) >= r[2]), Is.True, "each in its place");
        }
        var pictures = Train.Where(s => s.Plugin == "images" && s.Step == 2).ToDictionary(s => s.Tag, s => s.Tensor.All(8));
        (int Width, int Height, SKColor[] Pixels) Picture(int weight)
        {
            var parts = pictures[$"{model.Weights[weight].Path}/image"];
            using var bitmap = SKBitmap.Decode(parts[2]);
            Assert.That(new[] { parts[0], parts[1] }.Select(Encoding.UTF8.GetString), Is.EqualTo(new[] { $"{bitmap.Width}", $"{bitmap.Height}" }));
            return (bitmap.Width, bitmap.Height, bitmap.Pixels);
        }
        var kernels = Picture(0);
        Assert.That((kernels.Width, kernels.Height), Is.EqualTo((16, 12)), "ten kernels of 3 × 3 and a line: four in a row");
        var first = model.Weights[0].ToKeras().detach();
        var expected = ((first[1, 2, 0, 1] - first.min()) / (first.max() - first.min())).item<float>() * 255;
        Assert.That((double)kernels.Pixels[1 * 16 + 4 + 2].Red, Is.EqualTo(expected).Within(1), "row 1, column 2 of the second kernel");
        Assert.That((Picture(1).Width, Picture(1).Height), Is.EqualTo((5, 1)));
        Assert.That((Picture(2).Width, Picture(2).Height), Is.EqualTo((80, 3)), "lying");
    }

    [Test]
    public void NumbersThatAreAllTheSameOrNotFiniteHaveAHistogram()
    {
        double[] Counts(Tensor values)
        {
            using (var file = new EventFile(folder["train"])) file.Write(0, SummaryValue.Histogram("h", values));
            return EventReader.Read(folder["train"])[^1].Doubles;
        }
        Assert.That(Counts(torch.full(7, 2.5f)), Is.EqualTo(Enumerable.Range(0, 30).SelectMany(i => new[] { 2.5, 2.5, i == 29 ? 7 : 0 })));
        Assert.That(Counts(torch.tensor(new[] { float.NaN, 0, 3, float.PositiveInfinity })).Chunk(3).Select(r => r[2]), Is.EqualTo(Enumerable.Range(0, 30).Select(i => i is 0 or 29 ? 1 : 0)));
        Assert.That(Counts(torch.full(7, float.NaN)), Has.Length.EqualTo(90).And.All.Zero);
    }

    [Test]
    public void WritesTheTimesOfSteps()
    {
        using var board = new TensorBoard(folder.Path, profileBatch: (2, 4));
        var slow = new LambdaCallback(onTrainBatchEnd: (_, _) => Thread.Sleep(20));
        Small.Line().Fit(Small.Counting(6), Small.Counting(6), batchSize: 2, epochs: 2, verbose: 0, callbacks: [slow, board]);
        var steps = Train.Where(s => s.Tag == "profile_step_milliseconds").ToList();
        Assert.That(steps.Select(s => s.Step), Is.EqualTo(new[] { 2, 3, 4 }));
        Assert.That(steps.Select(s => s.Number), Is.All.GreaterThanOrEqualTo(19));
        Assert.That(Train.Single(s => s.Tag == "profile_2_to_4").Texts.Single().Split('\n'), Has.Length.EqualTo(6));
        using var stream = new GZipStream(File.OpenRead(Directory.GetFiles(folder["train/plugins/profile"], "*.trace.json.gz", SearchOption.AllDirectories).Single()), CompressionMode.Decompress);
        var events = JsonNode.Parse(stream)!["traceEvents"]!.AsArray().Where(e => (string?)e!["ph"] == "X").ToDictionary(e => (string)e!["name"]!, e => (double)e!["dur"]!);
        Assert.That(events.Keys.Where(k => k.StartsWith("step", StringComparison.Ordinal)), Is.EqualTo(new[] { "step 2", "step 3", "step 4" }));
        Assert.That(events["step 3"] / 1000, Is.EqualTo(steps[1].Number).Within(0.01));
    }

    [Test]
    public void WritesEmbeddingsForTheProjector()
    {
        var model = new Sequential([new Embedding(4, 2, inputShape: 3, name: "words"), new Flatten(), new Dense(1)]);
        model.Compile(new SGD(0.1), "mse");
        using var board = new TensorBoard(folder.Path, embeddingsFreq: 1, embeddingsMetadata: new Dictionary<string, string> { ["words"] = "names.tsv" });
        model.Fit(torch.zeros(4, 3, torch.ScalarType.Int32), torch.ones(4, 1), epochs: 2, verbose: 0, callbacks: [board]);
        Assert.That(File.ReadAllText(folder["projector_config.pbtxt"]), Is.EqualTo($"embeddings {{\n  tensor_name: \"{model.Weights[0].Path}\"\n  metadata_path: \"names.tsv\"\n  tensor_path: \"words.tsv\"\n}}\n"));
        var rows = File.ReadAllLines(folder["words.tsv"]).Select(l => l.Split('\t').Select(v => float.Parse(v, System.Globalization.CultureInfo.InvariantCulture)).ToArray()).ToArray();
        Assert.That(rows.SelectMany(r => r), Is.EqualTo(model.Weights[0].Tensor.detach().flatten().data<float>()));
        using var wrong = new TensorBoard(folder.Path, embeddingsFreq: 1, embeddingsMetadata: new Dictionary<string, string> { ["word"] = "names.tsv" });
        Assert.That(() => model.Fit(torch.zeros(4, 3, torch.ScalarType.Int32), torch.ones(4, 1), verbose: 0, callbacks: [wrong]),
            Throws.ArgumentException.With.Message.StartsWith("EmbeddingsMetadata: `embeddingsMetadata` must name Embedding layers of the model: \"words\". Received: \"word\""));
    }

    [Test]
    public void EvaluatesByItself()
    {
        var model = Small.Line();
        model.Fit(Small.Counting(4), Small.Counting(4), batchSize: 2, verbose: 0);
        using var board = new TensorBoard(folder.Path);
        var scores = model.Evaluate(Small.Column(1), Small.Column(1), verbose: 0, callbacks: [board]);
        var shown = Validation.Single();
        Assert.That((shown.Tag, shown.Step, shown.Number), Is.EqualTo(("evaluation_loss_vs_iterations", 2L, (float)scores[0])));
    }

    [Test]
    public void WrongArgumentsAreNamed()
    {
        Assert.That(() => new TensorBoard(profileBatch: (5, 2)), Throws.ArgumentException.With.Message.StartsWith("TensorBoard: `profileBatch` must be a number from 0, or the first and the last of a range. Received: profileBatch=(5, 2)"));
        Assert.That(() => new TensorBoard(updateFreq: "step"), Throws.ArgumentException.With.Message.StartsWith("UpdateFrequency: `updateFreq` must be one of \"epoch\", \"batch\". Received: updateFreq=\"step\""));
        Assert.That(() => new TensorBoard(updateFreq: 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new TensorBoard(histogramFreq: -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
