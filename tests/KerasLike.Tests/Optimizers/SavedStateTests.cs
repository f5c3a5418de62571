using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Optimizers.Schedules;
using KerasLike.Saving.Hdf5;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Optimizers;

/// <summary>Training goes on from a file as if it had not stopped, and files have Keras's names and order.</summary>
[TestFixture]
public class SavedStateTests
{
    static readonly float[,] X = { { 1, 2 }, { -1, 0.5f }, { 0.25f, -2 }, { 3, 1 } }, Y = { { 1 }, { 0 }, { -1 }, { 2 } };

    static readonly string[] Weights = ["hidden_kernel", "hidden_bias", "out_kernel", "out_bias"];

    static Sequential Net(Optimizer optimizer)
    {
        var model = new Sequential([new Dense(3, activation: "tanh", inputShape: 2, name: "hidden"), new Dense(1, name: "out")], name: "net");
        model.Compile(optimizer, "mse");
        return model;
    }

    static IEnumerable<string> Each(params string[] names) => Weights.SelectMany(w => names.Select(n => $"o/{w}_{n}"));

    static IEnumerable<string> Apart(string name) => Weights.Select(w => $"o/{w}_{name}");

    static TestCaseData Case(Optimizer optimizer, params IEnumerable<string> states) => Whole(optimizer, ["o/iteration", "o/learning_rate", .. states]);

    static TestCaseData Whole(Optimizer optimizer, params IEnumerable<string> all) => new TestCaseData(optimizer, all.ToList()).SetArgDisplayNames(optimizer.ToString());

    static IEnumerable<TestCaseData> Optimizers()
    {
        yield return Case(new SGD(0.1, name: "o"));
        yield return Case(new SGD(0.1, momentum: 0.9, useEma: true, gradientAccumulationSteps: 2, name: "o"), [.. Apart("average"), .. Apart("gradient_accumulator"), .. Apart("momentum")]);
        yield return Whole(new SGD(new CosineDecay(0.1, 10), momentum: 0.9, name: "o"), ["o/iteration", .. Apart("momentum")]);
        yield return Case(new RMSprop(0.01, momentum: 0.5, centered: true, name: "o"), [.. Apart("velocity"), .. Apart("momentum"), .. Apart("average_gradient")]);
        yield return Case(new Adam(0.01, amsgrad: true, name: "o"), [.. Each("momentum", "velocity"), .. Apart("velocity_hat")]);
        yield return Case(new AdamW(0.01, name: "o"), Each("momentum", "velocity"));
        yield return Case(new Adagrad(0.01, name: "o"), Apart("accumulator"));
        yield return Case(new Adadelta(0.5, name: "o"), Each("accumulated_grad", "accumulated_delta_var"));
        yield return Case(new Adamax(0.01, name: "o"), Each("momentum", "norm"));
        yield return Case(new Nadam(0.01, name: "o"), [.. Each("momentum", "velocity"), "o/variable"]);
        yield return Case(new Ftrl(0.1, name: "o"), Each("accumulator", "linear"));
        yield return Case(new Lion(0.01, name: "o"), Apart("momentum"));
        yield return Case(new Lamb(0.01, name: "o"), Each("momentum", "velocity"));
        yield return Case(new ScheduleFreeAdamW(0.01, name: "o"), Each("momentum", "velocity"));
        yield return Case(new Adafactor(0.1, name: "o"), Each("r", "c", "velocity"));
        yield return Case(new Muon(0.01, excludeLayers: ["out"], name: "o"), ["o/hidden_kernel_momentum", .. Weights[1..].SelectMany(w => new[] { $"o/{w}_momentum", $"o/{w}_velocity" })]);
        yield return Whole(new LossScaleOptimizer(new Adam(0.01, name: "o"), initialScale: 64, dynamicGrowthSteps: 3, name: "s"),
            ["s/iteration", "s/learning_rate", "s/step_counter", "s/dynamic_scale", "o/iteration", "o/learning_rate", .. Each("momentum", "velocity")]);
        // Inside of it Keras does not see what belongs to no weight.
        yield return Whole(new LossScaleOptimizer(new Nadam(0.01, name: "o"), name: "s"),
            ["s/iteration", "s/learning_rate", "s/step_counter", "s/dynamic_scale", "o/iteration", "o/learning_rate", .. Each("momentum", "velocity")]);
        yield return Whole(new MultiOptimizer(new OptimizerMap(new SGD(0.1, momentum: 0.5, name: "a"), new() { [".*/kernel"] = new Adam(0.01, name: "b") }), name: "m"),
            "m/iteration", "m/learning_rate", "b/iteration", "b/learning_rate", "b/hidden_kernel_momentum", "b/hidden_kernel_velocity", "b/out_kernel_momentum", "b/out_kernel_velocity", "a/iteration", "a/learning_rate", "a/hidden_bias_momentum", "a/out_bias_momentum");
    }

