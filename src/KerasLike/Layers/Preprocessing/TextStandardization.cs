using System.Text.Json.Nodes;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>
/// What is done to texts before they are split: <c>"lower_and_strip_punctuation"</c>, <c>"lower"</c>, <c>"strip_punctuation"</c>, <c>"none"</c>, or a function of yours,
/// <c>TextStandardization.From(text => …)</c>. As in Keras, only ASCII letters become lower and only ASCII punctuation goes.
/// </summary>
public sealed class TextStandardization : IConfigValue
{
    static readonly Dictionary<string, Func<string, string>> Known = new()
    {
        ["lower_and_strip_punctuation"] = text => Strip(Lower(text)),
        ["lower"] = Lower,
        ["strip_punctuation"] = Strip,
        ["none"] = text => text,
    };

    readonly string? name;
    readonly Func<string, string> function;

    TextStandardization(string? name, Func<string, string> function) => (this.name, this.function) = (name, function);

    /// <summary>A function of yours, which is called with each text.</summary>
    /// <param name="function">The function.</param>
    public static TextStandardization From(Func<string, string> function) => new(null, Check.NotNull(function));

    /// <summary>A standardization by its name.</summary>
    /// <param name="name">The name.</param>
    public static implicit operator TextStandardization(string name) => new(Check.OneOf(name, [.. Known.Keys], nameof(TextVectorization), "standardize"), Known[name]);

    /// <summary>Reads what a config holds.</summary>
    /// <param name="node">The name.</param>
    public static TextStandardization FromConfig(JsonNode node) => (string)Check.NotNull(node)!;

    internal string Apply(string text) => function(text);

    JsonNode? IConfigValue.Write() => name switch
    {
        null => throw new InvalidOperationException("TextVectorization: a function of this program cannot be held by a config. Give a standardization by its name, or standardize texts before the layer."),
        "none" => null,
        _ => JsonValue.Create(name),
    };

    /// <summary>Its name, as C# writes it.</summary>
    public override string ToString() => name is null ? "TextStandardization.From(function)" : $"\"{name}\"";

    static string Lower(string text) => string.Create(text.Length, text, static (lower, original) =>
    {
        for (int i = 0; i < lower.Length; i++) lower[i] = char.IsAsciiLetterUpper(original[i]) ? (char)(original[i] | 0x20) : original[i];
    });

    static string Strip(string text)
    {
        var kept = text.Length <= 1024 ? stackalloc char[text.Length] : new char[text.Length];
        var count = 0;
        foreach (var c in text)
            if (!IsPunctuation(c)) kept[count++] = c;
        return count == text.Length ? text : new(kept[..count]);
    }

    static bool IsPunctuation(char c) => c is >= '!' and <= '/' or >= ':' and <= '@' or >= '[' and <= '`' or >= '{' and <= '~';
}
