using System.Text.Json;

namespace KerasLike.Datasets;

/// <summary>Which number stands for which word.</summary>
internal static class WordIndex
{
    internal static Dictionary<string, int> Read(Stream stream)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, int>>(stream) ?? throw new InvalidDataException("it holds nothing");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"it is not a JSON object of numbers ({e.Message})", e);
        }
    }
}
