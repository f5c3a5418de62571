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

    // As Python's repr: exponents below 1e-4 and from 1e16 on, and a point otherwise.
    internal static string Number(double value)
    {
        if (!double.IsFinite(value)) return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        var scientific = value.ToString("E16", CultureInfo.InvariantCulture);
        var exponent = int.Parse(scientific.AsSpan(scientific.IndexOf('E') + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        if (value != 0 && (exponent < -4 || exponent >= 16))
        {
            var mantissa = shortest.Contains('E', StringComparison.Ordinal) ? shortest[..shortest.IndexOf('E')] : Mantissa(shortest);
            return $"{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
        }
        if (shortest.Contains('E', StringComparison.Ordinal)) shortest = value.ToString("0.####################", CultureInfo.InvariantCulture);
        return shortest.Contains('.', StringComparison.Ordinal) ? shortest : shortest + ".0";
    }

    // The digits of a number that was written without an exponent, with one before the point.
    static string Mantissa(string plain)
    {
        var sign = plain[0] == '-' ? "-" : "";
        var digits = plain.Replace("-", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).Trim('0');
        return sign + (digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}");
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
