using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using KerasLike.Callbacks;
using KerasLike.Layers;
using KerasLike.Losses;
using KerasLike.Metrics;
using KerasLike.Optimizers;
using KerasLike.Saving;
using KerasLike.Training;

namespace KerasLike.Models;

/// <summary>
/// A layer that can be compiled, fitted, evaluated and asked for predictions. Made of a graph between symbolic inputs and outputs, or derived from, with layers in
/// fields and a <c>Call</c> of one's own.
/// </summary>
/// <remarks>
/// Threads: <c>Apply</c> and <c>Predict</c> may be called from many at once, with the answers that one alone gets. One at a time trains or measures: a second <c>Fit</c>, <c>Evaluate</c> or <c>TrainOnBatch</c>
/// on a model is an error while one runs. Predictions beside training see weights in the middle of a step, some new and some old; <c>SetWeights</c>, <c>LoadWeights</c>, <c>Compile</c>, adding layers and
/// <c>Dispose</c> are for when nothing else runs on the model. Different models that share no layer have nothing to do with each other.<br/>
/// Keras: <c>keras.Model</c>
/// </remarks>
[KerasModule("keras"), Alias("Functional")]
public partial class Model : Network
{
    CompiledModel? compiled;
    (int Version, Logs Logs)? results;
    // One object, so that threads see both change together.
    Tuple<int, IReadOnlyList<Variable>>? trainables;

    /// <summary>Makes a model of the graph between symbolic tensors.</summary>
    /// <param name="inputs">The inputs, one or several, made by <see cref="Keras.Input"/> or by layers: <c>[a, b]</c>, or a dictionary whose names data can be given by.</param>
    /// <param name="outputs">The outputs, one or several.</param>
    /// <param name="name">Its name; null makes one. Default: null.</param>
    /// <param name="trainable">Whether training changes its weights. Default: true.</param>
    public Model(KerasTensors inputs, KerasTensors outputs, string? name = null, bool trainable = true)
        : base(inputs, outputs, name ?? Naming.Unique("functional"), trainable) { }

    /// <summary>Makes a model whose class says what it does.</summary>
    /// <param name="name">Its name; null makes one of its class's. Default: null.</param>
    /// <param name="trainable">Whether training changes its weights. Default: true.</param>
    /// <param name="dtype">The number types it computes in and keeps weights in; null is float32. Default: null.</param>
    protected Model(string? name = null, bool trainable = true, DTypePolicy? dtype = null)
        : base(name, trainable, dtype) { }

    /// <summary>The optimizer it was compiled with.</summary>
    public Optimizer Optimizer => Compiled().Optimizer;

    /// <summary>The loss it was compiled with, or null.</summary>
    public Loss? Loss => Compiled().Loss;

    /// <summary>
    /// What is measured: the loss and the metrics of <see cref="Compile"/>, and the metrics found in fields of the class and of its layers. <c>Fit</c> and <c>Evaluate</c> reset them
    /// at each beginning, and log them. Override it to say which.
    /// </summary>
    public override IReadOnlyList<Metric> Metrics => [.. (compiled?.Results.Select(r => r.Metric) ?? []).Concat(base.Metrics).Distinct()];

    /// <summary>The names of the numbers that <c>Evaluate</c> gives: <c>loss</c>, <c>accuracy</c>, …</summary>
    public IReadOnlyList<string> MetricsNames => Compiled() is not null ? [.. GetMetricsResult().Keys] : [];

    /// <summary>The numbers of each epoch of the last <c>Fit</c>, as far as it came; null before.</summary>
    public History? History { get; internal set; }

    /// <summary>Set by a callback to end training after the current batch.</summary>
    public bool StopTraining { get; set; }

    /// <summary>Set by a callback to end an evaluation after the current batch.</summary>
    public bool StopEvaluating { get; set; }

