using System.Collections.Concurrent;
using System.Reflection;

namespace KerasLike.Layers;

/// <summary>Finds what the layers of a model draw random numbers from.</summary>
internal static class SeedFields
{
    static readonly ConcurrentDictionary<Type, FieldInfo[]> Cache = new();

    /// <summary>The seed generators of a layer and of those inside, in order.</summary>
    internal static IEnumerable<SeedGenerator> Of(Layer layer)
    {
        var seen = new HashSet<Layer>();
        IEnumerable<SeedGenerator> Walk(Layer one) => !seen.Add(one) ? [] :
            Cache.GetOrAdd(one.GetType(), FieldsOf).Select(f => f.GetValue(one)).OfType<SeedGenerator>().Concat(one.SubLayers.SelectMany(Walk));
        return [.. Walk(layer).Distinct()];
    }

    static FieldInfo[] FieldsOf(Type type)
    {
        var fields = new List<FieldInfo>();
        for (var t = type; t is not null && t != typeof(Layer); t = t.BaseType)
            fields.AddRange(t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Where(f => f.FieldType == typeof(SeedGenerator)));
        return [.. fields];
    }
}
