using System.Text.Json.Nodes;
using KerasLike.Layers;
using KerasLike.Losses;
using KerasLike.Metrics;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Tests.Golden;
using KerasLike.Training;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Models;

/// <summary>Models made again of other layers.</summary>
[TestFixture]
public class CloningTests
{
    static Sequential Stack() => new([new Dense(3, inputShape: 4, name: "first"), new Dense(2, name: "second")], name: "stack");

    // Two branches, one layer shared, a model inside.
    static Model Branches()
    {
        KerasTensor a = Keras.Input(4, name: "a"), b = Keras.Input(4, name: "b");
        var inner = Stack();
        var shared = new Dense(4, activation: "tanh", name: "shared");
        return new Model([a, b], inner.Apply(new Add(name: "sum").Apply([shared.Apply(a), shared.Apply(b)]) * 2), name: "branches");
    }

    static IEnumerable<string> Names(Model model) => model.Layers.Select(l => $"{l.Name}:{l.GetType().Name}");

    [Test]
    public void OthersTakeThePlaceOfLayers()
    {
        using var scope = torch.NewDisposeScope();
        using var model = Stack();
        using var clone = Keras.CloneModel(model, cloneFunction: l => l.Name == "first" ? new Dense(7, name: "wide") : new Dense(2, name: l.Name));
        Assert.That(Names(clone), Is.EqualTo(new[] { "wide:Dense", "second:Dense" }));
        Assert.That((clone.Name, clone.OutputShape, clone.CountParams()), Is.EqualTo(("stack", new Shape(null, 2), 7 * 5L + 16)));
    }

    [Test]
    public void LayersMayBeUsedAgainWithOthersBetweenThem()
    {
        using var scope = torch.NewDisposeScope();
        using var model = Branches();
        var asked = new List<string>();
        var zeros = (KerasTensors inputs) => new Lambda(x => x * 0).Apply(inputs);
        var clone = Keras.CloneModel(model, cloneFunction: l => l, callFunction: (l, x) =>
        {
            asked.Add(l.Name);
            return l.Name == "sum" ? zeros(l.Apply(x)) : l.ApplyMany(x);
        });
        Assert.That(asked, Is.EqualTo(new[] { "shared", "shared", "sum", "stack" }));
        Assert.That(clone.GetLayer("shared"), Is.SameAs(model.GetLayer("shared")));
        Tensors x = [torch.rand(3, 4), torch.rand(3, 4)];
        Assert.That(clone.Predict(x, verbose: 0), Close.To(((Model)model.GetLayer("stack")).Predict(torch.zeros(3, 4), verbose: 0)));
    }

    [Test]
    public void ASharedLayerIsClonedOnceAndOperatorsStay()
    {
        using var scope = torch.NewDisposeScope();
        using var model = Branches();
        var cloned = new List<string>();
        using var clone = Keras.CloneModel(model, cloneFunction: l =>
        {
            cloned.Add(l.Name);
            return l is Dense dense ? new Dense(dense.Units, activation: dense.Activation, name: l.Name) : l is Model m ? Keras.CloneModel(m) : l;
        });
        Assert.That(cloned, Is.EquivalentTo(model.Layers.Where(l => l is not InputLayer and not Operation).Select(l => l.Name)));
        clone.SetWeights(model.GetWeights());
        Tensors x = [torch.rand(3, 4), torch.rand(3, 4)];
        Assert.That(clone.Predict(x, verbose: 0), Close.To(model.Predict(x, verbose: 0)));
        Assert.That(clone.GetLayer("shared"), Is.Not.SameAs(model.GetLayer("shared")));
    }

    [TestCase(false, "first second", "Dense")]
    [TestCase(true, "first second", "Activation")]
    public void ModelsInsideAreClonedLayerByLayerOnRequest(bool recursive, string names, string second)
    {
        using var model = Branches();
        Layer Clone(Layer l) => l.Name == "second" ? new Activation("relu", name: "second") : l is Model m ? Keras.CloneModel(m) : l is Dense d ? new Dense(d.Units, name: d.Name) : l;
        using var clone = Keras.CloneModel(model, cloneFunction: Clone, recursive: recursive);
        var inner = (Model)clone.GetLayer("stack");
        Assert.That(string.Join(' ', inner.Layers.Select(l => l.Name)), Is.EqualTo(names));
        Assert.That(inner.Layers[1].GetType().Name, Is.EqualTo(second));
        Assert.That(inner, Is.Not.SameAs(model.GetLayer("stack")));
    }

    [Test]
    public void AModelMayBeginAtOtherTensors()
    {
        using var scope = torch.NewDisposeScope();
        using var model = Branches();
        KerasTensor a = Keras.Input(4, name: "x"), b = Keras.Input(4, name: "y");
        using var clone = Keras.CloneModel(model, inputTensors: [a, b]);
        Assert.That(clone.InputNames, Is.EqualTo(new[] { "x", "y" }));
        using var stack = Keras.CloneModel(Stack(), inputTensors: Keras.Input(4, name: "z"));
        Assert.That(stack.InputNames, Is.EqualTo(new[] { "z" }));
        Assert.That(stack, Is.InstanceOf<Sequential>());
    }

