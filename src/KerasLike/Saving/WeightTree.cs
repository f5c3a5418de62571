using System.Collections;
using System.Reflection;
using KerasLike.Layers;
using KerasLike.Models;

namespace KerasLike.Saving;

/// <summary>Where Keras keeps the weights of each layer in a file: <c>layers/dense_1</c>, <c>layers/bidirectional/forward_layer/cell</c>.</summary>
internal sealed class WeightTree
{
    readonly List<SavedLayer> found = [];
    readonly Dictionary<Layer, SavedLayer> byLayer = [];

    /// <summary>The layers inside a model, and itself, in the order in which they are saved.</summary>
    internal static IReadOnlyList<SavedLayer> Of(Layer root)
    {
        var tree = new WeightTree();
        tree.Walk(root, "", []);
        return tree.found;
    }

    // The first path is where it is saved. A file by another program, or another version, may have it under one of the others.
    void Walk(Layer layer, string path, HashSet<Layer> around)
    {
        if (!around.Add(layer)) return;
        if (!byLayer.TryGetValue(layer, out var saved))
        {
            byLayer[layer] = saved = new(layer);
            found.Add(saved);
        }
        saved.Paths.Add(path);
        foreach (var (name, value) in Inside(layer)) WalkValue(value, Join(path, name), around);
        around.Remove(layer);
    }

    void WalkValue(object? value, string path, HashSet<Layer> around)
    {
        if (value is Layer layer) Walk(layer, path, around);
        else if (value is IEnumerable list and not string) WalkList(list is IDictionary map ? map.Values : list, path, around);
    }

    // In lists it is the class that gives the name, since the names of layers differ from one program run to the next.
    void WalkList(IEnumerable list, string path, HashSet<Layer> around)
    {
        var uses = new Dictionary<string, int>();
        foreach (var item in list)
        {
            var name = item is Layer layer ? NameOf(layer) : item is IEnumerable and not string ? "container" : null;
            if (name is null) continue;
            var use = uses[name] = uses.GetValueOrDefault(name) + 1;
            WalkValue(item, Join(path, use == 1 ? name : $"{name}_{use - 1}"), around);
        }
    }

    // A graph's layers come first; otherwise all in the order of names, those that begin with _ last.
    static IEnumerable<(string Name, object? Value)> Inside(Layer layer)
    {
        var fields = FieldsOf(layer.GetType()).Select(f => (Name: NameOf(f), Value: f.GetValue(layer)));
        if (layer is not Model model) return Sorted(fields);
        var layers = ("layers", (object?)model.Layers);
        return model is Sequential || model.Graph is not null ? Sorted(fields).Prepend(layers) : Sorted(fields.Append(layers));
    }

    static IOrderedEnumerable<(string Name, object? Value)> Sorted(IEnumerable<(string Name, object? Value)> fields) =>
        fields.OrderBy(f => f.Name.StartsWith('_') ? "~" + f.Name : f.Name, StringComparer.Ordinal);

    static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (var t = type; t is not null && t != typeof(Layer) && t != typeof(Model) && t != typeof(Sequential); t = t.BaseType)
            foreach (var field in t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                if (Held<Layer>.MayHold(field.FieldType)) yield return field;
    }

    // The compiler's names: <Cell>k__BackingField of a property, <cell>P of a constructor's parameter.
    static string NameOf(FieldInfo field) => field.GetCustomAttribute<SavedAsAttribute>()?.Name
        ?? Naming.Key(field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>')] : field.Name);

    static string NameOf(Layer layer) => Naming.SnakeCase(Registry.ClassNameOf(layer));

    static string Join(string path, string name) => path.Length == 0 ? name : $"{path}/{name}";
}

/// <summary>A layer and the paths by which it is reached.</summary>
internal sealed record SavedLayer(Layer Layer)
{
    /// <summary>Where it is saved, then where else it may be.</summary>
    internal List<string> Paths { get; } = [];

    /// <summary>The group of its weights.</summary>
    internal string Group => GroupAt(Paths[0]);

    internal static string GroupAt(string path) => path.Length == 0 ? "vars" : $"{path}/vars";
}
