using System.Collections.Concurrent;

namespace KerasLike.Layers;

/// <summary>Which of the methods to choose from a class of layers overrides.</summary>
internal sealed record LayerMethods(bool HasOutputShape, bool IsWide)
{
    static readonly ConcurrentDictionary<Type, LayerMethods> Cache = new();

    internal static LayerMethods Of(Layer layer) => Cache.GetOrAdd(layer.GetType(), type => new(
        Overrides(type, nameof(Layer.ComputeOutputShape), typeof(Shape)),
        Overrides(type, nameof(Layer.Call), typeof(Tensors), typeof(CallContext))));

    static bool Overrides(Type type, string method, params Type[] parameters) =>
        type.GetMethod(method, parameters)!.DeclaringType != typeof(Layer);
}