    [TestCase("plain")]
    [TestCase("others")]
    [TestCase("recursive")]
    public void ACloneIsCompiledAsTheModelIs(string way)
    {
        using var scope = torch.NewDisposeScope();
        using var model = Stack();
        var own = Loss.From((yTrue, yPred) => (yTrue - yPred).abs().mean([-1]));
        model.Compile(new Adam(0.125), own, metrics: ["mae", new MeanMetricWrapper((_, yPred) => yPred.mean([-1]), name: "level"), new RootMeanSquaredError(name: "deviation")], weightedMetrics: ["mse"], stepsPerExecution: 2);
        model.Fit(torch.rand(8, 4), torch.rand(8, 2), epochs: 3, batchSize: 2, verbose: 0);
        using var clone = way switch
        {
            "plain" => Keras.CloneModel(model),
            "others" => Keras.CloneModel(model, cloneFunction: l => new Dense(((Dense)l).Units)),
            _ => Keras.CloneModel(model, recursive: true),
        };
        Assert.That(clone.Optimizer, Is.InstanceOf<Adam>().And.Not.SameAs(model.Optimizer));
        Assert.That(((double)clone.Optimizer.LearningRate, clone.Optimizer.Iterations, model.Optimizer.Iterations), Is.EqualTo((0.125, 0L, 12L)), "its state is its own");
        Assert.That(clone.MetricsNames, Is.EqualTo(model.MetricsNames));
        Assert.That(clone.Metrics.Intersect(model.Metrics), Is.Empty);
        Assert.That(clone.Metrics.Skip(1).Select(m => m.Result().ToSingle()), Is.All.Zero, "nothing was measured yet");
        clone.SetWeights(model.GetWeights());
        var (x, y) = (torch.rand(8, 4), torch.rand(8, 2));
        var (before, after) = (model.Evaluate(x, y, verbose: 0), clone.Evaluate(x, y, verbose: 0));
        Assert.That(Enumerable.Range(0, 5).Select(i => after[i]), Is.EqualTo(Enumerable.Range(0, 5).Select(i => before[i])).Within(1e-6));
        clone.Fit(x, y, verbose: 0);
        Assert.That((clone.Optimizer.Iterations, model.Optimizer.Iterations), Is.EqualTo((1L, 12L)));
    }

    [Test]
    public void LossesAndMetricsOfSeveralOutputsStayWithThem()
    {
        using var scope = torch.NewDisposeScope();
        var a = Keras.Input(4);
        using var model = new Model(a, [new Dense(1, name: "price").Apply(a), new Dense(1, activation: "sigmoid", name: "sold").Apply(a)]);
        model.Compile("sgd", new Dictionary<string, Loss> { ["price"] = "mse", ["sold"] = "binary_crossentropy" }, new Dictionary<string, double> { ["price"] = 0.5, ["sold"] = 2 }, new Dictionary<string, MetricGroup> { ["sold"] = new Metric[] { "accuracy", "mae" } });
        using var clone = Keras.CloneModel(model);
        clone.SetWeights(model.GetWeights());
        Tensors y = [torch.rand(8, 1), torch.ones(8, 1)];
        var x = torch.rand(8, 4);
        Assert.That(clone.Evaluate(x, y, verbose: 0).ToString(), Is.EqualTo(model.Evaluate(x, y, verbose: 0).ToString()));
        Assert.That(clone.MetricsNames, Does.Contain("sold_accuracy"));
    }

    [Test]
    public void OfAModelThatIsNotCompiledThereIsNothingToTake()
    {
        using var model = Stack();
        using var clone = Keras.CloneModel(model);
        Assert.That(() => clone.Fit(new float[2, 4], new float[2, 2]), Throws.InvalidOperationException.With.Message.Contains("it is not compiled"));
    }

    // As a model with two optimizers would.
    sealed class CompilesItself : Model
    {
        readonly Dense dense = new(1);

        internal string? Note { get; set; }

        public override Tensor Call(Tensor inputs, bool training) => dense.Apply(inputs);

        public override JsonObject? GetCompileConfig() => new() { ["note"] = Note };

        public override void CompileFromConfig(JsonObject config) => Note = (string?)config["note"];
    }

    [Test]
    public void AModelThatCompilesItselfDoesSo()
    {
        using var model = new CompilesItself { Note = "mine" };
        using var clone = Keras.CloneModel(model);
        Assert.That(((CompilesItself)clone).Note, Is.EqualTo("mine"));
    }

    sealed class Own(string name) : Model(name)
    {
        readonly Dense dense = new(1);

        public override Tensor Call(Tensor inputs, bool training) => dense.Apply(inputs);
    }

    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => Keras.CloneModel(Stack(), callFunction: (l, x) => l.ApplyMany(x)), "CloneModel: `callFunction` is for models made of a graph, since the layers of a Sequential are called by it. Received: Sequential \"stack\". Use cloneFunction."),
        Mistake(() => Keras.CloneModel(Stack(), inputTensors: [Keras.Input(4), Keras.Input(4)]), "CloneModel: Sequential \"stack\" has one input. Received: 2 inputTensors"),
        Mistake(() => Keras.CloneModel(Branches(), inputTensors: Keras.Input(4)), "CloneModel: `inputTensors` must have one tensor for each input of Model \"branches\": a, b. Received: 1"),
        Mistake(() => Keras.CloneModel(Branches(), cloneFunction: l => null!), "CloneModel: `cloneFunction` must give a layer for each. Received: null for Dense \"shared\""),
        Mistake(() => Keras.CloneModel(Branches(), callFunction: (l, x) => null!), "CloneModel: `callFunction` must give the outputs. Received: null for Dense \"shared\""),
        Mistake(() => Keras.CloneModel(Branches(), callFunction: (l, x) => new[] { x[0], x[0] }), "CloneModel: what takes the place of Dense \"shared\" must give 1 output. Received: 2"),
        Mistake(() => Keras.CloneModel(new Own("mine"), cloneFunction: l => l), "CloneModel: Own \"mine\" is of a class of its own, whose layers cannot be put in by others. Received: inputTensors, cloneFunction or callFunction. Clone it without them."),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<SystemException>().With.Message.StartsWith(message));
}