    [TestCaseSource(nameof(Optimizers))]
    public void FilesHaveKerassNamesInKerassOrder(Optimizer optimizer, IReadOnlyList<string> names)
    {
        using var folder = new TemporaryFolder();
        using var model = Net((Optimizer)KerasLike.Saving.Config.Copy(optimizer));
        model.Fit(X, Y, epochs: 1, verbose: 0);
        model.Save(folder["net.h5"]);
        using var stream = File.OpenRead(folder["net.h5"]);
        using var file = new Hdf5Reader(stream, "net.h5");
        Assert.That(file.Texts("optimizer_weights", "weight_names")!.Select(n => n.Replace("net_", "", StringComparison.Ordinal)), Is.EqualTo(names));
    }

    [TestCaseSource(nameof(Optimizers))]
    public void TrainingGoesOnFromAFile(Optimizer optimizer, IReadOnlyList<string> names)
    {
        Assert.That(names, Is.Not.Empty);
        using var folder = new TemporaryFolder();
        using var scope = torch.NewDisposeScope();
        using var model = Net(optimizer);
        model.Fit(X, Y, batchSize: 1, epochs: 2, shuffle: false, verbose: 0);
        model.Save(folder["net.keras"]);
        model.Save(folder["net.h5"]);
        model.Fit(X, Y, batchSize: 1, epochs: 2, shuffle: false, verbose: 0);
        var expected = model.GetWeights();
        // The product that Nadam keeps is not saved inside of another, as in Keras: it begins anew there.
        var exact = optimizer is not LossScaleOptimizer { InnerOptimizer: Nadam };
        foreach (var path in new[] { folder["net.keras"], folder["net.h5"] })
        {
            using var loaded = Keras.LoadModel(path);
            Assert.That(loaded.Optimizer.Iterations, Is.EqualTo(8 / (loaded.Optimizer.GradientAccumulationSteps ?? 1)));
            loaded.Fit(X, Y, batchSize: 1, epochs: 2, shuffle: false, verbose: 0);
            foreach (var (a, b) in loaded.GetWeights().Zip(expected)) Assert.That(a, Close.To(b, 0, exact ? 0 : 0.05), path);
        }
    }

    [Test]
    public void OptimizersInsideAreSavedOnceMoreByThemselves()
    {
        using var folder = new TemporaryFolder();
        using var scaled = Net(new LossScaleOptimizer(new Adam()));
        using var several = Net(new MultiOptimizer(new OptimizerMap(new SGD(), new() { ["hidden/kernel"] = new Adam(), ["out/kernel"] = new Adam() })));
        scaled.Fit(X, Y, verbose: 0);
        several.Fit(X, Y, verbose: 0);
        scaled.SaveWeights(folder["a.weights.h5"]);
        several.SaveWeights(folder["b.weights.h5"]);
        Assert.That(Groups(folder["a.weights.h5"]), Is.EqualTo(["optimizer/inner_optimizer/vars", "optimizer/vars"]));
        Assert.That(Groups(folder["b.weights.h5"]), Is.EqualTo(["optimizer/optimizers/adam/vars", "optimizer/optimizers/adam_1/vars", "optimizer/optimizers/sgd/vars", "optimizer/vars"]));
    }

    [Test]
    public void AnOptimizerThatDidNothingYetIsSavedWithoutState()
    {
        using var folder = new TemporaryFolder();
        using var model = Net(new LossScaleOptimizer(new Adam(0.5)));
        model.Save(folder["net.keras"]);
        using var loaded = Keras.LoadModel(folder["net.keras"]);
        Assert.That(loaded.Optimizer.Iterations, Is.Zero);
        Assert.That(loaded.Optimizer.IsBuilt, Is.False);
        Assert.That((double)loaded.Optimizer.LearningRate, Is.EqualTo(0.5));
    }

    static IEnumerable<string> Groups(string path) => Hdf5Tree.Of(path).Split('\n').Where(l => l.Contains("vars/ ", StringComparison.Ordinal) && l.StartsWith("/optimizer", StringComparison.Ordinal)).Select(l => l[1..l.IndexOf("/ ", StringComparison.Ordinal)]);
}
