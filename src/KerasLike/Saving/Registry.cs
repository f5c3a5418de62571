using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Nodes;
using KerasLike.Activations;

namespace KerasLike.Saving;

/// <summary>
/// Names and what they stand for: <c>"relu"</c>, <c>"mse"</c>, <c>"glorot_uniform"</c>, class names in configs, and what users register. Nothing of ours is
/// entered by hand: classes are found by their base, activations among the fields of <see cref="ActivationFunction"/>.
/// </summary>
/// <remarks>Keras: <c>keras.saving.register_keras_serializable</c>, <c>keras.utils.get_registered_object</c></remarks>
public static class Registry
{
    static readonly ConcurrentDictionary<Type, string> CustomNames = new();
    static readonly ConcurrentDictionary<string, Type> CustomTypes = new();
    static readonly ConcurrentDictionary<string, ActivationFunction> CustomActivations = new();
    static readonly ConcurrentDictionary<string, Func<torch.nn.Module>> CustomModules = new();
    static readonly ConcurrentDictionary<Type, Dictionary<string, Type>> Families = new();

    [ThreadStatic]
    static CustomObjects? scope;

    static readonly Lazy<Type[]> OwnTypes = new(() => [.. typeof(Registry).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsPublic: true } && typeof(KerasObject).IsAssignableFrom(t))]);

    static readonly Lazy<Dictionary<string, ActivationFunction>> OwnActivations = new(() => typeof(ActivationFunction)
        .GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null)).OfType<ActivationFunction>()
        .SelectMany(a => a.Aliases.Prepend(a.Name).Select(name => (name, a))).ToDictionary(p => Normalize(p.name), p => p.a));

    /// <summary>Lets a class of yours be loaded from configs and asked for by name.</summary>
    /// <typeparam name="T">The class: a layer, loss, metric, optimizer, initializer, regularizer or constraint.</typeparam>
    /// <param name="package">A name that tells your classes from others'. Default: <c>"Custom"</c>, as in Keras.</param>
    /// <param name="name">The name it is known by; null takes the class's. Default: null.</param>
    public static void Register<T>(string package = "Custom", string? name = null) where T : KerasObject
    {
        var registered = $"{package}>{name ?? typeof(T).Name}";
        CustomNames[typeof(T)] = registered;
        CustomTypes[registered] = typeof(T);
        Families.Clear();
    }

    /// <summary>Lets an activation of yours be asked for by its name.</summary>
    /// <param name="activation">The activation.</param>
    public static void Register(ActivationFunction activation) => CustomActivations[Normalize(Check.NotNull(activation).Name)] = activation;

    /// <summary>Says how a module of TorchSharp's is made, so that a model that holds it in a <see cref="Layers.TorchModuleWrapper"/> can be loaded.</summary>
    /// <param name="name">The name of that layer, or the module's own.</param>
    /// <param name="module">What makes the module.</param>
    public static void Register(string name, Func<torch.nn.Module> module) => CustomModules[Check.NotNull(name)] = Check.NotNull(module);

    internal static Func<torch.nn.Module>? FindModule(string name) => scope?.Module(name) ?? CustomModules.GetValueOrDefault(name);

    /// <summary>Until disposed, names on this thread stand for what a user gave with a file.</summary>
    internal static CustomObjects Use(Dictionary<string, object>? objects) => scope = new(objects ?? [], scope, outer => scope = outer);

    /// <summary>Makes the object that a name stands for, with default arguments. Case and underscores do not matter.</summary>
    internal static T Get<T>(string id) where T : KerasObject => (T)Get(typeof(T), id);

    internal static object Get(Type family, string id)
    {
        if (scope?.Object(Check.NotNull(id), family) is { } given) return given;
        var known = Families.GetOrAdd(family, NamesOf);
        if (!known.TryGetValue(Normalize(id), out var type)) throw Unknown(family.Name.ToLowerInvariant(), id, known.Values.Distinct().Select(t => Naming.SnakeCase(t.Name)));
        if (ConfigSchema.Constructors(type) is [var constructor] && constructor.GetParameters().Where(p => !p.HasDefaultValue).Select(p => p.Name).ToList() is { Count: > 0 } needed)
            throw new ArgumentException($"{type.Name} cannot be made by its name alone: it needs {string.Join(", ", needed.Select(n => $"`{n}`"))}. Received: \"{id}\". Write new {type.Name}({string.Join(", ", needed.Select(n => $"{n}: …"))}).");
        var made = (KerasObject)Config.Create(type, []);
        made.Identifier = id;
        return made;
    }

    internal static ActivationFunction GetActivation(string id)
    {
        var key = Normalize(Check.NotNull(id));
        return scope?.Object(id, typeof(ActivationFunction)) as ActivationFunction
            ?? (CustomActivations.TryGetValue(key, out var custom) ? custom
            : OwnActivations.Value.TryGetValue(key, out var own) ? own
            : throw Unknown("activation", id, OwnActivations.Value.Values.Select(a => a.Name).Distinct(), " If the activation is yours, call Registry.Register(activation) first."));
    }

    internal static JsonNode Write(ActivationFunction activation) => JsonValue.Create(activation.Name);

    internal static ActivationFunction ReadActivation(JsonNode node) =>
        GetActivation(node is JsonObject entry ? (string?)entry["config"] ?? (string?)entry["class_name"] ?? "" : (string)node!);

    /// <summary>The class that a config names.</summary>
    internal static Type Find(string className, string? registeredName, Type expected)
    {
        if ((scope?.Type(registeredName) ?? scope?.Type(className) ?? CustomTypes.GetValueOrDefault(registeredName ?? "")) is { } custom)
            return expected.IsAssignableFrom(custom) ? custom : throw new ArgumentException($"A {expected.Name.ToLowerInvariant()} is expected. Received: class {custom.Name}, registered as \"{registeredName ?? className}\"");
        var known = Families.GetOrAdd(expected, NamesOf);
        return known.TryGetValue(Normalize(className), out var type) ? type
            : throw Unknown(expected.Name.ToLowerInvariant(), className, known.Values.Distinct().Select(t => t.Name), $" If the class is yours, call Registry.Register<{className}>() first.");
    }

    /// <summary>The Keras module of a class: <c>KerasLike.Layers</c> is <c>keras.layers</c>.</summary>
    internal static string ModuleOf(Type type) =>
        type.GetCustomAttribute<KerasModuleAttribute>()?.Module
        ?? (type.Namespace?.StartsWith("KerasLike", StringComparison.Ordinal) == true ? "keras" + type.Namespace["KerasLike".Length..].ToLowerInvariant() : type.Namespace ?? "");

    /// <summary>What Keras calls the class of a layer.</summary>
    internal static string ClassNameOf(Layers.Layer layer) =>
        layer is Layers.Operation operation ? operation.Function
        : layer is Models.Model { Graph: not null } and not Models.Sequential && layer.GetType() == typeof(Models.Model) ? "Functional" : layer.GetType().Name;

    internal static string? RegisteredNameOf(Type type) =>
        CustomNames.TryGetValue(type, out var name) ? name : type.Assembly == typeof(Registry).Assembly ? null : type.Name;

    static Dictionary<string, Type> NamesOf(Type family)
    {
        var names = new Dictionary<string, Type>();
        foreach (var type in OwnTypes.Value.Concat(CustomTypes.Values).Where(family.IsAssignableFrom))
            foreach (var name in (type.GetCustomAttribute<AliasAttribute>()?.Names ?? []).Append(type.Name))
                names[Normalize(name)] = type;
        foreach (var (registered, type) in CustomTypes.Where(c => family.IsAssignableFrom(c.Value))) names[Normalize(registered)] = type;
        return names;
    }

    static string Normalize(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    static ArgumentException Unknown(string kind, string id, IEnumerable<string> known, string cure = "")
    {
        var sorted = known.Order(StringComparer.Ordinal).ToList();
        var near = sorted.MinBy(k => Distance(Normalize(k), Normalize(id)));
        var hint = near is not null && Distance(Normalize(near), Normalize(id)) <= Math.Max(2, id.Length / 3) ? $" Did you mean \"{near}\"?" : "";
        return new($"Unknown {kind} \"{id}\".{hint} Known: {string.Join(", ", sorted)}.{cure}");
    }

    // Levenshtein's distance.
    static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (int i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
