using KerasLike.Callbacks;
using KerasLike.Layers;
using KerasLike.Losses;
using KerasLike.Metrics;
using KerasLike.Optimizers;
using KerasLike.Saving;

namespace KerasLike.Tests.Golden;

/// <summary>The cases that real Keras computed, and which of them need what this library does not have yet.</summary>
public static class GoldenCases
{
    static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Golden", "Cases");

    static readonly Lazy<HashSet<string>> KnownClasses = new(() => [.. typeof(Layer).Assembly.GetExportedTypes().Where(t => !t.IsAbstract && typeof(KerasObject).IsAssignableFrom(t)).Select(t => $"{Registry.ModuleOf(t)}.{t.Name}").Append("keras.src.models.functional.Functional")]);

    public static IEnumerable<TestCaseData> Models => Supported("models");

    public static IEnumerable<TestCaseData> Trainings => Supported("training");

    /// <summary>Whole models in each format that Keras writes.</summary>
    public static IEnumerable<TestCaseData> Files => Supported("files").Where(c => !IsResumed(c));

    /// <summary>Models saved in the middle of training.</summary>
    public static IEnumerable<TestCaseData> Resumed => Supported("files").Where(IsResumed);

    /// <summary>Every model, with its kind.</summary>
    public static IEnumerable<TestCaseData> All => from kind in new[] { "models", "training", "files" }
                                                   from name in Names(kind)
                                                   where Missing(kind, name) is null
                                                   select new TestCaseData(kind, name).SetArgDisplayNames(kind, name);

    internal static string Functions => Path.Combine(Root, "functions.json");

    internal static string FileOf(string kind, string name, string extension) => Path.Combine(Root, kind, name + extension);

    internal static bool IsKnown(string className) => KnownClasses.Value.Contains(className);

    /// <summary>Our class of a callback, or null.</summary>
    internal static Type? CallbackType(string name) => typeof(Callback).Assembly.GetType($"{typeof(Callback).Namespace}.{name}");

    /// <summary>Names of all cases of a kind.</summary>
    internal static IEnumerable<string> Names(string kind) =>
        Directory.GetFiles(Path.Combine(Root, kind), "*.keras").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);

    /// <summary>What a case needs that is missing, or null.</summary>
    internal static string? Missing(string kind, string name)
    {
        var file = new KerasFile(FileOf(kind, name, ".keras"));
        var classes = file.Classes.Where(c => !IsKnown(c)).ToList();
        if (classes.Count > 0) return string.Join(", ", classes);
        var missing = new[] { file.Root["compile_config"]?["loss"] }.Concat(Strings(file.Root["compile_config"]?["metrics"])).Where(n => n?.GetValueKind() == System.Text.Json.JsonValueKind.String)
            .Select(n => (string)n!).Where(id => !Exists<Loss>(id) && !Exists<Metric>(id) && id != "accuracy").ToList();
        if (missing.Count > 0) return string.Join(", ", missing);
        if (kind != "training") return null;
        using var data = new Hdf5(FileOf(kind, name, ".h5"));
        var callbacks = System.Text.Json.Nodes.JsonNode.Parse(data.Attribute("spec"))!["callbacks"]!.AsArray().Select(c => (string)c!["class_name"]!).Where(c => CallbackType(c) is null).ToList();
        return callbacks.Count > 0 ? string.Join(", ", callbacks) : null;
    }

    static System.Text.Json.Nodes.JsonArray Strings(System.Text.Json.Nodes.JsonNode? list) => list?.AsArray() ?? [];

    static bool Exists<T>(string id) where T : KerasObject
    {
        try
        {
            return Registry.Get<T>(id) is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    static bool IsResumed(TestCaseData data) => ((string)data.Arguments[0]!).StartsWith("resume_", StringComparison.Ordinal);

    static IEnumerable<TestCaseData> Supported(string kind) => Names(kind).Where(n => Missing(kind, n) is null).Select(n => new TestCaseData(n).SetName($"{kind}_{n}"));
}
