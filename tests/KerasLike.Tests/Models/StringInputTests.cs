using System.Text.Json.Nodes;
using KerasLike.Data;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;
using KerasLike.Training;

namespace KerasLike.Tests.Models;

/// <summary>Models that take strings.</summary>
[TestFixture]
public class StringInputTests
{
    static readonly string[] Texts = ["a good film", "a bad film", "good, good!", "bad — so bad", "GOOD", "a film so bad"];
    static readonly float[] IsGood = [1, 0, 1, 0, 1, 0];

    static TextVectorization Words(string mode = "int")
    {
        var words = new TextVectorization(outputMode: mode);
        words.Adapt(Texts);
        return words;
    }

    static Sequential Classifier(params Layer[] first) => new([.. first, new Embedding(20, 8, maskZero: true), new GlobalAveragePooling1D(), new Dense(1, activation: "sigmoid")]);

    static Tensor Numbers(string[] texts) => Words().Apply(texts);

    [Test]
    public void GiveWhatTheyGiveForTheNumbersOfTheStrings()
    {
        using var scope = torch.NewDisposeScope();
        using var model = Classifier(Keras.Input(1, dtype: "string"), Words());
        using var numbers = new Sequential(model.Layers.Skip(1).ToArray());
        var expected = numbers.Predict(Numbers(Texts), verbose: 0);
        Assert.That(model.Predict(Texts, verbose: 0), Close.To(expected), "strings");
        Assert.That(model.Predict(Texts.ToList(), verbose: 0), Close.To(expected), "a list");
        Assert.That(model.Predict(new[,] { { Texts[0] }, { Texts[1] } }, verbose: 0), Close.To(expected[..2]), "a column");
        Assert.That(model.Predict(["a good film", "a bad film"], verbose: 0), Close.To(expected[..2]), "a collection expression");
        Assert.That(model.Apply(Texts).Single, Close.To(expected), "a call");
        Assert.That(model.PredictOnBatch(Texts), Close.To(expected), "a batch");
        Assert.That(model.OutputShape, Is.EqualTo(new Shape(null, 1)));
        Assert.That(model.Input.ToString(), Does.StartWith("<KerasTensor shape=(None, 1), dtype=string, from "));
    }

    [Test]
    public void AreBuiltOnTheFirstStringsTheyMeet()
    {
        using var scope = torch.NewDisposeScope();
        using var model = Classifier(Words());
        Assert.That(model.Predict(Texts, verbose: 0).shape, Is.EqualTo(new long[] { 6, 1 }));
        Assert.That(model.Input.Shape, Is.EqualTo(new Shape((int?)null)));
        Assert.That(DTypeOfInput(model), Is.EqualTo("string"));
    }

    static string DTypeOfInput(Model model) => (string)model.GetConfig()["layers"]![0]!["config"]!["dtype"]!;

    [TestCase(false)]
    [TestCase(true)]
    public void Learn(bool fromDataset)
    {
        using var scope = torch.NewDisposeScope();
        Keras.SetRandomSeed(3);
        using var model = Classifier(Keras.Input(1, dtype: "string"), Words());
        model.Compile(optimizer: new KerasLike.Optimizers.Adam(0.05), loss: "binary_crossentropy", metrics: ["accuracy"]);
        if (fromDataset) model.Fit(Dataset.FromTensorSlices(Texts, IsGood).Shuffle(6).Batch(4), epochs: 40, verbose: 0, validationData: (Texts, IsGood));
        else model.Fit(Texts, IsGood, batchSize: 4, epochs: 40, verbose: 0, validationData: (Texts, IsGood));
        Assert.That(model.History!["val_accuracy"][^1], Is.EqualTo(1));
        Assert.That(model.Evaluate(Texts, IsGood, batchSize: 4, verbose: 0)["accuracy"], Is.EqualTo(1));
        Assert.That(model.TrainOnBatch(Texts, IsGood)["accuracy"], Is.EqualTo(1));
    }

    [Test]
    public void TakeSamplesOfDatasetsThatAreStackedAndBatchesThatAreYielded()
    {
        using var scope = torch.NewDisposeScope();
        using var model = new Sequential([Keras.Input(1, dtype: "string"), new StringLookup(vocabulary: ["x", "long word"])]);
        var data = Dataset.FromTensorSlices(new[,] { { "x" }, { "long word" }, { "?" } }).Map(b => b).Batch(2);
        Assert.That(model.Predict(data, verbose: 0), Close.To(torch.tensor(new long[,] { { 1 }, { 2 }, { 0 } })));
        Assert.That(model.Predict([(Batch)new TextBatch(["long word", "x"], null)], verbose: 0), Close.To(torch.tensor(new long[,] { { 2 }, { 1 } })));
        Batch[] batches = [new(new[] { "x", "long word" })];
        Assert.That(model.Predict(batches, verbose: 0), Close.To(torch.tensor(new long[,] { { 1 }, { 2 } })));
    }

