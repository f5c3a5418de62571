using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using KerasLike.Activations;

namespace KerasLike.Saving;

/// <summary>The values that arguments take, to JSON and back, and as C# shows them.</summary>
internal static class ConfigValue
{
    internal static JsonNode? Write(object? value, bool asFloat32 = false) => value switch
    {
        null => null,
        bool or int or long or string => JsonValue.Create(JsonSerializer.SerializeToElement(value)),
        double number => WriteNumber(asFloat32 ? (float)number : number),
        float number => WriteNumber(number),
        Dims dims => dims.IsList ? WriteList(dims.Values.ToArray()) : JsonValue.Create(dims[0]),
        Shape shape => WriteList(shape),
        ActivationFunction activation => Registry.Write(activation),
        DTypePolicy policy => WritePolicy(policy),
        IConfigValue custom => custom.Write(),
        Layers.Layer nested => Config.SerializeLayer(nested),
        KerasObject nested => Config.Serialize(nested),
        IReadOnlyDictionary<string, double> map => new JsonObject(map.Select(e => KeyValuePair.Create(e.Key, (JsonNode?)WriteNumber(e.Value)))),
        IEnumerable list => WriteList(list),
        _ => throw new InvalidOperationException($"A config cannot hold a {value.GetType().Name}. Override GetConfig."),
    };

    internal static object? Read(JsonNode? node, Type type, string where)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        try
        {
            return node is null ? null
                : type == typeof(Dims) ? node is JsonArray values ? new Dims([.. values.Select(v => (int)v!)]) : (Dims)(int)node
                : type == typeof(Shape) ? new Shape(node is JsonArray dims ? [.. dims.Select(d => (int?)d)] : [(int)node])
                : type == typeof(DTypePolicy) ? ReadPolicy(node)
                : type == typeof(ActivationFunction) ? Registry.ReadActivation(node)
                : type.GetMethod("FromConfig", [typeof(JsonNode)]) is { IsStatic: true } read ? read.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [node], null)
                : typeof(KerasObject).IsAssignableFrom(type) ? ReadObject(node, type)
                : node is JsonArray list && ItemOf(type) is { } item ? ReadList(list, item)
                : node.Deserialize(type);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException($"{where} must be {Kind(type)}. Received: {node!.ToJsonString()}", e);
        }
    }

    /// <summary>A value as C# writes it: <c>"relu"</c>, <c>(5, 5)</c>, <c>new HeNormal()</c>.</summary>
    internal static string Print(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => $"\"{text}\"",
        ActivationFunction or DTypePolicy => $"\"{value}\"",
        KerasObject nested => $"new {nested}",
        IDictionary map => $"new() {{ {string.Join(", ", map.Keys.Cast<object>().Select(key => $"[{Print(key)}] = {Print(map[key])}"))} }}",
        Shape shape => $"({string.Join(", ", shape.Select(d => d?.ToString(CultureInfo.InvariantCulture) ?? "null"))})",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Print))}]",
        _ => value.ToString() ?? "",
    };

    static string Kind(Type type) =>
        type == typeof(int) || type == typeof(long) ? "an integer" : type == typeof(double) || type == typeof(float) ? "a number" : type == typeof(bool) ? "true or false" : type == typeof(string) ? "a string"
        : type == typeof(Dims) ? "an integer or a list of integers" : type == typeof(Shape) ? "a list of integers" : type == typeof(Numbers) ? "a number, a list of numbers or rows of equally many" : type == typeof(Salt) ? "an integer or a list of 2 integers" : type == typeof(Vocabulary) ? "a list of strings or of integers"
        : type == typeof(Token) ? "a string or an integer" : type == typeof(Interval) ? "a number or a list of 2 numbers" : type == typeof(Sides) ? "an integer, a list of integers or a list of pairs of them" : type == typeof(Optimizers.LearningRate) ? "a number or a schedule"
        : ElementOf(type) is { } item ? $"a list of {(item == typeof(int) || item == typeof(long) ? "integers" : item == typeof(double) ? "numbers" : $"{item.Name.ToLowerInvariant()}s")}" : $"a {type.Name}";

    static Type? ElementOf(Type type) => type.IsArray ? type.GetElementType() : type.IsGenericType && type.GetGenericArguments() is [var item] ? item : null;

    static JsonValue WriteNumber(double value) => JsonValue.Create(value);

    static JsonArray WriteList(IEnumerable values) => new([.. values.Cast<object?>().Select(v => Write(v))]);

    static JsonObject WritePolicy(DTypePolicy policy) => new()
    {
        ["module"] = "keras",
        ["class_name"] = "DTypePolicy",
        ["config"] = new JsonObject { ["name"] = policy.Name },
        ["registered_name"] = null,
    };

    static DTypePolicy ReadPolicy(JsonNode node) => new(node is JsonObject entry ? (string)entry["config"]!["name"]! : (string)node!);

    // The type of the objects in a list of them; lists of numbers are read as a whole.
    static Type? ItemOf(Type type) => ElementOf(type) is { } item && !type.IsArray && typeof(KerasObject).IsAssignableFrom(item) ? item : null;

    static Array ReadList(JsonArray list, Type item)
    {
        var array = Array.CreateInstance(item, list.Count);
        for (int i = 0; i < list.Count; i++) array.SetValue(ReadObject(list[i]!, item), i);
        return array;
    }

    static object ReadObject(JsonNode node, Type type) =>
        node is JsonObject entry ? Config.Deserialize(entry, type) : Registry.Get(type, (string)node!);
}

/// <summary>A value with a config form of its own; reading needs a public static <c>FromConfig(JsonNode)</c>.</summary>
internal interface IConfigValue
{
    JsonNode? Write();
}
