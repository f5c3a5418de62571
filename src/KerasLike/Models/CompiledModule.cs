using KerasLike.Layers;
using TorchSharp.Modules;

namespace KerasLike.Models;

/// <summary>A model as a TorchSharp module over the same tensors, with a child module for each layer.</summary>
internal sealed class CompiledModule : torch.nn.Module<Tensor, Tensor>
{
    readonly Model model;
    readonly List<(Tensor Weight, Tensor Copy)> copies = [];

    internal CompiledModule(Model model)
        : base(model.Name)
    {
        this.model = model;
        foreach (var layer in model.SubLayers.Where(l => l.Weights.Count > 0)) register_module(layer.Name, ModuleOf(layer));
        eval();
    }

    public override Tensor forward(Tensor input) => model.Apply(input, training);

    // TorchSharp saves and loads the bytes of contiguous tensors only, and kernels of convolutions lie in channels-last memory: those go through copies.
    public override Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
    {
        var state = base.state_dict(destination, prefix);
        copies.Clear();
        foreach (var (name, weight) in state.Where(e => !e.Value.is_contiguous()).ToList())
        {
            state[name] = weight.detach().contiguous();
            copies.Add((weight, state[name]));
        }
        return state;
    }

    public override (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
    {
        var result = base.load_state_dict(source, strict, skip);
        WriteBack();
        return result;
    }

    public override torch.nn.Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
    {
        base.load(reader, strict, skip, loadedParameters);
        WriteBack();
        return this;
    }

    // TorchSharp makes new tensors when it moves modules, theirs too that layers wrap.
    protected override void _toEpilog(ScalarType? dtype, torch.Device? device, bool non_blocking)
    {
        base._toEpilog(dtype, device, non_blocking);
        foreach (var wrapper in Wrappers(model)) wrapper.TakeTensors();
    }

    static IEnumerable<TorchModuleWrapper> Wrappers(Layer layer) => layer is TorchModuleWrapper wrapper ? [wrapper] : layer.SubLayers.SelectMany(Wrappers);

    static torch.nn.Module ModuleOf(Layer layer) => layer is TorchModuleWrapper wrapper ? wrapper.Module : new LayerModule(layer);

    void WriteBack()
    {
        using var noGrad = torch.no_grad();
        foreach (var (weight, copy) in copies) weight.copy_(copy);
        copies.Clear();
    }

    /// <summary>A layer's weights: those that training changes as parameters, the others as buffers.</summary>
    sealed class LayerModule : torch.nn.Module
    {
        readonly List<Variable> variables = [];

        internal LayerModule(Layer layer)
            : base(layer.Name)
        {
            foreach (var inside in layer.SubLayers.Where(l => l.Weights.Count > 0)) register_module(inside.Name, ModuleOf(inside));
            foreach (var variable in layer.Weights.Except(layer.SubLayers.SelectMany(l => l.Weights))) Register(variable);
        }

        // TorchSharp makes new tensors when it moves a module: the layer must take them over.
        protected override void _toEpilog(ScalarType? dtype, torch.Device? device, bool non_blocking)
        {
            base._toEpilog(dtype, device, non_blocking);
            var parameters = named_parameters(recurse: false).ToDictionary(p => p.name, p => p.parameter);
            var buffers = named_buffers(recurse: false).ToDictionary(b => b.name, b => b.buffer);
            foreach (var variable in variables)
            {
                if (parameters.TryGetValue(variable.Name, out var parameter)) variable.Rebind(parameter);
                else if (!ReferenceEquals(buffers[variable.Name], variable.Tensor)) variable.Rebind(new Parameter(buffers[variable.Name].alias(), requires_grad: false));
            }
        }

        void Register(Variable variable)
        {
            variables.Add(variable);
            if (variable.IsWeight) register_parameter(variable.Name, variable.Tensor);
            else register_buffer(variable.Name, variable.Tensor);
        }
    }
}
