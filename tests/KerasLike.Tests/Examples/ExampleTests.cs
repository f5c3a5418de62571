using System.Globalization;
using System.Text.RegularExpressions;
using KerasLike.Tests.Conventions;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Examples;

/// <summary>Each file of <c>examples/</c> runs as its first lines say, on few images, and prints what it is there to show.</summary>
[TestFixture]
public class ExampleTests
{
    // What each prints besides its models: patterns, in which the group `percent` must lie between 0 and 100, and `loss` between 0 and 1000.
    const string Table = "Model: \"", Loss = @"\nloss: (?<loss>\d+\.\d{4})\r?\n", Accuracy = @"\naccuracy: (?<percent>\d+\.\d{2})%\r?\n";
    const string Epoch = @"\n5/5 - .* - accuracy: [01]\.\d{4} - loss: \d+\.\d{4}\r?\n"; // one line an epoch where nobody looks
    const string Picture = @"(\n[ .:\-=+*#%@]{148}){14}";

    static readonly Dictionary<string, string[]> Prints = new()
    {
        ["01_logistic_regression.cs"] = [Table, " Total params: 7,850 ", Epoch, Loss, Accuracy],
        ["02_convnet.cs"] = [Table, " Total params: 366,806 ", Epoch, Loss, Accuracy],
        ["03_lenet5.cs"] = [Table, " Total params: 61,706 ", Epoch, Loss, Accuracy],
        ["04_residual_network.cs"] = ["Model: \"residual_network\"", "GlobalAveragePooling2D", @"\n10/10 - .* - accuracy: [01]\.\d{4} - loss: \d+\.\d{4}\r?\n", Loss, Accuracy],
        ["05_two_inputs_two_outputs.cs"] =
            ["Model: \"two_digits\"", @"\n5/5 - .*left_is_greater_accuracy: .*sum_accuracy: ", Loss, @"\naccuracy of the sum: (?<percent>\d+\.\d{2})%\r?\n", @"\naccuracy of the comparison: (?<percent>\d+\.\d{2})%\r?\n"],
        ["06_lstm_on_rows.cs"] = ["Model: \"lstm_on_rows\"", " Total params: 48,970 ", Epoch, Loss, Accuracy],
        ["07_transformer.cs"] = ["Model: \"transformer\"", "PositionEmbedding", @"\n10/10 - .* - accuracy: [01]\.\d{4} - loss: \d+\.\d{4}\r?\n", Loss, Accuracy],
        ["08_variational_autoencoder.cs"] =
            ["Model: \"encoder\"", "Model: \"decoder\"", @"\n5/5 - .*kl_loss: .*reconstruction_loss: ", @"\nreconstruction loss: (?<loss>\d+\.\d{2}) after the first epoch, (?<loss>\d+\.\d{2}) after the last\r?\n", Picture],
        ["09_gan.cs"] = ["Model: \"discriminator\"", "Model: \"generator\"", @"\n5/5 - .*d_loss: .*g_loss: ", @"\ndiscriminator loss: (?<loss>\d+\.\d{4})\r?\n", @"\ngenerator loss: (?<loss>\d+\.\d{4})\r?\n", Picture],
        ["10_training_loop.cs"] = [Table, " Total params: 407,050 ", Epoch, Loss, Accuracy],
        ["11_callbacks_and_checkpoints.cs"] =
            [Table, " Total params: 101,770 ", @"\nAfter 3 of 5 batches the power is gone", @"\nEpoch 1: finished saving model to .*best\.keras\r?\n", @"\nepoch,accuracy,learning_rate,loss,val_accuracy,val_loss\r?\n0,", Loss, Accuracy],
        ["12_class_weights.cs"] =
            [Table, @"\ndigit   images   weight ", @"(\n +\d +\d+ +\d+\.\d\d +(?<percent>\d+\.\d) % +(?<percent>\d+\.\d) %\r?){10}\n", @"\nwith class weights, loss: (?<loss>\d+\.\d{4}), accuracy: (?<percent>\d+\.\d{2})%\r?\n"],
        ["13_two_optimizers.cs"] =
            ["Model: \"center_loss_model\"", " Total params: 102,874 ", @"\n5/5 - .* - center_loss: \d+\.\d{4} - loss: ", @"\nDistance to the own center, .*: \d\.\d{3}\r?\n", Loss, Accuracy],
        ["14_learning_rate_finder.cs"] = [Table, " Total params: 109,386 ", @"(\n +\d\.\d\de-\d\d +\d\.\d{4}  █+\r?){10}", @"\nSuggested: \d\.\de-\d\.", Epoch, Loss, Accuracy],
        ["20_image_folder.cs"] = ["Found 800 files belonging to 10 classes", Table, Epoch, Loss, Accuracy, @"\nPictures as the network sees them: .*augmented\.png"],
        ["21_text_classification.cs"] = ["Found 640 files belonging to 5 classes", Table, Epoch, Loss, Accuracy],
        ["22_time_series.cs"] = [Table, @"\n5/5 - .* - loss: \d+\.\d{4} - mae: \d+\.\d{4}\r?\n", Loss, @"\nmae: (?<loss>\d+\.\d{4})\r?\n", @"\nlike the row before: (?<loss>\d+\.\d{4})\r?\n", @": .*forecasts\.png"],
        ["23_grad_cam.cs"] = ["Model: \"lecture_cnn\"", @"\n5/5 - .* - val_accuracy: ", Accuracy, @"\n1\d files in pictures.grad_cam\r?\n"],
        ["24_tsne.cs"] = ["Model: \"lenet5\"", Epoch, Accuracy, @"(\n(pixels|features), (principal components|t-SNE): the nearest neighbour is the same digit for (?<percent>\d+\.\d)%\r?){4}\n", @"\nuntangling\.png is in pictures.tsne\r?\n"],
    };

    static IEnumerable<string> Files => Directory.GetFiles(Path.Combine(Repository.Root, "examples"), "*.cs").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Files))]
    public void Runs(string file)
    {
        Assert.That(Prints, Does.ContainKey(file), $"Say above what {file} prints");
        var result = Dotnet.Run("run", $"examples/{file}", "--", "--epochs", "1", "--samples", "640");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Error, Is.Empty);
        foreach (var pattern in Prints[file])
        {
            var match = Regex.Match(result.Output, pattern);
            Assert.That(match.Success, $"{pattern} in\n{result.Output}");
            Assert.That(Numbers(match, "percent"), Is.All.InRange(0, 100));
            Assert.That(Numbers(match, "loss"), Is.All.InRange(0, 1000));
        }
    }

    [TestCase("01_logistic_regression.cs", 2000, 3, Accuracy, 50)]
    [TestCase("06_lstm_on_rows.cs", 4000, 4, Accuracy, 50)]
    public void LearnsFromItsFirstImages(string file, int samples, int epochs, string pattern, double atLeast)
    {
        var result = Dotnet.Run("run", $"examples/{file}", "--", "--epochs", $"{epochs}", "--samples", $"{samples}");
        Assert.That(Numbers(Regex.Match(result.Output, pattern), "percent"), Has.Exactly(1).GreaterThan(atLeast), result.ToString());
    }

    [TestCaseSource(nameof(Files))]
    public void SaysHowItIsRun(string file) =>
        Assert.That(File.ReadAllText(Path.Combine(Repository.Root, "examples", file)), Does.Contain($"// dotnet run examples/{file} [-- --epochs "));

    static List<double> Numbers(Match match, string group) => match.Groups[group].Captures.Select(c => double.Parse(c.Value, CultureInfo.InvariantCulture)).ToList();
}
