using KerasLike.Layers;
using TorchSharp.Modules;

namespace KerasLike.Models;

/// <summary>A model as a TorchSharp module over the same tensors, with a child module for each layer.</summary>
internal sealed class CompiledModule : torch.nn.Module<Tensor, Tensor>
{
    readonly Model model;

    internal CompiledModule(Model model)
        : base(model.Name)
    {
        this.model = model;
        foreach (var layer in model.SubLayers.Where(l => l.Weights.Count > 0)) register_module(layer.Name, new LayerModule(layer));
        eval();
    }

    public override Tensor forward(Tensor input) => model.Apply(input, training);

    /// <summary>A layer's weights: those that training changes as parameters, the others as buffers.</summary>
    sealed class LayerModule : torch.nn.Module
    {
        readonly List<Variable> variables = [];

        internal LayerModule(Layer layer)
            : base(layer.Name)
        {
            foreach (var inside in layer.SubLayers.Where(l => l.Weights.Count > 0)) register_module(inside.Name, new LayerModule(inside));
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
