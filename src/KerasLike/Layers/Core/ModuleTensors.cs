using TorchSharp.Modules;

namespace KerasLike.Layers;

/// <summary>What a TorchSharp module holds, as weights of a layer: its parameters, then its buffers.</summary>
internal static class ModuleTensors
{
    internal static IEnumerable<(string Name, Parameter Tensor)> Of(torch.nn.Module module) =>
        module.named_parameters().Concat(module.named_buffers(include_nonpersistent: false).Select(b => (b.name, AsParameter(b.buffer))));

    /// <summary>Lets weights stand for the tensors that a module has now.</summary>
    internal static void Rebind(IEnumerable<Variable> weights, torch.nn.Module module)
    {
        var named = weights.ToDictionary(w => w.Name);
        foreach (var (name, tensor) in Of(module)) named[name].Rebind(tensor);
    }

    /// <summary>The number type it computes in, or null.</summary>
    internal static DTypePolicy? TypeOf(torch.nn.Module module)
    {
        Native.LibTorch.EnsureLoaded();
        return module.parameters().FirstOrDefault(p => DTypes.IsFloat(p.dtype)) is { } first ? new DTypePolicy(DTypes.Name(first.dtype)) : null;
    }

    // The same memory, so that what the module does to it shows.
    static Parameter AsParameter(Tensor buffer) => new(buffer.detach().alias(), requires_grad: false);
}
