using System.Text.Json;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.UtilsTests;

/// <summary>What Pillow makes of the images of these tests.</summary>
internal static class Pillow
{
    static readonly Dictionary<string, string> All = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(ImageFiles.Path("pillow.json")))!;

    internal static IEnumerable<string> Resized => All.Keys.Where(k => k.Count(c => c == ' ') == 2);

    internal static byte[] Bytes(string name) => Convert.FromBase64String(All[name]);
}
