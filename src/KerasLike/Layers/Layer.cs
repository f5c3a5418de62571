using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Metrics;
using KerasLike.Regularizers;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>
/// Base of layers. A layer is built once, on the first input it meets, and then called. To make one: a constructor with a property for each parameter,
/// <see cref="Build(Shape)"/> where there are weights, and one of the two <c>Call</c> methods.
/// </summary>
/// <remarks>Keras: <c>keras.layers.Layer</c></remarks>
public abstract class Layer : KerasObject, IDisposable
{
    readonly LayerBuild build = new();
    readonly LayerWeights own = new();
    readonly LayerFields fields = new();
    bool trainable;

    /// <summary>Makes a layer.</summary>
    /// <param name="name">Its name, unique in a model; null makes one of its class's: <c>dense_1</c>. Default: null.</param>
    /// <param name="trainable">Whether training changes its weights. Default: true.</param>
    /// <param name="dtype">The number types it computes in and keeps weights in, such as <c>"float32"</c>; null is the global policy. Default: null.</param>
    /// <param name="inputShape">The shape of one sample, on the first layer of a <see cref="Models.Sequential"/> that is to be built at once. Default: null.</param>
    /// <param name="activityRegularizer">A penalty on the output, per sample, that is added to the loss. Default: none.</param>
    protected Layer(string? name = null, bool trainable = true, DTypePolicy? dtype = null, Shape? inputShape = null, Regularizer? activityRegularizer = null)
    {
        LayerInputs.CheckType(this, dtype);
        Name = LayerNames.Of(GetType(), name);
        this.trainable = trainable;
        (DType, InputShape, ActivityRegularizer) = (dtype ?? DTypePolicy.Default, inputShape, activityRegularizer);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The number types it computes in and keeps weights in.</summary>
    public DTypePolicy DType { get; internal set; }

    /// <summary>The shape of one sample as given to the constructor, or null.</summary>
    [NotInConfig]
    public Shape? InputShape { get; private protected init; }

    /// <summary>A penalty on the output, per sample, or null.</summary>
    [OmittedWhenNull]
    public Regularizer? ActivityRegularizer { get; }

    /// <summary>Whether it has met its first input and made its weights.</summary>
    public bool Built => build.IsDone;

    /// <summary>What it demands of its input, or null.</summary>
    public InputSpec? InputSpec { get; protected set; }

    /// <summary>Whether training changes its weights. Setting it sets the layers inside too.</summary>
    public bool Trainable
    {
        get => trainable;
        set
        {
            trainable = value;
            own.SetTrainable(value);
            foreach (var layer in SubLayers) layer.Trainable = value;
            Structure.Changed();
        }
    }

    /// <summary>All weights: of this layer those made trainable, then the others; then those of the layers inside.</summary>
    public virtual IReadOnlyList<Variable> Weights => [.. own.Concat(SubLayers.SelectMany(l => l.Weights)).Distinct()];

    /// <summary>The weights that training changes.</summary>
    public virtual IReadOnlyList<Variable> TrainableWeights => Trainable ? [.. Weights.Where(w => w.Trainable)] : [];

    /// <summary>The weights that training leaves alone.</summary>
    public IReadOnlyList<Variable> NonTrainableWeights => [.. Weights.Except(TrainableWeights)];

    /// <summary>Same as <see cref="Weights"/>.</summary>
    public IReadOnlyList<Variable> Variables => Weights;

    /// <summary>Same as <see cref="TrainableWeights"/>.</summary>
    public IReadOnlyList<Variable> TrainableVariables => TrainableWeights;

    /// <summary>Same as <see cref="NonTrainableWeights"/>.</summary>
    public IReadOnlyList<Variable> NonTrainableVariables => NonTrainableWeights;

    /// <summary>The penalties of the last call: what layers added to the loss, and those of regularized weights.</summary>
    public IReadOnlyList<Tensor> Losses => AddedLosses.All(this);

    /// <summary>The metrics that it and the layers inside hold in fields, by themselves or in lists and dictionaries. <c>Fit</c> resets those of a model before each epoch, and logs them.</summary>
    public virtual IReadOnlyList<Metric> Metrics => [.. Held<Metric>.In(this).Concat(SubLayers.Where(l => l is not Models.Model).SelectMany(l => l.Metrics)).Distinct()];

    /// <summary>The symbolic input of its first application to a symbolic tensor.</summary>
    public virtual KerasTensor Input => FirstCall.Inputs[0];

    /// <summary>The symbolic output of its first application to a symbolic tensor.</summary>
    public virtual KerasTensor Output => FirstCall.Outputs[0];

    /// <summary>The layers inside, which are found in the fields of the class.</summary>
    internal virtual IReadOnlyList<Layer> SubLayers => fields.Of(this);

    /// <summary>The weights that it made itself, in Keras's order: those made trainable, then the others.</summary>
    internal IEnumerable<Variable> OwnWeights => own;

    /// <summary>The applications to symbolic tensors.</summary>
    internal List<LayerCall> Calls { get; } = [];

    /// <summary>The shapes it was built on.</summary>
    internal IReadOnlyList<Shape>? BuildShapes => build.Shapes;

    /// <summary>What the last call added to the loss.</summary>
    internal AddedLosses AddedLosses { get; } = new();

    /// <summary>Whether Keras writes the shape it was built on beside its config. It does not for layers that it counts as built from the start.</summary>
    internal virtual bool SavesBuildShape => true;

    /// <summary>Whether files name its weights, rather than number them.</summary>
    internal virtual bool SavesWeightsByName => false;

    /// <summary>In which order of axes it takes images, and gives them.</summary>
    internal virtual ImageLayout Layout => ImageLayout.Keras;

    /// <summary>Whether what comes in is cast to the type the layer computes in.</summary>
    internal virtual bool CastsInputs => true;

    /// <summary>Whether strings may come in. A layer of the user's must know itself.</summary>
    internal virtual bool TakesStrings => GetType().Assembly != typeof(Layer).Assembly;

    /// <summary>The type of an input that is put before it, where a model is built on data; null is the usual one.</summary>
    internal virtual DTypePolicy? InputType => CastsInputs ? new(DTypes.Name(DType.ComputeDType)) : null;

    /// <summary>Whether integers are cast to the layer's type before the call, as its kernel computes with floating-point numbers only.</summary>
    internal virtual bool NeedsFloats => false;

    /// <summary>Whether its output has a mask even where its input has none.</summary>
    internal virtual bool MakesMask => false;

    /// <summary>Whether Keras's <c>call</c> of the layer has an argument <c>mask</c>, which Keras then writes in configs of graphs.</summary>
    internal virtual bool TakesMask => false;

    LayerCall FirstCall => Calls.Count > 0 ? Calls[0]
        : throw new InvalidOperationException($"{Description}: it has no symbolic input and output yet. Add it to a model whose input shape is known, or apply it to Keras.Input(…).");

    /// <summary>Class and name, as messages begin: <c>Dense "dense"</c>.</summary>
    internal string Description => $"{GetType().Name} \"{Name}\"";

    /// <summary>The number of weights, counted by their elements. The layer must be built.</summary>
    public long CountParams() => Built ? Weights.Sum(w => w.Shape.Size!.Value)
        : throw new InvalidOperationException($"{Description}: its weights cannot be counted before it is built. Give the first layer of its model an inputShape, or call it on data.");

    /// <summary>Copies of the weights' values, in Keras's order of weights and axes.</summary>
    public IReadOnlyList<Tensor> GetWeights() => [.. Weights.Select(w => w.Copy())];

    /// <summary>Gives the weights new values.</summary>
    /// <param name="weights">The values, tensors or arrays, in the order of <see cref="GetWeights"/>.</param>
    [OverloadResolutionPriority(1)]
    public void SetWeights(params IReadOnlyList<Tensors> weights) => LayerWeights.Set(this, weights);

    /// <inheritdoc cref="SetWeights(IReadOnlyList{Tensors})"/>
    public void SetWeights(IReadOnlyList<Tensor> weights) => LayerWeights.Set(this, [.. Check.NotNull(weights).Select(w => (Tensors)w)]);

    /// <summary>Calls the layer on a tensor: builds it if need be, checks the input, computes the output.</summary>
    /// <param name="inputs">The input, batch first.</param>
    /// <param name="training">Whether this is training; null takes the outer call's, else false. Default: null.</param>
    /// <param name="mask">Which steps of the input are there, (batch, steps) of truth values; null takes the one that goes along with it, if there is one. Default: null.</param>
    public Tensor Apply(Tensor inputs, bool? training = null, Tensor? mask = null) => Apply(LayerInputs.Alone(this, (Tensors)(mask is null ? inputs : Masks.With(Check.NotNull(inputs), mask))), training).Single;

    /// <summary>Calls the layer on tensors or arrays.</summary>
    /// <param name="inputs">The inputs, batch first.</param>
    /// <param name="training">Whether this is training; null takes the outer call's, else false. Default: null.</param>
    public Tensors Apply(Tensors inputs, bool? training = null) => ApplyWith(inputs, training, null);

    // An array of numbers is a Tensor to TorchSharp too, so the compiler must be told which to take.

    /// <summary>Calls the layer on an array of numbers or strings.</summary>
    /// <param name="inputs">The input, batch first.</param>
    /// <param name="training">Whether this is training; null takes the outer call's, else false. Default: null.</param>
    [OverloadResolutionPriority(1)]
    public Tensors Apply(Array inputs, bool? training = null) => Apply(inputs is Tensor[] several ? new Tensors(several) : LayerInputs.Alone(this, (Tensors)Check.NotNull(inputs)), training);

    /// <summary>Calls the layer with options of this call.</summary>
    private protected Tensors ApplyWith(Tensors inputs, bool? training, IReadOnlyDictionary<string, object>? options)
    {
        Check.NotNull(inputs);
        var context = CallContext.Resolve(training).With(options);
        if (TensorScope.IsOpen) return Run(inputs.Materialize(), context);
        using var scope = TensorScope.Open();
        var outputs = scope.Keep(Run(inputs.Materialize(), context));
        if (Masks.EverUsed)
            foreach (var mask in ((IEnumerable<Tensor>)outputs).Select(Masks.Of).OfType<Tensor>()) scope.Keep(mask);
        AddedLosses.Keep(this, scope);
        return outputs;
    }

    /// <summary>Applies the layer to a symbolic tensor: adds it to the graph of a model.</summary>
    /// <param name="inputs">The symbolic input.</param>
    /// <param name="training">Whether this call is always, or never, training; null leaves it to the model. Default: null.</param>
    public KerasTensor Apply(KerasTensor inputs, bool? training = null) => Apply((KerasTensors)LayerInputs.Alone(this, Check.NotNull(inputs)), training);

    /// <summary>Applies the layer to several symbolic tensors: <c>layer.Apply([a, b])</c>.</summary>
    /// <param name="inputs">The symbolic inputs.</param>
    /// <param name="training">Whether this call is always, or never, training; null leaves it to the model. Default: null.</param>
    public KerasTensor Apply(KerasTensors inputs, bool? training = null) => ApplyMany(inputs, training) is [var output] ? output
        : throw new InvalidOperationException($"{Description} gives {Calls[^1].Outputs.Count} outputs. Take them apart: var (a, b) = layer.ApplyMany(inputs)");

    /// <summary>Applies the layer to several symbolic tensors in an array.</summary>
    /// <param name="inputs">The symbolic inputs.</param>
    /// <param name="training">Whether this call is always, or never, training; null leaves it to the model. Default: null.</param>
    [OverloadResolutionPriority(2)]
    public KerasTensor Apply(KerasTensor[] inputs, bool? training = null) => Apply((KerasTensors)Check.NotNull(inputs), training);

    /// <summary>Applies a layer of several outputs to symbolic tensors: <c>var (output, h, c) = lstm.ApplyMany(x)</c>.</summary>
    /// <param name="inputs">The symbolic inputs.</param>
    /// <param name="training">Whether this call is always, or never, training; null leaves it to the model. Default: null.</param>
    public KerasTensors ApplyMany(KerasTensors inputs, bool? training = null) => Record(Arguments(Check.NotNull(inputs), training));

    /// <summary>Computes the output from one tensor. Override this or the other <c>Call</c>.</summary>
    /// <param name="inputs">The input, batch first.</param>
    /// <param name="training">Whether this is training.</param>
    public virtual Tensor Call(Tensor inputs, bool training) =>
        throw new NotSupportedException($"{Description}: override Call(Tensor inputs, bool training), or Call(Tensors inputs, CallContext context) for several tensors.");

    /// <summary>Computes the outputs from several tensors. Override this where the layer takes or gives more than one.</summary>
    /// <param name="inputs">The inputs, batch first.</param>
    /// <param name="context">What the call inherits.</param>
    public virtual Tensors Call(Tensors inputs, CallContext context) =>
        Check.NotNull(inputs).Count == 1 ? Call(inputs[0], Check.NotNull(context).Training)
            : throw new ArgumentException($"{Description} takes one tensor. Received: {inputs.Count}", nameof(inputs));

    /// <summary>Whether it hands on the mask that goes along with its input, or makes another; otherwise the mask ends there.</summary>
    public virtual bool SupportsMasking => false;

    /// <summary>The mask of the first output. Unless overridden, that of the first input.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="previousMask">The mask of each input, or null where it has none.</param>
    public virtual Tensor? ComputeMask(Tensors inputs, IReadOnlyList<Tensor?> previousMask) => Check.NotNull(previousMask)[0];

    /// <summary>The shape of the output, found by calling the layer on zeros. Override it where a formula is quicker.</summary>
    /// <param name="inputShape">The shape of the input, batch first; null for unknown dimensions.</param>
    public virtual Shape ComputeOutputShape(Shape inputShape)
    {
        EnsureBuilt([Check.NotNull(inputShape)]);
        return ShapeProbe.Outputs(this, [(inputShape, DType.ComputeDType)])[0].Shape;
    }

    /// <summary>Makes the weights. Called once, before the first call, with the shape of the input.</summary>
    /// <param name="inputShape">The shape of the input, batch first; null for unknown dimensions.</param>
    protected virtual void Build(Shape inputShape) { }

    /// <summary>Makes the weights of a layer of several inputs. Unless overridden, the first input's shape decides.</summary>
    /// <param name="inputShapes">The shapes of the inputs.</param>
    protected virtual void Build(IReadOnlyList<Shape> inputShapes) => Build(inputShapes[0]);

    /// <summary>What files say, beside the config, of the shapes it was built on; null where that is not needed.</summary>
    public virtual JsonObject? GetBuildConfig() => Built && SavesBuildShape ? build.ToConfig() : null;

    /// <summary>Builds the layer as a file says it was. Called for classes that override it; others are built by what they meet first.</summary>
    /// <param name="config">What <see cref="GetBuildConfig"/> gave.</param>
    public virtual void BuildFromConfig(JsonObject config) => EnsureBuilt(LayerInputs.ShapesIn(Description, Check.NotNull(config)));

    /// <summary>Puts the weights that it made itself into a store, under <c>"0"</c>, <c>"1"</c>, …, from which they are written to a file. Override it, and <see cref="LoadOwnVariables"/>, to save more.</summary>
    /// <param name="store">What is saved, by its names in the file.</param>
    public virtual void SaveOwnVariables(IDictionary<string, Tensor> store) => own.Save(this, Check.NotNull(store));

    /// <summary>Takes the weights that it made itself out of a store, to which they were read from a file.</summary>
    /// <param name="store">What was saved, by its names in the file; freed after the call.</param>
    public virtual void LoadOwnVariables(IReadOnlyDictionary<string, Tensor> store) => own.Load(this, Check.NotNull(store));

    /// <summary>Makes a weight. Call it in <see cref="Build(Shape)"/>.</summary>
    /// <param name="name">Its name within the layer, such as <c>"kernel"</c>.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="initializer">What gives it its first value. Default: <c>"glorot_uniform"</c>.</param>
    /// <param name="regularizer">A penalty on its value that is added to the loss. Default: none.</param>
    /// <param name="constraint">A projection after each update. Default: none.</param>
    /// <param name="trainable">Whether training changes it. Default: true.</param>
    protected Variable AddWeight(string name, Shape shape, Initializer? initializer = null, Regularizer? regularizer = null, Constraint? constraint = null, bool trainable = true) =>
        AddWeight(name, shape, null, initializer, regularizer, constraint, trainable);

    /// <summary>Adds a term to the loss of the model that is being trained or evaluated. Call it in <c>Call</c>.</summary>
    /// <param name="loss">A scalar.</param>
    protected void AddLoss(Tensor loss) => AddedLosses.Add(Check.NotNull(loss));

    /// <summary>Frees the weights, and those of the layers inside.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the weights.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        own.Dispose();
        foreach (var part in Held<IFreedWithLayer>.In(this)) part.Dispose();
        foreach (var layer in SubLayers) layer.Dispose();
    }