    [Test]
    public void AreSavedWithTheirVocabulariesAndLoaded()
    {
        using var scope = torch.NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var model = Classifier(Keras.Input(1, dtype: "string"), Words());
        model.Compile(loss: "binary_crossentropy");
        model.Fit(Texts, IsGood, verbose: 0);
        model.Save(folder["model.keras"]);
        using var again = Keras.LoadModel(folder["model.keras"]);
        Assert.That(again.Predict(Texts, verbose: 0), Close.To(model.Predict(Texts, verbose: 0)));
        Assert.That(((TextVectorization)again.Layers[0]).GetVocabulary(), Is.EqualTo(((TextVectorization)model.Layers[0]).GetVocabulary()));
        Assert.That(DTypeOfInput(again), Is.EqualTo("string"));
        Assert.That(again.Fit(Texts, IsGood, verbose: 0)["loss"], Has.Count.EqualTo(1));
    }

    [TestCase("multi_hot")]
    [TestCase("tf_idf")]
    [TestCase("count")]
    [TestCase("one_hot")]
    public void KnowTheShapeOfVectors(string mode)
    {
        using var scope = torch.NewDisposeScope();
        var words = Words(mode);
        using var model = new Sequential([Keras.Input(1, dtype: "string"), words]);
        Assert.That(model.OutputShape.Accepts(Shape.Of(model.Predict(Texts, verbose: 0))), $"{model.OutputShape}");
        Assert.That(model.OutputShape[^1], Is.EqualTo(words.VocabularySize()));
        Assert.That(model.Predict(Texts, verbose: 0), Close.To(words.Apply(Texts)));
    }

    // One of strings, one of numbers, one of strings and numbers crossed.
    static Model TwoInputs()
    {
        KerasTensor city = Keras.Input(1, dtype: "string", name: "city"), size = Keras.Input(2, name: "size"), year = Keras.Input(1, dtype: "int64", name: "year");
        var place = new Flatten().Apply(new Embedding(4, 3).Apply(new StringLookup(vocabulary: ["Bern", "Zürich"], numOovIndices: 2).Apply(city)));
        var bin = new Hashing(5, outputMode: "one_hot").Apply(city);
        var crossed = new HashedCrossing(4, outputMode: "one_hot").Apply([city, year]);
        return new Model([city, size, year], new Dense(1).Apply(new Concatenate().Apply([place, size, bin, crossed])));
    }

    static readonly string[] Cities = ["Bern", "Zürich", "São Paulo", "東京", "", "Bern"];
    static readonly float[,] Sizes = { { 1, 2 }, { 3, 4 }, { 5, 6 }, { 7, 8 }, { 9, 10 }, { 1, 2 } };
    static readonly long[] Years = [1, 2, 3, 4, 5, 1];

    [Test]
    public void MayHaveOtherInputsToo()
    {
        using var scope = torch.NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var model = TwoInputs();
        var all = model.Predict([Cities, Sizes, Years], verbose: 0);
        Assert.That(all[5], Close.To(all[0]));
        Assert.That(model.Predict(new Dictionary<string, Tensors> { ["year"] = Years, ["size"] = Sizes, ["city"] = Cities }, batchSize: 2, verbose: 0), Close.To(all));
        model.Compile(loss: "mse");
        Assert.That(model.Fit([Cities, Sizes, Years], IsGood, batchSize: 2, epochs: 2, validationSplit: 0.5, verbose: 0)["val_loss"], Has.Count.EqualTo(2));
        model.Save(folder["model.keras"]);
        using var again = Keras.LoadModel(folder["model.keras"]);
        Assert.That(again.Predict([Cities, Sizes, Years], verbose: 0), Close.To(model.Predict([Cities, Sizes, Years], verbose: 0)));
        Assert.That(JsonEquality.Difference(again.GetConfig(), model.GetConfig()), Is.Null);
    }

