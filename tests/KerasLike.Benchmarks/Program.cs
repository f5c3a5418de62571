using KerasLike.Benchmarks;

// Usage: dotnet run -c Release --project tests/KerasLike.Benchmarks -- [--quick] [NAME]
// Runs the workloads whose name contains NAME, all ways of each in turn, prints medians and ratios, and at the end the README's table. --quick takes fewer repetitions.
var repetitions = args.Contains("--quick") ? 7 : 15;
var filter = args.FirstOrDefault(a => !a.StartsWith('-')) ?? "";
Workload[] workloads =
[
    new LogisticRegression(), new LectureCnn(), new LeNet5(), new NarrowMlp(), new MnistMlp(), new GruWorkload(), new LstmWorkload(), new ResNet18(), new CnnPrediction(), new OneSample(),
    new ProgressBarCost(), new ModelLoading(),
];
var results = workloads.Where(w => w.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)).Select(w => (w, Comparison.Run(w, repetitions))).ToList();
ResultTable.Print(results);
