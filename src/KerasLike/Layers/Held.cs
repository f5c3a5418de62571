using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace KerasLike.Layers;

/// <summary>Finds the objects of a kind that a class of layers holds: in its fields and properties, by themselves or in lists and dictionaries.</summary>
/// <typeparam name="T">The kind.</typeparam>
internal static class Held<T> where T : class
{
    static readonly ConcurrentDictionary<Type, FieldInfo[]> Cache = new();

    /// <summary>The objects that <paramref name="owner"/> holds, each as often as it holds it.</summary>
    internal static IEnumerable<T> In(Layer owner) => Cache.GetOrAdd(owner.GetType(), FieldsOf).SelectMany(field => ItemsIn(field.GetValue(owner)));

    static IEnumerable<T> ItemsIn(object? value) => value switch
    {
        T item => [item],
        IDictionary map => map.Values.Cast<object?>().SelectMany(ItemsIn),
        IEnumerable list and not string => list.Cast<object?>().SelectMany(ItemsIn),
        _ => [],
    };

    // Fields of this library's own bases hold such objects for other purposes.
    static FieldInfo[] FieldsOf(Type type)
    {
        var fields = new List<FieldInfo>();
        for (var t = type; t is not null && t != typeof(Layer) && t != typeof(Models.Model) && t != typeof(Models.Sequential); t = t.BaseType)
            fields.InsertRange(0, t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Where(f => MayHold(f.FieldType)));
        return [.. fields];
    }

    /// <summary>Whether a field of a type can hold one.</summary>
    internal static bool MayHold(Type type)
    {
        if (typeof(T).IsAssignableFrom(type)) return true;
        if (IsGeneric(type, typeof(KeyValuePair<,>))) return Array.Exists(type.GetGenericArguments(), MayHold);
        if (type == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(type)) return false;
        var items = type.GetInterfaces().Append(type).Where(t => IsGeneric(t, typeof(IEnumerable<>))).Select(t => t.GetGenericArguments()[0]).ToList();
        // A list that does not say what is in it may hold anything.
        return items.Count == 0 || items.Exists(item => item != type && MayHold(item));
    }

    static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;
}
