using System.Text.Json.Nodes;
using KerasLike.Layers;
using KerasLike.Metrics;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Saving;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Core;

/// <summary>Computing in other number types than float32: every layer, training, files.</summary>
[TestFixture, NonParallelizable]
public class MixedPrecisionTests
{
    static readonly string[] Policies = ["mixed_bfloat16", "mixed_float16", "bfloat16", "float16", "float64"];

    [TearDown]
    public void BackToFloat32() => Keras.MixedPrecision.SetGlobalPolicy("float32");

    // Every layer of the golden models, with weights of the original.
    [Test]
    public void LayersComputeNearlyTheSame([ValueSource(nameof(Policies))] string policy)
    {
        var failures = new List<string>();
        foreach (var name in GoldenCases.Models.Select(c => (string)c.Arguments[0]!))
        {
            using var scope = torch.NewDisposeScope();
            try
            {
                if (Difference(name, policy) is string difference) failures.Add($"{name}: {difference}");
            }
            catch (Exception e)
            {
                failures.Add($"{name}: {e.GetType().Name} {e.Message.Split('\n')[0]}");
            }
        }
        Assert.That(string.Join("\n", failures), Is.Empty);
    }

    // Null where the outputs are of the policy's type and near those in float32.
    static string? Difference(string name, string policy)
    {
        var file = GoldenCases.FileOf("models", name, ".keras");
        using var data = new Hdf5(GoldenCases.FileOf("models", name, ".h5"));
        var inputs = new Tensors(data.Names("inputs").Order(StringComparer.Ordinal).Select(n => data.Tensor($"inputs/{n}")).ToList());
        using var original = Keras.LoadModel(file);
        var root = new KerasFile(file).Root;
        Rewrite(root, policy);
        using var model = ModelConfig.Create(root);
        model.SetWeights(original.GetWeights());
        if (model.Weights.FirstOrDefault(w => DTypes.IsFloat(w.DType) && w.DType != new DTypePolicy(policy).VariableDType) is { } wrong) return $"weight {wrong}";
        foreach (var (one, expected) in ((IEnumerable<Tensor>)model.Apply(inputs, training: false)).Zip((IEnumerable<Tensor>)original.Apply(inputs, training: false)))
        {
            if (one.dtype != (DTypes.IsFloat(expected.dtype) ? new DTypePolicy(policy).ComputeDType : expected.dtype)) return $"output is {one.dtype}";
            var (a, b) = (one.to(torch.float64), expected.to(torch.float64));
            var worst = (a - b).abs().max().ToDouble() / Math.Max(1, b.abs().max().ToDouble());
            var allowed = policy.EndsWith("bfloat16", StringComparison.Ordinal) ? 0.05 : policy.EndsWith("float16", StringComparison.Ordinal) ? 0.01 : 1e-5;
            if (!(worst <= allowed)) return $"differs by {worst:G3}";
        }
        return null;
    }

    static Sequential Net(string policy, IReadOnlyList<Tensor>? weights = null, string? last = "float32")
    {
        Keras.MixedPrecision.SetGlobalPolicy(policy);
        var model = new Sequential([
            Keras.Input((8, 8, 1)), new Conv2D(4, 3, padding: "same", kernelRegularizer: "l2"), new BatchNormalization(momentum: 0.8), new Activation("relu"), new MaxPooling2D(),
            new Flatten(), new Dense(8, activation: "tanh", activityRegularizer: "l1"), new LayerNormalization(), new Dense(3, activation: "softmax", dtype: last is null ? null : new(last))]);
        if (weights is not null) model.SetWeights(weights);
        return model;
    }

