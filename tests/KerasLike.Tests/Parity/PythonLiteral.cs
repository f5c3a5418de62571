using System.Text.Json.Nodes;

namespace KerasLike.Tests.Parity;

/// <summary>Values as Python writes them, such as <c>(1, 1)</c>, <c>'valid'</c>, <c>None</c>, as JSON.</summary>
internal static class PythonLiteral
{
    internal static JsonNode? ToJson(string literal) => JsonNode.Parse(literal
        .Replace("None", "null", StringComparison.Ordinal).Replace("True", "true", StringComparison.Ordinal).Replace("False", "false", StringComparison.Ordinal)
        .Replace('\'', '"').Replace(",)", "]", StringComparison.Ordinal).Replace('(', '[').Replace(')', ']'));
}