    [Test]
    public void MayStandInOtherModels()
    {
        using var scope = torch.NewDisposeScope();
        using var inner = Classifier(Keras.Input(1, dtype: "string"), Words());
        var texts = Keras.Input(1, dtype: "string");
        using var outer = new Model(texts, inner.Apply(texts));
        Assert.That(outer.Predict(Texts, verbose: 0), Close.To(inner.Predict(Texts, verbose: 0)));
        using var own = new Own(Words(), new Embedding(20, 4));
        Assert.That(own.Predict(Texts, verbose: 0).shape, Is.EqualTo(new long[] { 6, 4 }));
    }

    sealed class Own(TextVectorization words, Embedding embedding) : Model
    {
        readonly TextVectorization words = words;
        readonly Embedding embedding = embedding;
        readonly Lengths lengths = new();

        public override Tensor Call(Tensor inputs, bool training) => embedding.Apply(words.Apply(inputs)).mean([1]) * lengths.Apply(inputs);
    }

    /// <summary>A layer of one's own.</summary>
    sealed class Lengths : Layer
    {
        public override Tensor Call(Tensor inputs, bool training) => torch.tensor(Strings.FromTensor(inputs).Values.Select(t => (float)t.Length).ToArray()).unsqueeze(-1);
    }

    [Test]
    public void MayBeginWithALayerOfOnesOwn()
    {
        using var scope = torch.NewDisposeScope();
        var texts = Keras.Input(1, dtype: "string");
        using var model = new Model(texts, new Lengths().Apply(texts));
        Assert.That(model.Predict(["", "a", "thé"], verbose: 0), Close.To(torch.tensor(new float[,] { { 0 }, { 1 }, { 3 } })));
        Assert.That(model.OutputShape, Is.EqualTo(new Shape(null, 1)));
    }

    /// <summary>Another layer of one's own, which hands strings on.</summary>
    sealed class Backwards : Layer
    {
        public override Tensor Call(Tensor inputs, bool training)
        {
            var texts = Strings.FromTensor(inputs);
            return Strings.Create([.. texts.Values.Select(t => (Strings)new string([.. t.Reverse()]))]).ToTensor().unsqueeze(-2);
        }
    }

    [Test]
    public void MayGoThroughALayerThatChangesThem()
    {
        using var scope = torch.NewDisposeScope();
        var texts = Keras.Input(1, dtype: "string");
        var backwards = new Backwards().Apply(texts);
        using var model = new Model(texts, new StringLookup(vocabulary: ["ab", "c"]).Apply(backwards));
        Assert.That((backwards.Shape, $"{backwards}"), Is.EqualTo((new Shape(null, 1), $"<KerasTensor shape=(None, 1), dtype=string, from {backwards.Producer.Layer.Name}>")));
        Assert.That(model.Predict(["ba", "c", "ab"], verbose: 0), Close.To(torch.tensor(new long[,] { { 1 }, { 2 }, { 0 } })));
    }

    // As Keras 3.16 writes it.
    [Test]
    public void ReadKerassConfig()
    {
        using var scope = torch.NewDisposeScope();
        var config = (JsonObject)JsonNode.Parse("""
            {"name": "s", "trainable": true, "dtype": {"module": "keras", "class_name": "DTypePolicy", "config": {"name": "float32"}, "registered_name": null}, "layers": [
              {"module": "keras.layers", "class_name": "InputLayer", "config": {"batch_shape": [null, 1], "dtype": "string", "sparse": false, "ragged": false, "name": "i", "optional": false}, "registered_name": null},
              {"module": "keras.layers", "class_name": "TextVectorization", "config": {"name": "t", "trainable": true, "dtype": {"module": "keras", "class_name": "DTypePolicy", "config": {"name": "float32"}, "registered_name": null},
                "max_tokens": null, "standardize": "lower", "split": "whitespace", "ngrams": null, "output_mode": "int", "output_sequence_length": 3, "pad_to_max_tokens": false, "sparse": false, "ragged": false,
                "vocabulary": ["a", "b"], "idf_weights": null, "encoding": "utf-8", "vocabulary_size": 4}, "registered_name": null, "build_config": {"input_shape": [null, 1]}}],
              "build_input_shape": [null, 1]}
            """)!;
        using var model = Sequential.FromConfig(config);
        Assert.That(model.OutputShape, Is.EqualTo(new Shape(null, 3)));
        Assert.That(model.Predict(["B a ?", "a"], verbose: 0), Close.To(torch.tensor(new long[,] { { 3, 2, 1 }, { 2, 0, 0 } })));
    }
}