    static readonly Lazy<(float[,,,] X, int[] Y)> Data = new(() =>
    {
        var random = new Random(7);
        var (x, y) = (new float[48, 8, 8, 1], new int[48]);
        for (int i = 0; i < 48; i++)
        {
            y[i] = i % 3;
            for (int a = 0; a < 8; a++)
                for (int b = 0; b < 8; b++) x[i, a, b, 0] = (float)(random.NextDouble() * 0.5 + (y[i] == 0 ? a : y[i] == 1 ? b : 7 - a) / 8.0);
        }
        return (x, y);
    });

    [Test]
    public void ANetTrainsNearlyTheSame([ValueSource(nameof(Policies))] string policy)
    {
        using var scope = torch.NewDisposeScope();
        Keras.SetRandomSeed(5);
        using var exact = Net("float32");
        using var model = Net(policy, exact.GetWeights());
        var histories = new[] { exact, model }.Select(m =>
        {
            m.Compile(new SGD(0.05, momentum: 0.9), "sparse_categorical_crossentropy", metrics: ["accuracy", "sparse_categorical_crossentropy"]);
            return m.Fit(Data.Value.X, Data.Value.Y, batchSize: 12, epochs: 8, shuffle: false, verbose: 0);
        }).ToList();

        Assert.That(model.Optimizer, policy == "mixed_float16" ? Is.InstanceOf<LossScaleOptimizer>() : Is.InstanceOf<SGD>());
        Assert.That(model.Optimizer.Iterations, Is.EqualTo(32), "no update was left out");
        Assert.That(histories[1]["loss"][^1], Is.LessThan(0.5 * histories[1]["loss"][0]));
        var tolerance = policy == "float64" ? 1e-4 : policy.EndsWith("bfloat16", StringComparison.Ordinal) ? 0.15 : 0.02;
        foreach (var key in new[] { "loss", "sparse_categorical_crossentropy" })
            foreach (var (a, b) in histories[1][key].Zip(histories[0][key])) Assert.That(a, Is.EqualTo(b).Within(tolerance), key);
        Assert.That(histories[1]["accuracy"][^1], Is.GreaterThan(0.9));
        Assert.That(model.Weights.Select(w => w.DType).Distinct().Order(), Is.EqualTo(policy switch
        {
            "float64" => [torch.ScalarType.Float32, torch.ScalarType.Float64],
            "float16" => [torch.ScalarType.Float16, torch.ScalarType.Float32],
            "bfloat16" => [torch.ScalarType.Float32, torch.ScalarType.BFloat16],
            _ => new[] { torch.ScalarType.Float32 },
        }), "the last layer's are float32 in any case");
        Assert.That(model.Predict(Data.Value.X, verbose: 0).dtype, Is.EqualTo(torch.ScalarType.Float32));
    }

    [Test]
    public void OutputsHaveTheTypeOfTheLastLayer()
    {
        using var scope = torch.NewDisposeScope();
        Keras.SetRandomSeed(5);
        using var model = Net("mixed_bfloat16", last: null);
        Assert.That(model.Outputs[0].DType, Is.EqualTo(torch.ScalarType.BFloat16));
        Assert.That(model.Inputs[0].DType, Is.EqualTo(torch.ScalarType.Float32), "data is cast by the layers that take it");
        Assert.That(model.Predict(Data.Value.X, verbose: 0).dtype, Is.EqualTo(torch.ScalarType.BFloat16));
        Assert.That(model.Apply(torch.zeros(1, 8, 8, 1)).dtype, Is.EqualTo(torch.ScalarType.BFloat16));
        model.Compile(new SGD(0.05, momentum: 0.9), "sparse_categorical_crossentropy", metrics: ["accuracy"]);
        var losses = model.Fit(Data.Value.X, Data.Value.Y, batchSize: 12, epochs: 8, shuffle: false, verbose: 0)["loss"];
        Assert.That(losses[^1], Is.LessThan(0.5 * losses[0]));
    }

