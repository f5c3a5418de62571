#:project ../src/KerasLike/KerasLike.csproj

// Which part of this library do five lines of its source come from? A folder of text files, a folder for each class, words as numbers, and the mean of what an
// embedding makes of them.
// dotnet run examples/21_text_classification.cs [-- --epochs 8 --samples 3200]

using System.Runtime.CompilerServices;
using KerasLike;
using KerasLike.Data;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;

var (epochs, samples) = (Option("--epochs", 8), Option("--samples", 3200));
var output = Directory.CreateDirectory(Path.Combine("output", "21_text_classification")).FullName;
Keras.SetRandomSeed(1);

// Four parts to train on, one to validate with, of each class as many.
string[] parts = ["Callbacks", "Layers", "Optimizers", "Saving", "Training"];
var texts = Path.Combine(output, $"texts_{samples}");
var each = samples / 4 * 5 / parts.Length;
foreach (var part in parts)
{
    var place = Directory.CreateDirectory(Path.Combine(texts, part)).FullName;
    var sources = Directory.GetFiles(Path.Combine(SourceFolder(), "..", "src", "KerasLike", part), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
    var lines = sources.SelectMany(File.ReadLines).Select(line => line.Trim()).Where(line => line.Length > 20 && !line.StartsWith("using ") && !line.StartsWith("namespace ")).ToArray();
    // Where a part has few lines, passages overlap.
    var step = Math.Max(Math.Min((lines.Length - 5) / each, 5), 1);
    for (int i = 0; i < each; i++) File.WriteAllLines(Path.Combine(place, $"{i:D4}.txt"), Enumerable.Range(0, 5).Select(j => lines[(i * step + j) % lines.Length]));
}

var (train, validation) = Utils.TextDatasetFromDirectory(texts, batchSize: 128, validationSplit: 0.2, subset: "both", seed: 1);

var vectorize = new TextVectorization(maxTokens: 5000, outputSequenceLength: 60);
vectorize.Adapt(train.SelectMany(batch => batch.X));
KerasLike.Training.Batch Numbers(TextBatch batch) => (vectorize.Apply(batch.X), batch.Y!);

var model = new Sequential([
    Keras.Input(shape: 60, dtype: "int32"),
    new Embedding(vectorize.VocabularySize(), 32),
    new GlobalAveragePooling1D(),
    new Dropout(0.2),
    new Dense(parts.Length, activation: "softmax"),
]);
model.Summary();
model.Compile(optimizer: new Adam(1e-2), loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
model.Fit(train.Map(Numbers), epochs: epochs);

var scores = model.Evaluate(validation.Map(Numbers), verbose: 0);
Console.WriteLine($"{model.MetricsNames[0]}: {scores[0]:F4}");
Console.WriteLine($"{model.MetricsNames[1]}: {scores[1] * 100:F2}%");

File.WriteAllLines(Path.Combine(output, "vocabulary.txt"), vectorize.GetVocabulary());
Console.WriteLine($"The texts and the words found in them: {output}");

int Option(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var i ? int.Parse(args[i + 1]) : otherwise;

static string SourceFolder([CallerFilePath] string file = "") => File.Exists(file) ? Path.GetDirectoryName(file)! : Path.Combine(Environment.CurrentDirectory, "examples");
