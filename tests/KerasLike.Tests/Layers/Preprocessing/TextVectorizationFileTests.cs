using System.Text.Json.Nodes;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Vocabularies of text layers in files and configs.</summary>
[TestFixture]
public class TextVectorizationFileTests
{
    [TestCase("int")]
    [TestCase("tf_idf")]
    public void WhatWasLearnedIsInTheFileOfAModel(string mode)
    {
        using var scope = torch.NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var model = new Reader(mode);
        model.Vectorization.Adapt(["the cat sat", "the dog — thé", "cat"]);
        model.Apply(torch.zeros(1, 2));
        model.Save(folder["model.keras"]);
        using (var zip = System.IO.Compression.ZipFile.OpenRead(folder["model.keras"]))
            Assert.That(zip.Entries.Select(e => e.FullName), Is.SupersetOf(new[] { "assets/layers/text_vectorization/vocabulary.txt", "assets/layers/text_vectorization/_lookup_layer/vocabulary.txt" }), "where Keras looks for it");

        using var again = (Reader)Keras.LoadModel(folder["model.keras"], new() { ["Reader"] = typeof(Reader) });
        Assert.That(again.Vectorization.GetVocabulary(), Is.EqualTo(model.Vectorization.GetVocabulary()));
        Assert.That(again.Vectorization.Apply(["the thé cat xyz"]), Close.To(model.Vectorization.Apply(["the thé cat xyz"])));
    }

    sealed class Reader(string mode = "int") : Model
    {
        public string Mode { get; } = mode;

        public TextVectorization Vectorization { get; } = new(outputMode: mode);

        readonly Dense dense = new(1);

        public override Tensor Call(Tensor inputs, bool training) => dense.Apply(inputs);
    }

    // What Keras 3.16 gives.
    [TestCase("null", "\"character\"", "2")]
    [TestCase("\"lower\"", "null", "[1, 3]")]
    [TestCase("\"lower_and_strip_punctuation\"", "\"whitespace\"", "null")]
    public void ReadsAndWritesKerassConfig(string standardize, string split, string ngrams)
    {
        var config = (JsonObject)JsonNode.Parse($$"""
            {"name": "t", "trainable": true, "dtype": {"module": "keras", "class_name": "DTypePolicy", "config": {"name": "float32"}, "registered_name": null}, "max_tokens": 9, "standardize": {{standardize}}, "split": {{split}},
            "ngrams": {{ngrams}}, "output_mode": "int", "output_sequence_length": 4, "pad_to_max_tokens": false, "sparse": false, "ragged": false, "vocabulary": ["a", "b"], "idf_weights": null, "encoding": "utf-8", "vocabulary_size": 4}
            """)!;
        Assert.That(JsonEquality.Difference(KerasObject.FromConfig<TextVectorization>(config).GetConfig(), config), Is.Null);
    }
}