    /// <summary>Makes a weight that is kept in the order of axes that its kernel wants, or in a number type of its own.</summary>
    private protected Variable AddWeight(string name, Shape shape, KernelLayout? layout, Initializer? initializer, Regularizer? regularizer = null, Constraint? constraint = null, bool trainable = true, DTypePolicy? dtype = null) =>
        own.Add(new(name, shape, initializer ?? "glorot_uniform", dtype ?? DType, trainable, regularizer, constraint, layout) { Path = $"{Name}/{name}" }, Trainable);

    /// <summary>Counts a weight that something inside made among its own: a module, or a layer whose weight a wrapper keeps by name, as in Keras.</summary>
    private protected void AddOwnWeight(Variable variable) => own.Add(variable, Trainable);

    /// <summary>Whether its output is the model's, so that a loss may want to know how it came about.</summary>
    internal bool GivesOutput { get; set; } = true;

    /// <summary>The activation that makes the output, where there is one that can be left to a loss.</summary>
    internal virtual ActivationFunction? LastActivation => null;

    /// <summary>Computes what the last activation would be given.</summary>
    internal virtual Tensor CallWithoutActivation(Tensor inputs, bool training) => throw new NotSupportedException($"{Description} has no activation.");

    /// <summary>Computes the output from images with their channels after the batch. Spatial layers override it.</summary>
    internal virtual Tensor CallChannelsFirst(Tensor inputs, bool training) => Call(inputs, training);

