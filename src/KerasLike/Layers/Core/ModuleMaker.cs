using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>Makes the module of a layer that is read from a file, by what the program registered for it.</summary>
internal static class ModuleMaker
{
    /// <param name="name">The layer's name.</param>
    /// <param name="written">The module's name.</param>
    internal static torch.nn.Module Make(string name, string written) => (Registry.FindModule(name) ?? Registry.FindModule(written) ?? throw new InvalidDataException(
        $"TorchModuleWrapper \"{name}\": a file holds no program, so it must be said how the module is made. Call Registry.Register(\"{name}\", () => …) first, or give customObjects: new() {{ [\"{name}\"] = () => … }}."))();
}
