using KerasLike.Benchmarks;

// Usage: dotnet run -c Release --project tests/KerasLike.Benchmarks -- [--quick] [NAME]
// Runs the workloads whose name contains NAME, all variants of each in turn, and prints medians and ratios. --quick takes fewer repetitions.
var quick = args.Contains("--quick");
var filter = args.FirstOrDefault(a => !a.StartsWith('-')) ?? "";
Workload[] workloads = [new LogisticRegression(), new LectureCnn(), new LeNet5(), new NarrowMlp(), new MnistMlp(), new CnnPrediction(), new OneSample(), new ProgressBarCost(), new ModelLoading()];
foreach (var workload in workloads.Where(w => w.Name.Contains(filter, StringComparison.OrdinalIgnoreCase))) Comparison.Run(workload, quick ? 5 : 9);
