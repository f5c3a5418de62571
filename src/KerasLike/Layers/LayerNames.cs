using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>The names of layers.</summary>
internal static class LayerNames
{
    /// <summary>A layer's name: as given, or one of its class's that no other has.</summary>
    internal static string Of(Type type, string? name) => name is "" || name?.Contains('/', StringComparison.Ordinal) == true
        ? throw new ArgumentException($"{type.Name}: `name` must not be empty or contain a slash. Received: name=\"{name}\"", nameof(name))
        : name ?? Naming.Unique(Naming.SnakeCase(type.Name));
}
