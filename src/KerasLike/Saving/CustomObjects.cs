using KerasLike.Activations;

namespace KerasLike.Saving;

/// <summary>What names in a file stand for while it is loaded, as its user says: classes, activations, or objects to be used as they are.</summary>
internal sealed class CustomObjects : IDisposable
{
    readonly Dictionary<string, object> objects;
    readonly CustomObjects? outer;
    readonly Action<CustomObjects?> close;

    internal CustomObjects(Dictionary<string, object> objects, CustomObjects? outer, Action<CustomObjects?> close)
    {
        foreach (var (name, value) in objects)
            if (value is not (ActivationFunction or KerasObject or Func<torch.nn.Module>) && (value is not System.Type type || !typeof(KerasObject).IsAssignableFrom(type) || type.IsAbstract))
                throw new ArgumentException($"`customObjects` holds classes of layers, losses, metrics and the like, as typeof(MyLayer), activations, objects of those classes, and functions that make modules. Received: \"{name}\": {value ?? "null"}", nameof(objects));
        (this.objects, this.outer, this.close) = (objects, outer, close);
    }

    public void Dispose() => close(outer);

    /// <summary>The class that a name stands for, or null.</summary>
    internal Type? Type(string? name) => name is null ? null : objects.GetValueOrDefault(name) as Type ?? outer?.Type(name);

    /// <summary>What makes the module that a name stands for, or null.</summary>
    internal Func<torch.nn.Module>? Module(string name) => objects.GetValueOrDefault(name) as Func<torch.nn.Module> ?? outer?.Module(name);

    /// <summary>The object of a family that a name stands for, or null.</summary>
    internal object? Object(string name, Type family)
    {
        var found = objects.GetValueOrDefault(name);
        if (found is Type type && family.IsAssignableFrom(type)) return Named((KerasObject)Config.Create(type, []), name);
        return family.IsInstanceOfType(found) ? found : outer?.Object(name, family);
    }

    static KerasObject Named(KerasObject made, string name)
    {
        made.Identifier = name;
        return made;
    }
}
