using System.Text.Json;
using System.Text.Json.Nodes;

namespace KerasLike.Tests.Golden;

/// <summary>Equality of configs: keys in any order, numbers by value, and without <c>shared_object_id</c>, which tells where Python objects lay in memory.</summary>
internal static class JsonEquality
{
    /// <summary>Where two configs differ, or null.</summary>
    internal static string? Difference(JsonNode? actual, JsonNode? expected, string path = "$")
    {
        if (actual is null || expected is null) return actual is null && expected is null ? null : $"{path}: {Show(actual)} where {Show(expected)} is expected";
        if (actual is JsonObject a && expected is JsonObject e)
        {
            var keys = a.Select(p => p.Key).Union(e.Select(p => p.Key)).Where(k => k != "shared_object_id");
            return keys.Select(k => !a.ContainsKey(k) ? $"{path}.{k}: missing" : !e.ContainsKey(k) ? $"{path}.{k}: not in Keras's" : Difference(a[k], e[k], $"{path}.{k}")).FirstOrDefault(d => d is not null);
        }
        if (actual is JsonArray x && expected is JsonArray y)
            return x.Count != y.Count ? $"{path}: {x.Count} elements where {y.Count} are expected" : Enumerable.Range(0, x.Count).Select(i => Difference(x[i], y[i], $"{path}[{i}]")).FirstOrDefault(d => d is not null);
        var equal = actual.GetValueKind() == JsonValueKind.Number && expected.GetValueKind() == JsonValueKind.Number
            ? double.Parse(actual.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture) == double.Parse(expected.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture)
            : JsonNode.DeepEquals(actual, expected);
        return equal ? null : $"{path}: {Show(actual)} where {Show(expected)} is expected";
    }

    static string Show(JsonNode? node) => node?.ToJsonString() ?? "null";
}
