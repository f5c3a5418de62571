using System.Runtime.CompilerServices;
using System.Text;

namespace KerasLike.Layers;

/// <summary>Text in the encodings that Python names.</summary>
internal static class TextFiles
{
    internal static string CheckEncoding(string name, [CallerFilePath] string file = "")
    {
        try
        {
            _ = Encoding.GetEncoding(name);
            return name;
        }
        catch (ArgumentException)
        {
            throw Check.Error("`encoding` must be the name of an encoding, such as \"utf-8\"", $"encoding=\"{name}\"", "encoding", file);
        }
    }
}