    // A mean over bfloat16 would stop growing at 256.
    [Test]
    public void MetricsCountInFloat32()
    {
        using var scope = torch.NewDisposeScope();
        Keras.MixedPrecision.SetGlobalPolicy("mixed_bfloat16");
        using var model = new Sequential([new Dense(1, kernelInitializer: "ones", inputShape: 1)]);
        model.Compile("sgd", "mae", metrics: ["mse", new Mean2()]);
        var x = torch.full([3001, 1], 3.0f);
        var evaluation = model.Evaluate(x, torch.zeros(3001, 1), batchSize: 3001, verbose: 0);
        Assert.That(evaluation["loss"], Is.EqualTo(3).Within(1e-6));
        Assert.That(evaluation["mse"], Is.EqualTo(9).Within(1e-6));
        Assert.That(evaluation["mean2"], Is.EqualTo(3001 * 3));
    }

    sealed class Mean2() : Metric("mean2")
    {
        readonly MetricState total = new();

        public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null) => total.Add(yPred.sum());

        public override Tensor Result() => total;
    }

    [Test]
    public void RecurrentAndAttentionLayersTrain([Values("mixed_bfloat16", "mixed_float16")] string policy)
    {
        using var scope = torch.NewDisposeScope();
        Keras.SetRandomSeed(3);
        Keras.MixedPrecision.SetGlobalPolicy(policy);
        var tokens = Keras.Input(6, dtype: "int32");
        var x = new Embedding(300, 8, maskZero: true).Apply(tokens);
        x = new Bidirectional(new LSTM(4, returnSequences: true, recurrentDropout: 0.1)).Apply(x);
        x = new Add().Apply([x, new MultiHeadAttention(2, 4).Apply([x, x])]);
        x = new GRU(4).Apply(new Dropout(0.1).Apply(x));
        using var model = new Model(tokens, new Dense(1, dtype: "float32").Apply(x));
        model.Compile(new Adam(0.02), "mse");
        var (data, targets) = (new int[32, 6], new float[32]);
        for (int i = 0; i < 32; i++)
        {
            for (int t = 0; t < 6; t++) data[i, t] = t < 4 ? 200 + (i * 7 + t) % 90 : 0;
            targets[i] = i % 2;
        }
        var history = model.Fit(data, targets, batchSize: 8, epochs: 25, verbose: 0);
        Assert.That(history["loss"][^1], Is.LessThan(0.5 * history["loss"][0]));
        Assert.That(model.Weights.Where(w => DTypes.IsFloat(w.DType)).Select(w => w.DType).Distinct(), Is.EqualTo([torch.ScalarType.Float32]));
    }

    [Test]
    public void GoesThroughFiles([Values("mixed_float16", "mixed_bfloat16", "float64")] string policy, [Values] bool functional)
    {
        using var folder = new TemporaryFolder();
        using var scope = torch.NewDisposeScope();
        Keras.SetRandomSeed(5);
        using var stack = Net(policy);
        using var model = functional ? new Model(stack.Inputs, stack.Outputs) : (Model)stack;
        model.Compile(new Adam(0.01), "sparse_categorical_crossentropy");
        model.Fit(Data.Value.X, Data.Value.Y, epochs: 2, shuffle: false, verbose: 0);
        model.Save(folder["net.keras"]);
        Keras.MixedPrecision.SetGlobalPolicy("float32");

        using var loaded = Keras.LoadModel(folder["net.keras"]);

        var file = new KerasFile(folder["net.keras"]);
        Assert.That((string)file.Root["compile_config"]!["optimizer"]!["class_name"]!, Is.EqualTo("Adam"), "as Keras writes what was given");
        Assert.That(file.Config["layers"]![1]!["config"]!["dtype"]!.ToJsonString(), Is.EqualTo($$"""{"module":"keras","class_name":"DTypePolicy","config":{"name":"{{policy}}"},"registered_name":null}"""));
        Assert.That((string)file.Config["layers"]![0]!["config"]!["dtype"]!, Is.EqualTo(policy == "float64" ? "float64" : "float32"));
        Assert.That(loaded.Optimizer.GetType(), Is.EqualTo(model.Optimizer.GetType()));
        Assert.That(loaded.Layers.Select(l => l.DType.Name), Is.EqualTo(model.Layers.Select(l => l.DType.Name)));
        var (a, b) = (model.Fit(Data.Value.X, Data.Value.Y, epochs: 2, shuffle: false, verbose: 0)["loss"], loaded.Fit(Data.Value.X, Data.Value.Y, epochs: 2, shuffle: false, verbose: 0)["loss"]);
        Assert.That(b, Is.EqualTo(a), "training goes on with the scale it had");
    }

    [Test]
    public void LossScalingCanBeLeftOutOrGiven()
    {
        using var model = Net("mixed_float16");
        model.Compile("adam", "mse", autoScaleLoss: false);
        Assert.That(model.Optimizer, Is.InstanceOf<Adam>());
        var own = new LossScaleOptimizer(new SGD(), initialScale: 8);
        model.Compile(own, "mse");
        Assert.That(model.Optimizer, Is.SameAs(own));
        model.Compile(new SGD(), "mse");
        Assert.That(model.Optimizer.Name, Is.EqualTo("loss_scale_optimizer"));
    }

    [Test]
    public void ALayerMayHaveAnotherPolicyThanTheRest()
    {
        using var scope = torch.NewDisposeScope();
        Keras.MixedPrecision.SetGlobalPolicy("mixed_bfloat16");
        Assert.That(new Dense(1).DType.Name, Is.EqualTo("mixed_bfloat16"));
        Assert.That(Keras.MixedPrecision.GlobalPolicy().Name, Is.EqualTo("mixed_bfloat16"));
        Assert.That(new DTypePolicy().Name, Is.EqualTo("mixed_bfloat16"));
        var dense = new Dense(2, dtype: "float32");
        Assert.That(dense.Apply(torch.ones(1, 3)).dtype, Is.EqualTo(torch.ScalarType.Float32));
        Assert.That(new Dense(2).Apply(torch.ones(1, 3, torch.ScalarType.Float64)).dtype, Is.EqualTo(torch.ScalarType.BFloat16));
        Keras.MixedPrecision.SetGlobalPolicy("float64");
        Assert.That(Keras.Input(3).DType, Is.EqualTo(torch.ScalarType.Float64));
        Assert.That(dense.DType.Name, Is.EqualTo("float32"), "layers keep what they were made with");
    }

    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => Keras.MixedPrecision.SetGlobalPolicy("mixed_float8"), "DTypePolicy: `name` must be one of \"float32\", \"float64\", \"float16\", \"bfloat16\", \"mixed_float16\", \"mixed_bfloat16\", \"int32\", \"int64\", \"uint8\", \"bool\", \"string\". Received: name=\"mixed_float8\""),
        Mistake(() => Keras.MixedPrecision.SetGlobalPolicy("int32"), "DTypePolicy: the global policy must be of floating-point numbers. Received: \"int32\""),
        Mistake(() => Keras.Input(3, dtype: "mixed_float16"), "InputLayer: `dtype` must be a number type such as float32, which data is cast to; layers say what they compute in. Received: dtype=\"mixed_float16\""),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<Exception>().With.Message.StartsWith(message));

    static void Rewrite(JsonNode? node, string policy)
    {
        if (node is JsonObject o)
        {
            if ((string?)(o["class_name"] as JsonValue) == "DTypePolicy" && (string?)o["config"]!["name"] == "float32") o["config"]!["name"] = policy;
            // SpatialDropout has the name alone.
            if (o.ContainsKey("rate") && o["dtype"] is JsonValue) o["dtype"] = policy;
            foreach (var (_, value) in o) Rewrite(value, policy);
        }
        if (node is JsonArray a)
            foreach (var value in a) Rewrite(value, policy);
    }
}
