using System.Reflection;
using KerasLike.Activations;
using KerasLike.Losses;
using KerasLike.Metrics;
using KerasLike.Plotting;
using KerasLike.Saving;

namespace KerasLike.Tests.Parity;

/// <summary>What of Keras's names exists here, found by reflection.</summary>
internal static class OurApi
{
    static readonly Type[] Types = typeof(KerasObject).Assembly.GetExportedTypes();

    // Where a name of Keras's stands in another class here.
    static readonly Type[] Functions = [typeof(Keras), typeof(Keras.MixedPrecision), typeof(Utils), typeof(Registry), typeof(Visualization)];

    // Losses and metrics are functions in Keras too, by the names of their classes.
    static readonly Type[] OfTargets = [typeof(LossFunctions), typeof(MetricFunctions)];

    /// <summary>The class, method or field that a name of Keras's is here, or null.</summary>
    internal static MemberInfo? Find(KerasName name) =>
        name.Module == "keras.activations" ? typeof(ActivationFunction).GetFields(BindingFlags.Public | BindingFlags.Static).FirstOrDefault(f => NamesOf(f).Contains(Plain(name.Name)))
            ?? typeof(ActivationFunction).GetMethods(BindingFlags.Public | BindingFlags.Static).FirstOrDefault(m => m.Name == Pascal(name.Name)) as MemberInfo
        : name.Kind == "function" && name.Module is "keras.losses" or "keras.metrics" && OfTargets.SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static)).FirstOrDefault(m => Plain(m.Name) == Plain(name.Name)) is { } function ? function
        : Types.FirstOrDefault(t => t.Name == Pascal(name.Name) && (ModuleOf(t) == name.Module || name.Module == "keras" || t.Namespace == "KerasLike") && name.Kind == "class") as MemberInfo
        ?? Types.FirstOrDefault(t => ModuleOf(t) == name.Module && NamesOf(t).Contains(Plain(name.Name))) as MemberInfo
        ?? Functions.Where(t => t != typeof(Utils) || name.Module is "keras.utils" or "keras.preprocessing").SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static)).FirstOrDefault(m => (m.Name == Pascal(name.Name) || m.GetCustomAttribute<AliasAttribute>()?.Names.Contains(name.Name) == true) && name.Kind == "function");

    /// <summary>What takes the parameters of a name of Keras's: a constructor or a method; null where the name takes none here.</summary>
    internal static MethodBase? Taker(KerasName name) => Find(name) switch
    {
        Type { IsAbstract: false } type when name.Kind == "class" => ConfigSchema.Constructors(type) is [var first, ..] ? first : null,
        MethodInfo method => method,
        _ => null,
    };

    /// <summary>The parameters of a method or constructor, by Keras's names.</summary>
    internal static IReadOnlyList<(string Key, ParameterInfo Parameter)> Parameters(MethodBase method) => [.. method.GetParameters().Select(p => (Naming.Key(p.Name!), p))];

    /// <summary>A name of Keras's as C# writes it: <c>train_on_batch</c> → <c>TrainOnBatch</c>.</summary>
    internal static string Pascal(string name) => string.Concat(name.Split('_').Where(w => w.Length > 0).Select(w => char.ToUpperInvariant(w[0]) + w[1..]));

    static string ModuleOf(Type type) => type.Namespace == "KerasLike.Models" ? "keras.models" : type.Namespace == "KerasLike.Optimizers.Schedules" ? "keras.optimizers.schedules" : Registry.ModuleOf(type);

    static IEnumerable<string> NamesOf(Type type) => (type.GetCustomAttribute<AliasAttribute>()?.Names ?? []).Append(type.Name).Select(Plain);

    static IEnumerable<string> NamesOf(FieldInfo activation) => ((ActivationFunction)activation.GetValue(null)!).Aliases.Append(activation.Name).Select(Plain);

    static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
