using System.Text.Json.Nodes;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>How texts become tokens: <c>"whitespace"</c>, <c>"character"</c>, <c>"none"</c> for whole texts, or a function of yours, <c>TextSplit.From(text => text.Split(','))</c>.</summary>
public sealed class TextSplit : IConfigValue
{
    // What C calls space, as in TensorFlow: other spaces of Unicode do not split.
    static readonly char[] Spaces = [' ', '\t', '\n', '\v', '\f', '\r'];

    static readonly Dictionary<string, Func<string, IEnumerable<string>>> Known = new()
    {
        ["whitespace"] = text => text.Split(Spaces, StringSplitOptions.RemoveEmptyEntries),
        ["character"] = text => text.EnumerateRunes().Select(r => r.ToString()),
        [None] = text => [text],
    };

    const string None = "none";

    readonly string? name;
    readonly Func<string, IEnumerable<string>> function;

    TextSplit(string? name, Func<string, IEnumerable<string>> function) => (this.name, this.function) = (name, function);

    /// <summary>Whether texts become more than one token.</summary>
    internal bool Splits => name != None;

    /// <summary>A function of yours, which is called with each text.</summary>
    /// <param name="function">The function.</param>
    public static TextSplit From(Func<string, IEnumerable<string>> function) => new(null, Check.NotNull(function));

    /// <summary>A way to split by its name.</summary>
    /// <param name="name">The name.</param>
    public static implicit operator TextSplit(string name) => new(Check.OneOf(name, [.. Known.Keys], nameof(TextVectorization), "split"), Known[name]);

    /// <summary>Reads what a config holds.</summary>
    /// <param name="node">The name.</param>
    public static TextSplit FromConfig(JsonNode node) => (string)Check.NotNull(node)!;

    internal IEnumerable<string> Apply(string text) => function(text);

    JsonNode? IConfigValue.Write() => name switch
    {
        null => throw new InvalidOperationException("TextVectorization: a function of this program cannot be held by a config. Give a way to split by its name, or split texts before the layer and give split: \"none\"."),
        None => null,
        _ => JsonValue.Create(name),
    };

    /// <summary>Its name, as C# writes it.</summary>
    public override string ToString() => name is null ? "TextSplit.From(function)" : $"\"{name}\"";
}
