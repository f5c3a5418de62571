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
/// <remarks>Keras: <c>keras.Model</c></remarks>
[KerasModule("keras"), Alias("Functional")]
public class Model : Network
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

    /// <summary>Trains the model.</summary>
    /// <param name="x">The inputs: tensors or arrays, samples along the first axis.</param>
    /// <param name="y">The targets, in the same order. Default: none.</param>
    /// <param name="batchSize">Samples in a batch; null is 32. Default: null.</param>
    /// <param name="epochs">The number of the epoch to train to, so the number of passes over the data when <paramref name="initialEpoch"/> is 0. Default: 1.</param>
    /// <param name="verbose"><c>"auto"</c> or 1: a progress bar on a terminal, else one line an epoch; 2: one line an epoch; 0: nothing. Default: <c>"auto"</c>.</param>
    /// <param name="callbacks">What is told how training goes. Default: none.</param>
    /// <param name="validationSplit">The fraction of samples, at the end of the data, that is evaluated on after each epoch instead of trained on. Default: 0.</param>
    /// <param name="validationData">Data evaluated on after each epoch: <c>(x, y)</c> or <c>(x, y, sampleWeight)</c>. Default: none.</param>
    /// <param name="shuffle">Whether each epoch takes the samples in an order of its own. Default: true.</param>
    /// <param name="classWeight">A weight for each class number; 1 for those left out. Default: none.</param>
    /// <param name="sampleWeight">A weight for each sample. Default: none.</param>
    /// <param name="initialEpoch">The epoch to start at, from 0. Default: 0.</param>
    /// <param name="stepsPerEpoch">Batches in an epoch; null is all there are. Default: null.</param>
    /// <param name="validationSteps">Batches in an evaluation; null is all there are. Default: null.</param>
    /// <param name="validationBatchSize">Samples in a batch of an evaluation; null is <paramref name="batchSize"/>. Default: null.</param>
    /// <param name="validationFreq">After every how many epochs an evaluation comes; or a list of epochs, from 1: <c>[1, 2, 10]</c>. Default: 1.</param>
    /// <returns>The numbers of each epoch.</returns>
    public History Fit(Tensors x, Tensors? y = null, int? batchSize = null, int epochs = 1, Verbose? verbose = null, IEnumerable<Callback>? callbacks = null, double validationSplit = 0.0,
        ValidationData? validationData = null, bool shuffle = true, IReadOnlyDictionary<int, double>? classWeight = null, Tensors? sampleWeight = null, int initialEpoch = 0,
        int? stepsPerEpoch = null, int? validationSteps = null, int? validationBatchSize = null, ValidationFrequency validationFreq = default)
    {
        Compiled("Fit");
        return Trainer.Fit(this, Check.NotNull(x, "Fit"), y, new(batchSize, epochs, verbose ?? 1, callbacks, validationSplit, validationData, shuffle, classWeight, sampleWeight, initialEpoch,
            stepsPerEpoch, validationSteps, validationBatchSize, validationFreq));
    }

    /// <summary>Trains the model on batches that a sequence yields. The sequence is run through anew each epoch, or goes on where it was when <paramref name="stepsPerEpoch"/> is given.</summary>
    /// <inheritdoc cref="Fit(Tensors, Tensors, int?, int, Verbose?, IEnumerable{Callback}, double, ValidationData, bool, IReadOnlyDictionary{int, double}, Tensors, int, int?, int?, int?, ValidationFrequency)"/>
    [OverloadResolutionPriority(1)]
    public History Fit(IEnumerable<Batch> x, int epochs = 1, Verbose? verbose = null, IEnumerable<Callback>? callbacks = null, ValidationData? validationData = null,
        IReadOnlyDictionary<int, double>? classWeight = null, int initialEpoch = 0, int? stepsPerEpoch = null, int? validationSteps = null, int? validationBatchSize = null,
        ValidationFrequency validationFreq = default)
    {
        Compiled("Fit");
        return Trainer.Fit(this, Check.NotNull(x, "Fit"), new(null, epochs, verbose ?? 1, callbacks, 0, validationData, false, classWeight, null, initialEpoch,
            stepsPerEpoch, validationSteps, validationBatchSize, validationFreq));
    }

    /// <summary>Trains the model on batches that are got at by number, each epoch in an order of its own unless <paramref name="shuffle"/> is false.</summary>
    /// <inheritdoc cref="Fit(Tensors, Tensors, int?, int, Verbose?, IEnumerable{Callback}, double, ValidationData, bool, IReadOnlyDictionary{int, double}, Tensors, int, int?, int?, int?, ValidationFrequency)"/>
    [OverloadResolutionPriority(1)]
    public History Fit(PyDataset x, int epochs = 1, Verbose? verbose = null, IEnumerable<Callback>? callbacks = null, ValidationData? validationData = null, bool shuffle = true,
        IReadOnlyDictionary<int, double>? classWeight = null, int initialEpoch = 0, int? stepsPerEpoch = null, int? validationSteps = null, int? validationBatchSize = null,
        ValidationFrequency validationFreq = default)
    {
        Compiled("Fit");
        return Trainer.Fit(this, Check.NotNull(x, "Fit"), new(null, epochs, verbose ?? 1, callbacks, 0, validationData, shuffle, classWeight, null, initialEpoch,
            stepsPerEpoch, validationSteps, validationBatchSize, validationFreq));
    }

    /// <summary>Measures the model.</summary>
    /// <param name="x">The inputs: tensors or arrays, samples along the first axis.</param>
    /// <param name="y">The targets, in the same order. Default: none.</param>
    /// <param name="batchSize">Samples in a batch; null is 32. Default: null.</param>
    /// <param name="verbose"><c>"auto"</c> or 1: a progress bar on a terminal, else one line; 2: one line; 0: nothing. Default: <c>"auto"</c>.</param>
    /// <param name="sampleWeight">A weight for each sample. Default: none.</param>
    /// <param name="steps">The number of batches; null is all there are. Default: null.</param>
    /// <param name="callbacks">What is told how it goes. Default: none.</param>
    /// <param name="returnDict">Whether the result prints as a dictionary. Either way it answers to places and names, and converts to a dictionary. Default: false.</param>
    /// <returns>The loss, then the metrics.</returns>
    public Evaluation Evaluate(Tensors x, Tensors? y = null, int? batchSize = null, Verbose? verbose = null, Tensors? sampleWeight = null, int? steps = null, IEnumerable<Callback>? callbacks = null,
        bool returnDict = false)
    {
        Compiled("Evaluate");
        using var data = new ArrayData("Evaluate", Check.NotNull(x, "Evaluate"), y, sampleWeight);
        return Trainer.Evaluate(this, new ArrayAdapter(data, 0, data.Samples, Check.Positive(batchSize, "Evaluate") ?? FitOptions.DefaultBatchSize), Check.Positive(steps, "Evaluate"), verbose ?? 1, callbacks, returnDict);
    }

    /// <summary>Measures the model on batches that a sequence yields.</summary>
    /// <inheritdoc cref="Evaluate(Tensors, Tensors, int?, Verbose?, Tensors, int?, IEnumerable{Callback}, bool)"/>
    [OverloadResolutionPriority(1)]
    public Evaluation Evaluate(IEnumerable<Batch> x, Verbose? verbose = null, int? steps = null, IEnumerable<Callback>? callbacks = null, bool returnDict = false)
    {
        Compiled("Evaluate");
        return Trainer.Evaluate(this, DataAdapter.Of("Evaluate", Check.NotNull(x, "Evaluate"), steps, "steps"), Check.Positive(steps, "Evaluate"), verbose ?? 1, callbacks, returnDict);
    }

    /// <summary>Computes the outputs of samples, in batches and without gradients. The result is on the CPU and belongs to the caller.</summary>
    /// <param name="x">The inputs: tensors or arrays, samples along the first axis.</param>
    /// <param name="batchSize">Samples in a batch; null is 32. Default: null.</param>
    /// <param name="verbose"><c>"auto"</c> or 1: a progress bar on a terminal, else one line; 2: one line; 0: nothing. Default: <c>"auto"</c>.</param>
    /// <param name="steps">The number of batches; null is all there are. Default: null.</param>
    /// <param name="callbacks">What is told how it goes. Default: none.</param>
    public Tensor Predict(Tensors x, int? batchSize = null, Verbose? verbose = null, int? steps = null, IEnumerable<Callback>? callbacks = null) =>
        One(PredictMany(x, batchSize, verbose, steps, callbacks));

    /// <summary>Computes the outputs of samples with a model of several outputs; those of a model made of a dictionary have its names.</summary>
    /// <inheritdoc cref="Predict(Tensors, int?, Verbose?, int?, IEnumerable{Callback})"/>
    public Tensors PredictMany(Tensors x, int? batchSize = null, Verbose? verbose = null, int? steps = null, IEnumerable<Callback>? callbacks = null)
    {
        using var data = new ArrayData("Predict", Check.NotNull(x, "Predict"), null, null);
        return Trainer.Predict(this, new ArrayAdapter(data, 0, data.Samples, Check.Positive(batchSize, "Predict") ?? FitOptions.DefaultBatchSize), data.Samples, Check.Positive(steps, "Predict"), verbose ?? 1, callbacks);
    }

    /// <summary>Computes the outputs of batches that a sequence yields. Targets in them are not used.</summary>
    /// <inheritdoc cref="Predict(Tensors, int?, Verbose?, int?, IEnumerable{Callback})"/>
    [OverloadResolutionPriority(1)]
    public Tensor Predict(IEnumerable<Batch> x, Verbose? verbose = null, int? steps = null, IEnumerable<Callback>? callbacks = null) => One(PredictMany(x, verbose, steps, callbacks));

    /// <summary>Computes the outputs of batches with a model of several outputs.</summary>
    /// <inheritdoc cref="Predict(IEnumerable{Batch}, Verbose?, int?, IEnumerable{Callback})"/>
    [OverloadResolutionPriority(1)]
    public Tensors PredictMany(IEnumerable<Batch> x, Verbose? verbose = null, int? steps = null, IEnumerable<Callback>? callbacks = null) =>
        Trainer.Predict(this, DataAdapter.Of("Predict", Check.NotNull(x, "Predict"), steps, "steps"), null, Check.Positive(steps, "Predict"), verbose ?? 1, callbacks);

    /// <summary>Trains on one batch, and measures it alone.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The targets. Default: none.</param>
    /// <param name="sampleWeight">A weight for each sample. Default: none.</param>
    /// <param name="classWeight">A weight for each class number; 1 for those left out. Default: none.</param>
    /// <param name="returnDict">Whether the result prints as a dictionary. Default: false.</param>
    /// <returns>The loss and the metrics.</returns>
    public Evaluation TrainOnBatch(Tensors x, Tensors? y = null, Tensors? sampleWeight = null, IReadOnlyDictionary<int, double>? classWeight = null, bool returnDict = false) =>
        Trainer.OnBatch(this, Phase.Train, Check.NotNull(x), y, sampleWeight, classWeight, returnDict);

    /// <summary>Measures one batch.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The targets. Default: none.</param>
    /// <param name="sampleWeight">A weight for each sample. Default: none.</param>
    /// <param name="returnDict">Whether the result prints as a dictionary. Default: false.</param>
    /// <returns>The loss and the metrics.</returns>
    public Evaluation TestOnBatch(Tensors x, Tensors? y = null, Tensors? sampleWeight = null, bool returnDict = false) =>
        Trainer.OnBatch(this, Phase.Test, Check.NotNull(x), y, sampleWeight, null, returnDict);

    /// <summary>Computes the outputs of one batch, without gradients. They belong to the caller.</summary>
    /// <param name="x">The inputs.</param>
    public Tensor PredictOnBatch(Tensors x)
    {
        using var scope = TensorScope.Open();
        using var noGrad = torch.no_grad();
        return scope.Keep(PredictStep(new Batch(Check.NotNull(x)).Materialize())).Single;
    }

    /// <summary>What training does with a batch. Override it for a step of one's own.</summary>
    /// <param name="batch">The batch, on the model's device.</param>
    /// <returns>The numbers to log.</returns>
    public virtual Logs TrainStep(Batch batch)
    {
        var (loss, yPred) = ForwardStep.Run(this, Check.NotNull(batch));
        if (TrainableWeights is { Count: > 0 } weights) Optimizer.Minimize(loss, weights);
        else Compiled().WarnOfNothingToTrain(Description);
        return ComputeMetrics(batch, yPred, loss);
    }

    /// <summary>What evaluation does with a batch. Override it for a step of one's own.</summary>
    /// <param name="batch">The batch, on the model's device.</param>
    /// <returns>The numbers to log.</returns>
    public virtual Logs TestStep(Batch batch)
    {
        var yPred = Apply(Check.NotNull(batch).X, training: false);
        return ComputeMetrics(batch, yPred, ComputeLoss(batch.X, batch.Y, yPred, batch.SampleWeight, training: false));
    }

    /// <summary>What prediction does with a batch. Override it for a step of one's own.</summary>
    /// <param name="batch">The batch, on the model's device.</param>
    /// <returns>The outputs.</returns>
    public virtual Tensors PredictStep(Batch batch) => Run(Check.NotNull(batch).X, CallContext.Probe);

    /// <summary>The loss of a batch: that of <see cref="Compile"/>, and what layers and regularizers add.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The targets.</param>
    /// <param name="yPred">The outputs for the inputs.</param>
    /// <param name="sampleWeight">A weight for each sample, or null.</param>
    /// <param name="training">Whether this is training rather than evaluation. Default: true.</param>
    public virtual Tensor ComputeLoss(Tensors x, Tensors? y, Tensors yPred, Tensors? sampleWeight = null, bool training = true)
    {
        var loss = Compiled().ComputeLoss(y, Check.NotNull(yPred), sampleWeight);
        foreach (var added in Losses) loss = loss is null ? added : loss.Plus(added);
        if (loss is not null) FiniteCheck.Loss(loss);
        return loss ?? throw new InvalidOperationException($"{Description}: there is no loss to compute. Give Compile a `loss`, or add one in a layer with AddLoss.");
    }

    /// <summary>Takes a batch into the loss, and then into the metrics, as <see cref="ComputeMetrics(Tensors, Tensors, Tensors, Tensors)"/> does.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="yPred">The outputs for its inputs.</param>
    /// <param name="loss">Its loss.</param>
    /// <returns>The numbers to log.</returns>
    public Logs ComputeMetrics(Batch batch, Tensors yPred, Tensor loss)
    {
        Compiled().LossTracker.UpdateState(Check.NotNull(loss), Check.NotNull(batch).Size);
        return ComputeMetrics(batch.X, batch.Y, Check.NotNull(yPred), batch.SampleWeight);
    }

    /// <summary>Takes a batch into the metrics of <see cref="Compile"/>. Override it to take it into others too.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The targets.</param>
    /// <param name="yPred">The outputs for the inputs.</param>
    /// <param name="sampleWeight">A weight for each sample, or null. Default: null.</param>
    /// <returns>The numbers to log.</returns>
    public virtual Logs ComputeMetrics(Tensors x, Tensors? y, Tensors yPred, Tensors? sampleWeight = null)
    {
        Compiled().UpdateMetrics(y, Check.NotNull(yPred), sampleWeight);
        return GetMetricsResult();
    }

    /// <summary>The numbers of <see cref="Metrics"/> by their names: read, they tell what they are at that moment.</summary>
    public Logs GetMetricsResult()
    {
        var version = compiled?.Version ?? 0;
        if (results is not { } made || made.Version != version) results = made = (version, MetricLogs.Of(Metrics, compiled?.Results));
        return made.Logs;
    }

    /// <summary>Starts the loss and the metrics anew.</summary>
    public void ResetMetrics()
    {
        foreach (var metric in Metrics) metric.ResetState();
        compiled?.ResetMetrics();
        results = null;
    }

    /// <summary>What <see cref="Compile"/> was given, as Keras writes it in files; null before.</summary>
    public virtual JsonObject? GetCompileConfig() => compiled is null ? null : CompileConfig.Write(compiled);

    /// <summary>Compiles the model as another was. A class with a <c>Compile</c> of its own overrides this and <see cref="GetCompileConfig"/>.</summary>
    /// <param name="config">What <see cref="GetCompileConfig"/> gave.</param>
    public virtual void CompileFromConfig(JsonObject config) => CompileConfig.Apply(this, Check.NotNull(config));

    /// <summary>Writes the model to a file: architecture, weights, what it was compiled with and the state of its optimizer. The old file stays whole until the new one is.</summary>
    /// <param name="filepath">The file, ending in <c>.keras</c>; or in <c>.h5</c> for Keras's older format.</param>
    /// <param name="overwrite">Whether a file that is there is replaced; otherwise it is an error. Default: true.</param>
    public void Save(string filepath, bool overwrite = true) => ModelFile.Save(this, Target(filepath, overwrite));

    /// <summary>Writes the weights to a file. The old file stays whole until the new one is.</summary>
    /// <param name="filepath">The file, ending in <c>.weights.h5</c>; in <c>.safetensors</c> for a file of names and tensors; in <c>.h5</c> for Keras's older layout.</param>
    /// <param name="overwrite">Whether a file that is there is replaced; otherwise it is an error. Default: true.</param>
    public void SaveWeights(string filepath, bool overwrite = true) => ModelFile.SaveWeights(this, Target(filepath, overwrite));

    /// <summary>Gives the model the weights of a file, in any of the formats that <see cref="Save"/> and <see cref="SaveWeights"/> write. The model must be built.</summary>
    /// <param name="filepath">The file: <c>.weights.h5</c>, <c>.keras</c>, <c>.safetensors</c>, or <c>.h5</c> of Keras 2 and 3.</param>
    /// <param name="skipMismatch">Whether weights of another shape or number are left out, with a warning, rather than being an error. Default: false.</param>
    /// <param name="byName">Whether layers take the weights of those with the same name, in Keras's older layout, rather than of those in the same place. Default: false.</param>
    /// <exception cref="InvalidDataException">The file is damaged or does not fit; the message says where.</exception>
    public void LoadWeights(string filepath, bool skipMismatch = false, bool byName = false) => ModelFile.LoadWeights(this, Check.NotNull(filepath), skipMismatch, byName);

    /// <summary>The architecture, and what the model was compiled with, as JSON: <see cref="Keras.ModelFromJson"/> makes a model of it.</summary>
    public string ToJson() => PythonJson.Write(ModelConfig.Write(this));

    /// <summary>Prints the layers, the shapes of their outputs, the numbers of their weights and, where layers branch or join, what each is called on.</summary>
    /// <param name="lineLength">Characters in a line; null fits the terminal, 84 at most. Default: null.</param>
    /// <param name="printFn">What prints it, given the whole text; null is the console. Default: null.</param>
    /// <param name="expandNested">Whether the layers of models inside are shown. Default: false.</param>
    /// <param name="showTrainable">Whether a column tells which layers are trained. Default: false.</param>
    /// <param name="layerRange">The names of the first and the last layer shown, or patterns that their names begin with; null shows all. Default: null.</param>
    public void Summary(int? lineLength = null, Action<string>? printFn = null, bool expandNested = false, bool showTrainable = false, (string First, string Last)? layerRange = null) =>
        (printFn ?? Console.Write)(new ModelSummary(this, lineLength, expandNested, showTrainable, layerRange).ToString());

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

    Tensor One(Tensors outputs) => outputs.Count == 1 ? outputs[0]
        : throw new InvalidOperationException($"{Description} gives {outputs.Count} outputs. Ask for all of them: PredictMany");

    static string Target(string filepath, bool overwrite) => overwrite || !File.Exists(Check.NotNull(filepath)) ? Check.NotNull(filepath)
        : throw new IOException($"The file exists already. Received: filepath=\"{filepath}\", overwrite=false. Choose another name, or overwrite: true.");

}
