using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>Checks what comes into a layer, and words what a kernel says about it.</summary>
internal static class LayerInputs
{
    internal static void Check(Layer layer, IReadOnlyList<Shape> shapes)
    {
        if (layer.InputSpec is not { } spec) return;
        foreach (var shape in layer.Specified(shapes))
            if (spec.Mismatch(shape) is string mismatch) throw new ArgumentException($"{layer.Description}: {mismatch}");
    }

    /// <summary>Refuses text as what a layer computes in.</summary>
    internal static void CheckType(Layer layer, DTypePolicy? dtype)
    {
        if (dtype?.ComputeDType == DTypes.Text && layer is not InputLayer)
            throw new ArgumentException($"{layer.GetType().Name}: `dtype` must be a type of numbers; \"string\" is for inputs: Keras.Input(shape: 1, dtype: \"string\"). Received: dtype=\"string\"", nameof(dtype));
    }

    /// <summary>The shapes of what a layer is built on: of all that it is given but masks.</summary>
    internal static List<Shape> ShapesOf(Tensors inputs) => [.. ((IEnumerable<Tensor>)inputs).Where((_, i) => !CallArguments.IsMask(inputs.Names?[i])).Select(StringTensor.ShapeOf)];

    /// <summary>The shapes that a layer was built on, as its file says.</summary>
    internal static IReadOnlyList<Shape> ShapesIn(string owner, JsonObject config) => config["input_shape"] switch
    {
        JsonArray { Count: > 0 } shapes when shapes.All(s => s is JsonArray) => [.. shapes.Select(s => (Shape)ConfigValue.Read(s, typeof(Shape), $"{owner}: \"build_config\"")!)],
        { } shape => [(Shape)ConfigValue.Read(shape, typeof(Shape), $"{owner}: \"build_config\"")!],
        null => throw new InvalidDataException($"{owner}: \"build_config\" must have an \"input_shape\". Received: {config.ToJsonString()}"),
    };

    /// <summary>Refuses a tensor by itself where a layer merges those of a list.</summary>
    internal static Tensors Alone(Layer layer, Tensors one) => layer is not MergeLayer || one is null ? one! : throw TakesList(layer, one.ShapeOf(0));

    /// <inheritdoc cref="Alone(Layer, Tensors)"/>
    internal static KerasTensor Alone(Layer layer, KerasTensor one) => layer is not MergeLayer ? one : throw TakesList(layer, one.Shape);

    static ArgumentException TakesList(Layer layer, Shape received) =>
        new($"{layer.Description} takes a list of inputs. Received: one by itself, of shape {received}. Write Apply([a, b]).");

    /// <summary>Refuses symbolic strings where a layer computes with numbers.</summary>
    internal static void CheckTypes(Layer layer, IEnumerable<KerasTensor> inputs)
    {
        if (!layer.TakesStrings && inputs.FirstOrDefault(i => i.DType == DTypes.Text) is { } texts) throw TakesNumbers(layer, texts.Shape);
    }

    /// <summary>Refuses strings where a layer computes with numbers.</summary>
    internal static void CheckTypes(Layer layer, Tensors inputs)
    {
        for (int i = 0; i < inputs.Count; i++)
            if (inputs[i].dtype == ScalarType.Int8 && !layer.TakesStrings && StringTensor.Is(inputs[i])) throw TakesNumbers(layer, StringTensor.ShapeOf(inputs[i]));
    }

    static ArgumentException TakesNumbers(Layer layer, Shape received) =>
        new($"{layer.Description} takes numbers. Received: strings of shape {received}. Put a layer before it that makes numbers of them, such as TextVectorization, StringLookup or Hashing.");

    /// <summary>A mask among the tensors that a layer is given goes along with the first of them.</summary>
    internal static Tensors TakeMask(Tensors inputs) => inputs.Names?.ToList().IndexOf(CallArguments.MaskKey) is >= 0 and var at ? TakeMask(inputs, at) : inputs;

    static Tensors TakeMask(Tensors inputs, int at)
    {
        Tensor[] others = [.. ((IEnumerable<Tensor>)inputs).Where((_, i) => i != at)];
        others[0] = Masks.With(others[0], inputs[at]);
        return new(others, [.. inputs.Names!.Where((_, i) => i != at)]);
    }

    /// <summary>What libtorch said, without its stack, under the layer's name.</summary>
    internal static InvalidOperationException NativeFailure(Layer layer, ExternalException e, Tensors inputs) =>
        new($"{layer.Description}: {e.Message.Split('\n')[0]} Received: input shape {string.Join(", ", ((IEnumerable<Tensor>)inputs).Select(StringTensor.ShapeOf))}", e);
}
