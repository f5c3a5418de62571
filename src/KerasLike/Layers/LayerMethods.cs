using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace KerasLike.Layers;

/// <summary>Which of the methods to choose from a class of layers overrides.</summary>
internal sealed record LayerMethods(bool HasOutputShape, bool IsWide, bool BuildsFromConfig, bool LoadsItself)
{
    static readonly ConcurrentDictionary<Type, LayerMethods> Cache = new();

    internal static LayerMethods Of(Layer layer) => Cache.GetOrAdd(layer.GetType(), type => new(
        Overrides(type, nameof(Layer.ComputeOutputShape), typeof(Shape)),
        Overrides(type, nameof(Layer.Call), typeof(Tensors), typeof(CallContext)),
        Overrides(type, nameof(Layer.BuildFromConfig), typeof(JsonObject)),
        Overrides(type, nameof(Layer.LoadOwnVariables), typeof(IReadOnlyDictionary<string, Tensor>))));

    static bool Overrides(Type type, string method, params Type[] parameters) =>
        type.GetMethod(method, parameters)!.DeclaringType != typeof(Layer);
}
