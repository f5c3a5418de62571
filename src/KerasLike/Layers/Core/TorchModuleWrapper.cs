using System.Text.Json.Nodes;
using KerasLike.Saving;
using TorchSharp.Modules;

namespace KerasLike.Layers;

/// <summary>A TorchSharp module as a layer: its parameters are weights that optimizers train, files hold them and its buffers, and it is switched to training and evaluation as calls are.</summary>
/// <remarks>
/// Input: what the module takes: one tensor, two or three.<br/>
/// Output: what the module gives.<br/>
/// Weights: the module's parameters, then its buffers, such as moving averages, which training leaves alone.<br/>
/// Keras: <c>keras.layers.TorchModuleWrapper</c>. A file holds no program: to load a whole model, say how the module is made, <see cref="Registry.Register(string, Func{torch.nn.Module})"/>
/// </remarks>
/// <example><code>model.Add(new TorchModuleWrapper(torch.nn.Linear(784, 10), name: "fc"));</code></example>
public sealed class TorchModuleWrapper : Layer
{
    /// <summary>Makes a layer of a module.</summary>
    /// <param name="module">The module. It belongs to the layer from now on, and is moved to <see cref="Keras.Device"/>.</param>
    /// <param name="name">The layer's name; null makes one. Default: null.</param>
    /// <param name="outputShape">The shape of the output, batch first; null finds it by calling the module on zeros. Default: null.</param>
    /// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
    /// <param name="trainable">Whether training changes the parameters. Default: true.</param>
    /// <param name="dtype">The number type that inputs are cast to; null is the module's own. Default: null.</param>
    public TorchModuleWrapper(torch.nn.Module module, string? name = null, Shape? outputShape = null, Shape? inputShape = null, bool trainable = true, DTypePolicy? dtype = null)
        : base(name, trainable, dtype ?? TypeOf(Check.NotNull(module)), inputShape)
    {
        (Module, OutputShape) = (module.to(Keras.Device), outputShape);
        foreach (var (key, parameter) in Module.named_parameters()) AddOwnWeight(new(key, parameter) { Path = $"{Name}/{key}" });
        foreach (var (key, buffer) in Module.named_buffers(include_nonpersistent: false)) AddOwnWeight(new(key, AsParameter(buffer)) { Path = $"{Name}/{key}" });
    }

    /// <summary>The module.</summary>
    public torch.nn.Module Module { get; }

    /// <summary>The shape of the output as given, or null.</summary>
    public Shape? OutputShape { get; }

    internal override bool SavesWeightsByName => true;

    internal override bool SavesBuildShape => false;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => OutputShape ?? base.ComputeOutputShape(inputShape);

    /// <inheritdoc/>
    public override Tensors Call(Tensors inputs, CallContext context)
    {
        if (Module.training != Check.NotNull(context).Training) Module.train(context.Training);
        var given = Check.NotNull(inputs);
        return Module switch
        {
            torch.nn.IModule<Tensor, Tensor> one when given.Count == 1 => one.call(given[0]),
            torch.nn.IModule<Tensor, (Tensor, Tensor)> one when given.Count == 1 => Both(one.call(given[0])),
            torch.nn.IModule<Tensor, Tensor, Tensor> two when given.Count == 2 => two.call(given[0], given[1]),
            torch.nn.IModule<Tensor, Tensor, (Tensor, Tensor)> two when given.Count is 1 or 2 => Both(two.call(given[0], given.Count == 2 ? given[1] : null!)),
            torch.nn.IModule<Tensor, Tensor, Tensor, Tensor> three when given.Count == 3 => three.call(given[0], given[1], given[2]),
            torch.nn.IModule<Tensor, (Tensor, Tensor)?, (Tensor, Tensor, Tensor)> recurrent when given.Count is 1 or 3 => All(recurrent.call(given[0], given.Count == 3 ? (given[1], given[2]) : null)),
            _ => throw new ArgumentException($"{Description}: its module must take as many tensors as the layer is called with, at most 3, and give at most 3. Received: {Signature}, called with {given.Count}. Put it into a Module<Tensor, Tensor> of your own.", nameof(inputs)),
        };
    }

    /// <summary>Makes the layer of a config, by what says how its module is made: under the layer's name or the module's.</summary>
    /// <param name="config">What <see cref="GetConfig"/>, or Keras, gave.</param>
    public static TorchModuleWrapper FromConfig(JsonObject config)
    {
        string name = (string?)Check.NotNull(config)["name"] ?? "", written = (string?)config["module"] ?? "";
        var make = Registry.FindModule(name) ?? Registry.FindModule(written) ?? throw new InvalidDataException(
            $"TorchModuleWrapper \"{name}\": a file holds no program, so it must be said how the module is made. Call Registry.Register(\"{name}\", () => …) first, or give customObjects: new() {{ [\"{name}\"] = () => … }}.");
        return new(make(), name, (Shape?)ConfigValue.Read(config["output_shape"], typeof(Shape), "TorchModuleWrapper: config key \"output_shape\""), trainable: (bool?)config["trainable"] ?? true,
            dtype: (DTypePolicy?)ConfigValue.Read(config["dtype"], typeof(DTypePolicy), "TorchModuleWrapper: config key \"dtype\""));
    }

    /// <summary>The config, with the module's name for the module.</summary>
    public override JsonObject GetConfig() => new()
    {
        ["name"] = Name,
        ["trainable"] = Trainable,
        ["dtype"] = ConfigValue.Write(DType),
        ["module"] = Module.GetName(),
        ["output_shape"] = ConfigValue.Write(OutputShape),
    };

    /// <summary>The layer, as it would be written.</summary>
    public override string ToString() => $"TorchModuleWrapper({Module.GetName()}, name: \"{Name}\")";

    /// <summary>Takes over the tensors that TorchSharp makes when it moves the module.</summary>
    internal void TakeTensors()
    {
        var weights = OwnWeights.ToDictionary(w => w.Name);
        foreach (var (key, parameter) in Module.named_parameters()) weights[key].Rebind(parameter);
        foreach (var (key, buffer) in Module.named_buffers(include_nonpersistent: false)) weights[key].Rebind(AsParameter(buffer));
    }

    internal override IReadOnlyList<(Shape Shape, ScalarType DType)> OutputSpecs(IReadOnlyList<(Shape Shape, ScalarType DType)> inputs, CallArguments? arguments = null) =>
        OutputShape is null ? ShapeProbe.Outputs(this, inputs, arguments) : [(OutputShape, DType.ComputeDType)];

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) Module.Dispose();
    }

    // The same memory, so that what the module does to it shows.
    static Parameter AsParameter(Tensor buffer) => new(buffer.detach().alias(), requires_grad: false);

    static DTypePolicy? TypeOf(torch.nn.Module module)
    {
        Native.LibTorch.EnsureLoaded();
        return module.parameters().FirstOrDefault(p => DTypes.IsFloat(p.dtype)) is { } first ? new DTypePolicy(DTypes.Name(first.dtype)) : null;
    }

    static Tensors Both((Tensor, Tensor) results) => new(results.Item1, results.Item2);

    static Tensors All((Tensor, Tensor, Tensor) results) => new(results.Item1, results.Item2, results.Item3);

    string Signature => $"{Module.GetType().Name}{(Module.GetType().GetInterfaces().FirstOrDefault(i => i.Name.StartsWith("IModule", StringComparison.Ordinal)) is { } found ? $" of {string.Join(", ", found.GetGenericArguments().Select(a => a.Name))}" : "")}";
}
