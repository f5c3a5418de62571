namespace KerasLike.Layers;

/// <summary>Calls the module of a layer on as many tensors as there are, as far as it is of a kind that takes them.</summary>
internal static class ModuleCall
{
    internal static Tensors Run(TorchModuleWrapper layer, Tensors inputs) => layer.Module switch
    {
        torch.nn.IModule<Tensor, Tensor> one when inputs.Count == 1 => one.call(inputs[0]),
        torch.nn.IModule<Tensor, (Tensor, Tensor)> one when inputs.Count == 1 => Both(one.call(inputs[0])),
        torch.nn.IModule<Tensor, Tensor, Tensor> two when inputs.Count == 2 => two.call(inputs[0], inputs[1]),
        torch.nn.IModule<Tensor, Tensor, (Tensor, Tensor)> two when inputs.Count is 1 or 2 => Both(two.call(inputs[0], inputs.Count == 2 ? inputs[1] : null!)),
        torch.nn.IModule<Tensor, Tensor, Tensor, Tensor> three when inputs.Count == 3 => three.call(inputs[0], inputs[1], inputs[2]),
        torch.nn.IModule<Tensor, (Tensor, Tensor)?, (Tensor, Tensor, Tensor)> recurrent when inputs.Count is 1 or 3 => All(recurrent.call(inputs[0], inputs.Count == 3 ? (inputs[1], inputs[2]) : null)),
        _ => throw new ArgumentException($"{layer.Description}: its module must take as many tensors as the layer is called with, at most 3, and give at most 3. Received: {Signature(layer.Module.GetType())}, called with {inputs.Count}. Put it into a Module<Tensor, Tensor> of your own.", nameof(inputs)),
    };

    static Tensors Both((Tensor, Tensor) results) => new(results.Item1, results.Item2);

    static Tensors All((Tensor, Tensor, Tensor) results) => new(results.Item1, results.Item2, results.Item3);

    static string Signature(Type type) => Array.Find(type.GetInterfaces(), i => i.Name.StartsWith("IModule", StringComparison.Ordinal)) is { } found
        ? $"{type.Name} of {string.Join(", ", found.GetGenericArguments().Select(a => a.Name))}" : type.Name;
}
