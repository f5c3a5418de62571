using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KerasLike.Saving;

/// <summary>JSON to the byte as Python's <c>json.dumps</c> writes it, and back.</summary>
internal static class PythonJson
{
    static readonly JsonDocumentOptions Options = new() { MaxDepth = 512 };

    internal static string Write(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    /// <summary>Reads an object.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="name">What messages call it.</param>
    internal static JsonObject Read(string text, string name)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Options) as JsonObject ?? throw new InvalidDataException($"{name}: expected a JSON object. Received: {Start(text)}");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{name}: is no JSON ({e.Message})", e);
        }
    }

    static string Start(string text) => text.Length <= 60 ? text : text[..60] + "…";

    static void Write(JsonNode? node, StringBuilder text)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject entries:
                Join('{', entries, e =>
                {
                    WriteString(e.Key, text);
                    text.Append(": ");
                    Write(e.Value, text);
                }, '}', text);
                break;
            case JsonArray items:
                Join('[', items, i => Write(i, text), ']', text);
                break;
            case JsonValue value:
                WriteValue(value, text);
                break;
        }
    }

    static void Join<T>(char open, IEnumerable<T> items, Action<T> write, char close, StringBuilder text)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            if (!first) text.Append(", ");
            first = false;
            write(item);
        }
        text.Append(close);
    }

    static void WriteValue(JsonValue value, StringBuilder text)
    {
        if (value.GetValueKind() == JsonValueKind.String) WriteString(value.GetValue<string>(), text);
        else if (value.TryGetValue<JsonElement>(out var element)) text.Append(element.GetRawText());
        else if (value.TryGetValue<double>(out var number) && !value.TryGetValue<int>(out _) && !value.TryGetValue<long>(out _)) text.Append(Number(number));
        else text.Append(value.ToJsonString());
    }

    // As Python's repr: the shortest digits, with an exponent below 1e-4 and from 1e16 on, and with a point otherwise.
    internal static string Number(double value)
    {
        if (!double.IsFinite(value)) return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        if (value == 0) return double.IsNegative(value) ? "-0.0" : "0.0";
        var parts = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal) is var found && found < 0 ? parts[0].Length : found;
        var all = parts[0].Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        // The number is 0.digits times ten to this.
        var power = point - (all.Length - digits.Length) + (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        digits = digits.TrimEnd('0');
        var text = power is < -3 or > 16 ? $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits[1..]}e{(power > 0 ? '+' : '-')}{Math.Abs(power - 1):00}"
            : power <= 0 ? $"0.{new string('0', -power)}{digits}"
            : power >= digits.Length ? $"{digits}{new string('0', power - digits.Length)}.0"
            : $"{digits[..power]}.{digits[power..]}";
        return value < 0 ? $"-{text}" : text;
    }

    static void WriteString(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' or > '~' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }
        text.Append('"');
    }
}
