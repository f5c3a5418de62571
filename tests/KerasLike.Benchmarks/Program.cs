using KerasLike.Benchmarks;

// Usage: dotnet run -c Release --project tests/KerasLike.Benchmarks -- [--quick] [NAME]
// Runs the workloads whose name contains NAME, all ways of each in turn, prints medians and ratios, and at the end the README's table; then the checks of memory and data, and how cost grows with size.
// --quick takes fewer repetitions, and leaves out how cost grows. `pieces [FILTER]` measures the small pieces with BenchmarkDotNet.
if (args is ["pieces", ..])
{
    Pieces.Run(args[1..]);
    return;
}
var quick = args.Contains("--quick");
var repetitions = quick ? 7 : 15;
var filter = args.FirstOrDefault(a => !a.StartsWith('-')) ?? "";
bool Wanted(string name) => name.Contains(filter, StringComparison.OrdinalIgnoreCase);

Workload[] workloads =
[
    new LogisticRegression(), new LectureCnn(), new LeNet5(), new NarrowMlp(), new MnistMlp(), new GruWorkload(), new LstmWorkload(), new ResNet18(), new CnnPrediction(), new OneSample(),
    new Bookkeeping(), new ProgressBarCost(), new ModelLoading(),
];
var results = workloads.Where(w => Wanted(w.Name)).Select(w => (w, Comparison.Run(w, repetitions))).ToList();
foreach (var check in new Check[] { new LongTraining(), new ImageFolder() }.Where(c => Wanted(c.Name))) check.Run();
if (!quick)
    foreach (var row in Rows.All.Where(r => Wanted(r.Name))) row.Run(repetitions);
if (results.Count > 0) ResultTable.Print(results);