    /// <summary>The shapes and types of the outputs.</summary>
    internal virtual IReadOnlyList<(Shape Shape, ScalarType DType)> OutputSpecs(IReadOnlyList<(Shape Shape, ScalarType DType)> inputs, CallArguments? arguments = null) =>
        inputs.Count == 1 && LayerMethods.Of(this).HasOutputShape ? [(ComputeOutputShape(inputs[0].Shape), DType.ComputeDType)] : ShapeProbe.Outputs(this, inputs, arguments);

    /// <summary>How Keras writes a call on inputs: one as it is, several in a list.</summary>
    internal virtual CallArguments Arguments(KerasTensors inputs, bool? training) => CallArguments.Of([inputs is [var one] ? one : inputs.ToList()], training, TakesMask && inputs.Count == 1);

    /// <summary>What the layer calls the tensors that are given to it by their place, or null.</summary>
    internal virtual IReadOnlyList<string>? PositionalNames => null;

    /// <summary>Adds a call to the graph.</summary>
    internal KerasTensors Record(CallArguments arguments)
    {
        var inputs = arguments.Tensors.Where((_, i) => !CallArguments.IsMask(arguments.Names?[i])).ToList();
        LayerInputs.CheckTypes(this, inputs);
        EnsureBuilt([.. inputs.Select(i => i.Shape)]);
        LayerInputs.Check(this, [.. inputs.Select(i => i.Shape)]);
        var call = new LayerCall(this, arguments, OutputSpecs([.. inputs.Select(i => (i.Shape, i.DType))], arguments));
        Calls.Add(call);
        return call.Outputs.ToArray();
    }

