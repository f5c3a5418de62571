using System.Text.Json.Nodes;

namespace KerasLike.Tests.Parity;

/// <summary>Keras's public names, their parameters and defaults, as Keras itself reports them.</summary>
internal static class KerasApi
{
    static readonly Lazy<IReadOnlyList<KerasName>> All = new(Read);

    internal static IReadOnlyList<KerasName> Names => All.Value;

    internal static KerasName Find(string fullName) => Names.Single(n => n.FullName == fullName);

    static List<KerasName> Read()
    {
        var root = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Parity", "keras-api.json")))!.AsObject();
        return [.. root.SelectMany(module => module.Value!.AsObject().Select(entry => Name(module.Key, entry.Key, entry.Value!)))];
    }

    static KerasName Name(string module, string name, JsonNode entry) => new(module, name, (string)entry["kind"]!,
        [.. (entry["params"]?.AsArray() ?? []).Select(p => new KerasParameter((string)p![0]!, (string?)p[1]))],
        (entry["methods"]?.AsObject() ?? []).ToDictionary(m => m.Key, m => Parameters((string)m.Value!)));

    // "(self, x=None, y=(1, 2)) -> None" → x, y
    static List<KerasParameter> Parameters(string signature)
    {
        var parameters = new List<KerasParameter>();
        int depth = 0, start = 1;
        for (int i = 0; i < signature.Length; i++)
        {
            if (signature[i] is '(' or '[') depth++;
            if (signature[i] is ')' or ']') depth--;
            if ((signature[i] != ',' || depth != 1) && depth != 0) continue;
            var (name, value) = signature[start..i].Split('=', 2) is [var n, var v] ? (n, v.Trim()) : (signature[start..i], null);
            if (name.Split(':')[0].Trim() is { Length: > 0 } known && known != "self") parameters.Add(new(known, value));
            start = i + 1;
            if (depth == 0) break;
        }
        return parameters;
    }
}

/// <summary>One public name of Keras.</summary>
/// <param name="Module">Such as <c>keras.layers</c>.</param>
/// <param name="Name">Such as <c>Dense</c>.</param>
/// <param name="Kind">class, function or module.</param>
/// <param name="Parameters">Those of the constructor or function.</param>
/// <param name="Methods">The parameters of its methods, where the list has them.</param>
internal sealed record KerasName(string Module, string Name, string Kind, IReadOnlyList<KerasParameter> Parameters, IReadOnlyDictionary<string, List<KerasParameter>> Methods)
{
    internal string FullName => $"{Module}.{Name}";

    public override string ToString() => FullName;
}

/// <summary>A parameter of Keras's.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Default">Its default as Python shows it, or null where it must be given.</param>
internal sealed record KerasParameter(string Name, string? Default)
{
    /// <summary>Whether it stands for any further arguments: <c>*args</c>, <c>**kwargs</c>.</summary>
    internal bool IsRest => Name.StartsWith('*');
}
