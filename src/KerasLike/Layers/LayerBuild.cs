using System.Text.Json.Nodes;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>Whether a layer has made its weights, and on which shapes: once, by the first thread that calls it.</summary>
internal sealed class LayerBuild
{
    readonly Lock building = new();
    bool done;

    internal bool IsDone => Volatile.Read(ref done);

    /// <summary>The shapes it was built on.</summary>
    internal IReadOnlyList<Shape>? Shapes { get; private set; }

    /// <summary>Builds a layer, unless another thread was quicker.</summary>
    internal void Once(Layer layer, IReadOnlyList<Shape> shapes, Action<IReadOnlyList<Shape>> build)
    {
        lock (building)
        {
            if (IsDone) return;
            LayerInputs.Check(layer, shapes);
            Shapes = shapes;
            build(shapes);
            Volatile.Write(ref done, true);
            Structure.Changed();
        }
    }

    /// <summary>What files say of the shapes, or null.</summary>
    internal JsonObject? ToConfig() => Shapes is [var shape] ? new() { ["input_shape"] = ConfigValue.Write(shape) } : ToConfig(Shapes);

    /// <summary>What files say of the shapes of a layer that takes a list, even one of a single tensor.</summary>
    internal static JsonObject? ToConfig(IReadOnlyList<Shape>? shapes) => shapes is null ? null : new() { ["input_shape"] = new JsonArray([.. shapes.Select(s => ConfigValue.Write(s))]) };
}
