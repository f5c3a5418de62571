using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace KerasLike.Layers;

/// <summary>Finds the layers that a class holds: in its fields and properties, by themselves or in lists and dictionaries.</summary>
internal sealed class LayerFields
{
    static readonly ConcurrentDictionary<Type, FieldInfo[]> Cache = new();

    (int Version, Layer[] Layers) found = (-1, []);

    /// <summary>The layers that <paramref name="owner"/> holds; looked for again after a layer anywhere was built.</summary>
    internal IReadOnlyList<Layer> Of(Layer owner)
    {
        var version = Structure.Version;
        if (found.Version != version) found = (version, [.. Find(owner)]);
        return found.Layers;
    }

    static IEnumerable<Layer> Find(Layer owner) => Cache.GetOrAdd(owner.GetType(), FieldsOf)
        .SelectMany(field => LayersIn(field.GetValue(owner))).Where(layer => layer != owner).Distinct();

    static IEnumerable<Layer> LayersIn(object? value) => value switch
    {
        Layer layer => [layer],
        IDictionary map => map.Values.Cast<object?>().SelectMany(LayersIn),
        IEnumerable list and not string => list.Cast<object?>().SelectMany(LayersIn),
        _ => [],
    };

    // Fields of this library's own bases hold layers for other purposes.
    static FieldInfo[] FieldsOf(Type type)
    {
        var fields = new List<FieldInfo>();
        for (var t = type; t is not null && t != typeof(Layer) && t != typeof(Models.Model) && t != typeof(Models.Sequential); t = t.BaseType)
            fields.InsertRange(0, t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Where(f => MayHold(f.FieldType)));
        return [.. fields];
    }

    /// <summary>Whether a field of a type can hold a layer.</summary>
    internal static bool MayHold(Type type) =>
        typeof(Layer).IsAssignableFrom(type)
        || (type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type) && (!type.IsGenericType || Array.Exists(type.GetGenericArguments(), MayHold)) && !type.IsArray)
        || (type.IsArray && MayHold(type.GetElementType()!));
}
