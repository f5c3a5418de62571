#:project ../src/KerasLike/KerasLike.csproj
#:project ../src/KerasLike.Plotting/KerasLike.Plotting.csproj

// A time series: a scanner runs over the digits of MNIST, row by row, and measures how much ink each row holds. From the last 56 rows, two digits' worth, a
// recurrent network foretells the next one. It is compared with two forecasts that need no learning: like the last row, and like the same row of the last digit.
// dotnet run examples/22_time_series.cs [-- --epochs 4 --samples 20000]
// A mean absolute error of 0.169 on windows not seen in training; like the last row it is 0.195, like the row of the last digit 0.462.

using KerasLike;
using KerasLike.Data;
using KerasLike.Datasets;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;
using TorchSharp;

const int Rows = 28, Past = 2 * Rows;
var (epochs, samples) = (Option("--epochs", 4), Option("--samples", 20_000));
var output = Directory.CreateDirectory(Path.Combine("output", "22_time_series")).FullName;
Keras.SetRandomSeed(1);

// Windows to train on, then as many as a quarter of them to test on; a window needs the rows before it.
var ((x, _), _) = Mnist.LoadData();
var digits = (samples * 5 / 4 + 2 * Past) / Rows + 1;
var ink = x.narrow(0, 0, digits).to_type(torch.ScalarType.Float32).mean([2]).reshape(-1, 1) / 255 * 5;
var next = ink.narrow(0, Past, ink.size(0) - Past);
var train = Utils.TimeseriesDatasetFromArray(ink, next, sequenceLength: Past, batchSize: 128, shuffle: true, seed: 1, endIndex: samples + Past - 1);
var test = Utils.TimeseriesDatasetFromArray(ink, next, sequenceLength: Past, batchSize: 128, startIndex: samples + Past, endIndex: samples * 5 / 4 + 2 * Past);

var model = new Sequential([
    Keras.Input(shape: (Past, 1)),
    new LSTM(24),
    new Dense(1),
]);
model.Summary();
model.Compile(optimizer: new Adam(5e-3), loss: "mse", metrics: ["mae"]);
model.Fit(train, epochs: epochs);

var scores = model.Evaluate(test, verbose: 0);
Console.WriteLine($"loss: {scores["loss"]:F4}");
Console.WriteLine($"mae: {scores["mae"]:F4}");

var windows = test.ToList();
double Error(int back) => windows.Sum(b => (b.X.Single.select(1, Past - back) - b.Y!.Single).abs().sum().item<float>()) / windows.Sum(b => b.Size);
Console.WriteLine($"like the row before: {Error(1):F4}");
Console.WriteLine($"like the same row of the digit before: {Error(Rows):F4}");

// What was measured over ten digits, and what was foretold, drawn with ScottPlot, which KerasLike.Plotting brings along.
var shown = Math.Min(10 * Rows, samples / 4);
var forecasts = model.Predict(test, verbose: 0).narrow(0, 0, shown).squeeze(1);
var truth = torch.cat([.. windows.Select(b => b.Y!.Single.squeeze(1))]).narrow(0, 0, shown);
using var plot = new ScottPlot.Plot();
var rows = Enumerable.Range(0, shown).Select(row => (double)row).ToArray();
var measured = plot.Add.FillY(rows, new double[shown], Numbers(truth));
(measured.LegendText, measured.FillColor, measured.LineWidth) = ("measured", ScottPlot.Colors.LightSlateGray.WithAlpha(0.5), 0);
var foretold = plot.Add.ScatterLine(rows, Numbers(forecasts), ScottPlot.Colors.OrangeRed);
(foretold.LegendText, foretold.LineWidth) = ("foretold", 2);
plot.XLabel("row; a digit has 28");
plot.YLabel("ink");
plot.Axes.Bottom.SetTicks([.. rows.Where(row => row % Rows == 0)], [.. rows.Where(row => row % Rows == 0).Select(row => $"{row}")]);
plot.Axes.Margins(left: 0, right: 0);
plot.ShowLegend(ScottPlot.Edge.Right);
plot.SavePng(Path.Combine(output, "forecasts.png"), 1400, 420);
Console.WriteLine($"The rows' ink and the forecasts: {Path.Combine(output, "forecasts.png")}");

static double[] Numbers(torch.Tensor values) => [.. values.contiguous().data<float>().Select(value => (double)value)];

int Option(string name, int otherwise) => Array.IndexOf(args, name) is >= 0 and var i ? int.Parse(args[i + 1]) : otherwise;
