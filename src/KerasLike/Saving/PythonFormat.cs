using System.Globalization;
using System.Text.RegularExpressions;

namespace KerasLike.Saving;

/// <summary>Texts with places for numbers, as Python's <c>str.format</c> fills them: <c>{epoch:02d}-{val_loss:.2f}</c>.</summary>
internal static partial class PythonFormat
{
    /// <summary>Fills in the numbers.</summary>
    /// <param name="template">The text.</param>
    /// <param name="values">The numbers by their names.</param>
    internal static string Fill(string template, IReadOnlyDictionary<string, double> values) => Place().Replace(template, match => match.Value switch
    {
        "{{" => "{",
        "}}" => "}",
        _ when values.TryGetValue(match.Groups["name"].Value, out var value) => Format(value, match.Groups["spec"].Value, template),
        _ => throw new ArgumentException($"The name \"{template}\" asks for {{{match.Groups["name"].Value}}}, which is not there. Known: {string.Join(", ", values.Keys)}."),
    });

    static string Format(double value, string spec, string template)
    {
        var parts = Spec().Match(spec);
        if (!parts.Success) throw new ArgumentException($"The name \"{template}\" has the format \"{spec}\". It must be one of Python's for numbers, such as 02d or .2f.");
        var type = parts.Groups["type"].Value;
        var digits = parts.Groups["precision"].Success ? parts.Groups["precision"].Value : type.Length > 0 ? "6" : "";
        var text = type switch
        {
            "d" => value.ToString("F0", CultureInfo.InvariantCulture),
            "f" or "F" => value.ToString($"F{digits}", CultureInfo.InvariantCulture),
            "e" or "E" => value.ToString($"0.{new string('0', int.Parse(digits, CultureInfo.InvariantCulture))}{type}+00", CultureInfo.InvariantCulture),
            "%" => (100 * value).ToString($"F{digits}", CultureInfo.InvariantCulture) + "%",
            _ => value.ToString(digits.Length > 0 ? $"G{digits}" : "R", CultureInfo.InvariantCulture),
        };
        if (parts.Groups["sign"].Value == "+" && value >= 0) text = "+" + text;
        var width = parts.Groups["width"].Success ? int.Parse(parts.Groups["width"].Value, CultureInfo.InvariantCulture) : 0;
        // Zeros go behind the sign.
        return parts.Groups["zero"].Success && text.Length < width && text[0] is '-' or '+' ? text[0] + text[1..].PadLeft(width - 1, '0')
            : text.PadLeft(width, parts.Groups["zero"].Success ? '0' : ' ');
    }

    [GeneratedRegex(@"\{\{|\}\}|\{(?<name>\w+)(:(?<spec>[^}]*))?\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"^(?<sign>\+)?(?<zero>0)?(?<width>[0-9]{1,3})?(\.(?<precision>[0-9]{1,2}))?(?<type>[dfFeEgG%])?$")]
    private static partial Regex Spec();
}
