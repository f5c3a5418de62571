using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;
using KerasLike.Layers;
using KerasLike.Models;

namespace KerasLike.Saving;

/// <summary>Objects to configs and back, by their constructors.</summary>
internal static class Config
{
    /// <summary>The config of an object: what its constructor was given.</summary>
    internal static JsonObject Of(KerasObject value)
    {
        var schema = ConfigSchema.For(value.GetType());
        var config = new JsonObject();
        foreach (var argument in schema.Keys)
        {
            var now = argument.Property.GetValue(value);
            if (argument.IsOmitted(now)) continue;
            config[argument.Key] = schema.NamesDType && now is DTypePolicy type ? type.Name : ConfigValue.Write(now, argument.IsFloat32);
        }
        foreach (var constant in schema.Constants) config.TryAdd(constant.Key, ConfigValue.Write(constant.Value));
        return config;
    }

    /// <summary>Makes an object of class <paramref name="type"/> from its config.</summary>
    internal static object Create(Type type, JsonObject config)
    {
        if (type.GetMethod("FromConfig", BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly, [typeof(JsonObject)]) is { } own) return Call(() => own.Invoke(null, [config])!);
        return Construct(type, config);
    }

    /// <summary>Makes an object by its constructor, from the keys that are named as its parameters.</summary>
    internal static object Construct(Type type, JsonObject config)
    {
        var schema = ConfigSchema.For(type);
        RejectUnknownKeys(schema, config);
        var arguments = schema.Arguments.Select(a => Argument(schema, a, config)).ToArray();
        return Call(() => schema.Constructor.Invoke(arguments));
    }

    /// <summary>An object with the name of its class and module, as Keras nests it in other configs.</summary>
    internal static JsonObject Serialize(KerasObject value) => new()
    {
        ["module"] = IsFunctional(value) ? "keras.src.models.functional" : Registry.ModuleOf(value.GetType()),
        ["class_name"] = value is Layer layer ? Registry.ClassNameOf(layer) : value.GetType().Name,
        ["config"] = value.GetConfig(),
        ["registered_name"] = IsFunctional(value) ? "Functional" : value is Operation operation ? operation.Function : Registry.RegisteredNameOf(value.GetType()),
    };

    /// <summary>A layer as <see cref="Serialize"/> writes it, and the shape it was built on where Keras writes that too.</summary>
    internal static JsonObject SerializeLayer(Layer layer)
    {
        var entry = Serialize(layer);
        if (layer.GetBuildConfig() is { } shapes) entry["build_config"] = shapes;
        if (layer is Model model) entry["compile_config"] = model.GetCompileConfig() ?? [];
        return entry;
    }

    static bool IsFunctional(KerasObject value) => value is Model model && Registry.ClassNameOf(model) == "Functional";

    /// <summary>Another object of the same arguments, made anew. It shares what the arguments refer to.</summary>
    internal static object Copy(KerasObject value)
    {
        var schema = ConfigSchema.For(value.GetType());
        return Call(() => schema.Constructor.Invoke([.. schema.Arguments.Select(a => a.Property.GetValue(value))]));
    }

    /// <summary>Makes the object that <see cref="Serialize"/> wrote.</summary>
    internal static object Deserialize(JsonObject entry, Type expected)
    {
        if (expected == typeof(Layer) && Operation.IsModule((string?)entry["module"])) return new Operation((string?)entry["class_name"] ?? "", (string?)entry["config"]?["name"] ?? (string?)entry["name"]);
        var type = Registry.Find(entry["class_name"]?.GetValue<string>() ?? "", entry["registered_name"]?.GetValue<string>(), expected);
        var made = Create(type, entry["config"] as JsonObject ?? []);
        if (made is Layer layer && LayerMethods.Of(layer).BuildsFromConfig && entry["build_config"] is JsonObject shapes) layer.BuildFromConfig(shapes);
        return made;
    }

    /// <summary>The constructor call that makes an equal object, as C#, without the arguments that have their default.</summary>
    internal static string Print(KerasObject value)
    {
        var schema = ConfigSchema.For(value.GetType());
        var defaults = WithDefaults(schema, value);
        var shown = schema.Arguments
            .Select(a => (a.Parameter, Now: a.Print(value), Default: defaults is null ? ConfigValue.Print(a.Default) : a.Print(defaults)))
            .Where(a => !a.Parameter.HasDefaultValue || a.Now != a.Default)
            .Select(a => a.Parameter.HasDefaultValue ? $"{a.Parameter.Name}: {a.Now}" : a.Now);
        return $"{schema.Type.Name}({string.Join(", ", shown)})";
    }

    // Many defaults are written in the constructor (`x ?? "zeros"`), so only an object built with them shows them. Its name is taken over, and it may
    // draw no seed: printing must not change what comes after. Null where the defaults alone make no object, as one of several arguments must be given.
    static object? WithDefaults(ConfigSchema schema, KerasObject value)
    {
        using var suspended = RandomState.Suspend();
        try
        {
            return schema.Constructor.Invoke([.. schema.Arguments.Select(a =>
                !a.Parameter.HasDefaultValue || a.Key == "name" ? a.Property.GetValue(value) : a.Default)]);
        }
        catch (TargetInvocationException e) when (e.InnerException is ArgumentException)
        {
            return null;
        }
    }

    // What a constructor throws, without reflection's wrapping.
    static object Call(Func<object> constructor)
    {
        try
        {
            return constructor();
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            ExceptionDispatchInfo.Capture(e.InnerException).Throw();
            throw;
        }
    }

    static object? Argument(ConfigSchema schema, ConfigArgument argument, JsonObject config)
    {
        if (argument.InConfig && config.TryGetPropertyValue(argument.Key, out var node))
            return ConfigValue.Read(node, argument.Parameter.ParameterType, $"{schema.Type.Name}: config key \"{argument.Key}\"");
        if (argument.Parameter.HasDefaultValue) return argument.Default;
        throw new InvalidDataException($"{schema.Type.Name}: config key \"{argument.Key}\" is required. Received: keys {string.Join(", ", config.Select(c => c.Key))}");
    }

    static void RejectUnknownKeys(ConfigSchema schema, JsonObject config)
    {
        foreach (var (key, node) in config)
        {
            if (node is null || Array.Exists(schema.Keys, a => a.Key == key)) continue;
            var constant = Array.Find(schema.Constants, c => c.Key == key);
            if (constant is not null && JsonNode.DeepEquals(node, ConfigValue.Write(constant.Value))) continue;
            throw new InvalidDataException(constant is not null
                ? $"{schema.Type.Name}: config key \"{key}\" can only be {ConfigValue.Write(constant.Value)?.ToJsonString() ?? "null"} here. Received: {node.ToJsonString()}"
                : schema.Type.GetCustomAttributes<FormerKeyAttribute>().FirstOrDefault(f => f.Key == key) is { } former ? $"{schema.Type.Name}: config key \"{key}\" is of an older version of Keras. {former.Cure} Received: {node.ToJsonString()}"
                : $"{schema.Type.Name}: unknown config key \"{key}\". Known: {string.Join(", ", schema.Keys.Select(a => a.Key))}");
        }
    }
}
