using System.Text.Json.Nodes;
using KerasLike.Saving;

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
        : base(name, trainable, dtype ?? ModuleTensors.TypeOf(Check.NotNull(module)), inputShape)
    {
        (Module, OutputShape) = (module.to(Keras.Device), outputShape);
        foreach (var (key, parameter) in ModuleTensors.Of(Module)) AddOwnWeight(new(key, parameter) { Path = $"{Name}/{key}" });
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
        return ModuleCall.Run(this, Check.NotNull(inputs));
    }

    /// <summary>Makes the layer of a config, by what says how its module is made: under the layer's name or the module's.</summary>
    /// <param name="config">What <see cref="GetConfig"/>, or Keras, gave.</param>
    public static TorchModuleWrapper FromConfig(JsonObject config)
    {
        var written = new WrittenLayer(Check.NotNull(config), nameof(TorchModuleWrapper));
        return new(ModuleMaker.Make(written.Name ?? "", (string?)config["module"] ?? ""), written.Name, written.OutputShape, trainable: written.Trainable, dtype: written.DType);
    }

    /// <summary>The config, with the module's name for the module.</summary>
    public override JsonObject GetConfig() => WrittenLayer.Of(this, ("module", Module.GetName()), ("output_shape", ConfigValue.Write(OutputShape)));

    /// <summary>The layer, as it would be written.</summary>
    public override string ToString() => $"TorchModuleWrapper({Module.GetName()}, name: \"{Name}\")";

    /// <summary>Takes over the tensors that TorchSharp makes when it moves the module.</summary>
    internal void TakeTensors() => ModuleTensors.Rebind(OwnWeights, Module);

    internal override IReadOnlyList<(Shape Shape, ScalarType DType)> OutputSpecs(IReadOnlyList<(Shape Shape, ScalarType DType)> inputs, CallArguments? arguments = null) =>
        OutputShape is null ? ShapeProbe.Outputs(this, inputs, arguments) : [(OutputShape, DType.ComputeDType)];

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) Module.Dispose();
    }
}