    /// <summary>Whether every number that is computed is looked at, and the first that is NaN or infinite is an error that names the layer. Slow; for finding mistakes.</summary>
    public bool RunEagerly
    {
        get => Compiled().RunEagerly;
        set => Compiled().RunEagerly = value;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Variable> TrainableWeights
    {
        get
        {
            var (version, known) = (Structure.Version, trainables);
            if (known is null || known.Item1 != version) trainables = known = Tuple.Create(version, base.TrainableWeights);
            return known.Item2;
        }
    }

    /// <summary>
    /// The TorchSharp module that the model compiles to, over the same tensors: <c>named_parameters</c> such as <c>dense.kernel</c>, <c>state_dict</c>, <c>train</c> and
    /// <c>eval</c>. The model must be built.
    /// </summary>
    public torch.nn.Module<Tensor, Tensor> Module => field ??= Built ? new CompiledModule(this)
        : throw new InvalidOperationException($"{Description}: it has no module before it is built. Give its first layer an inputShape, or call it on data.");

    /// <summary>Makes a model of the config of one that is made of a graph.</summary>
    /// <param name="config">What <see cref="GetConfig"/> of an equal model gives.</param>
    public static Model FromConfig(JsonObject config) => FunctionalConfig.Read(Check.NotNull(config));

    /// <inheritdoc/>
    public override JsonObject GetConfig() => Graph is { } flow && GetType() == typeof(Model) ? FunctionalConfig.Write(this, flow) : base.GetConfig();

    /// <summary>Says how the model is trained and measured.</summary>
    /// <param name="optimizer">The optimizer; null is <c>"rmsprop"</c>. One that another model was compiled with stays that model's: this one gets its own of the same settings. Default: null.</param>
    /// <param name="loss">The loss, one for each output, or a dictionary of them by the names of outputs; null for a model that only predicts or adds losses itself. Default: null.</param>
    /// <param name="lossWeights">A factor of the loss, one for each output, or a dictionary; null is 1. Default: null.</param>
    /// <param name="metrics">What is measured without sample weights: a list, a list for each output, or a dictionary. Default: nothing.</param>
    /// <param name="weightedMetrics">What is measured with sample weights. Default: nothing.</param>
    /// <param name="runEagerly">Whether every number that is computed is looked at, and the first that is NaN or infinite is an error that names the layer. Slow; for finding mistakes. Default: false.</param>
    /// <param name="stepsPerExecution">How many batches run before callbacks and the progress bar are told of the last of them. Default: 1.</param>
    /// <param name="autoScaleLoss">Whether a model of type <c>"mixed_float16"</c> puts its optimizer into a <see cref="LossScaleOptimizer"/>. Default: true.</param>
    public void Compile(Optimizer? optimizer = null, OutputLosses? loss = null, OutputLossWeights? lossWeights = null, OutputMetrics? metrics = null, OutputMetrics? weightedMetrics = null,
        bool runEagerly = false, int stepsPerExecution = 1, bool autoScaleLoss = true)
    {
        var own = (optimizer ?? "rmsprop").For(this);
        var scales = autoScaleLoss && DType.Name == "mixed_float16" && own is not LossScaleOptimizer;
        compiled = new(own, scales ? new LossScaleOptimizer(own, name: "loss_scale_optimizer").For(this) : own, loss, lossWeights, metrics, weightedMetrics, runEagerly, stepsPerExecution,
            () => Graph is null ? null : OutputNames);
        results = null;
    }

    /// <summary>Prints the layers, the shapes of their outputs, the numbers of their weights and, where layers branch or join, what each is called on.</summary>
    /// <param name="lineLength">Characters in a line; null fits the terminal, 84 at most. Default: null.</param>
    /// <param name="printFn">What prints it, given the whole text; null is the console. Default: null.</param>
    /// <param name="expandNested">Whether the layers of models inside are shown. Default: false.</param>
    /// <param name="showTrainable">Whether a column tells which layers are trained. Default: false.</param>
    /// <param name="layerRange">The names of the first and the last layer shown, or patterns that their names begin with; null shows all. Default: null.</param>
    public void Summary(int? lineLength = null, Action<string>? printFn = null, bool expandNested = false, bool showTrainable = false, (string First, string Last)? layerRange = null)
    {
        var summary = new ModelSummary(this, lineLength, expandNested, showTrainable, layerRange);
        if (printFn is not null) printFn(summary.ToString());
        else if (Terminal.HasColours) summary.Draw(Console.Out, colours: true);
        else Console.Write(summary.ToString());
    }

    /// <summary>Whether more of a metric is better; null where that is not known.</summary>
    internal bool? MoreIsBetter(string metric) => compiled?.NamedMetrics.FirstOrDefault(m => m.Name == metric).Metric?.MoreIsBetter;

    /// <summary>What the optimizer remembers, if there is one.</summary>
    internal IReadOnlyList<SavedState> OptimizerState => compiled is { Optimizer.IsBuilt: true } ? compiled.Optimizer.Saved(TrainableWeights) : [];

    /// <summary>What <see cref="Compile"/> settled, or null.</summary>
    internal CompiledModel? CompiledOrNull => compiled;

    /// <summary>Whose turn it is to train or measure it.</summary>
    internal TrainingTurn Turn { get; } = new();

    /// <summary>What <see cref="Compile"/> settled.</summary>
    internal CompiledModel Compiled([CallerMemberName] string caller = "") => compiled
        ?? throw new InvalidOperationException($"{Description}: it is not compiled. Call Compile before {caller}.");

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) compiled?.Dispose();
        base.Dispose(disposing);
    }
}