    /// <summary>Builds the layer if it is not, with messages that name it.</summary>
    internal void EnsureBuilt(IReadOnlyList<Shape> inputShapes)
    {
        if (!Built) build.Once(this, inputShapes, Build);
    }

    /// <summary>Calls the layer inside an open scope.</summary>
    internal Tensors Run(Tensors inputs, CallContext context) => Run(inputs, context, Call);

    /// <summary>Calls the layer, by one of its ways of computing, inside an open scope.</summary>
    internal Tensors Run(Tensors inputs, CallContext context, Func<Tensors, CallContext, Tensors> way)
    {
        LayerInputs.CheckTypes(this, inputs);
        // A built layer that says nothing of its input needs no shapes, which take time to ask for.
        if (!Built || InputSpec is not null)
        {
            var shapes = LayerInputs.ShapesOf(inputs);
            EnsureBuilt(shapes);
            LayerInputs.Check(this, shapes);
        }
        if (!CallContext.IsInCall && context.CollectsLosses) AddedLosses.Clear(this);
        using var call = context.Enter();
        try
        {
            var given = LayerInputs.TakeMask(LayerCasts.Cast(this, inputs));
            var outputs = way(given, context);
            if (FiniteCheck.IsOn) FiniteCheck.Output(this, given, outputs);
            Masks.Pass(this, given, outputs);
            if (ActivityRegularizer is not null && context.CollectsLosses)
                foreach (Tensor output in outputs) AddedLosses.AddActivity(this, output);
            return outputs;
        }
        catch (ExternalException e)
        {
            throw LayerInputs.NativeFailure(this, e, inputs);
        }
    }

    /// <summary>The inputs that <see cref="InputSpec"/> speaks of.</summary>
    internal virtual IEnumerable<Shape> Specified(IReadOnlyList<Shape> inputs) => inputs;
}
