using SkiaSharp;

namespace KerasLike;

/// <summary>The colours of a picture. Those of data are told apart by colour-blind readers too: Okabe and Ito's of lines, Petroff's (2021) of classes.</summary>
internal sealed record Theme(SKColor Background, SKColor Ink, SKColor Faint, SKColor Grid, SKColor Training, SKColor Validation)
{
    internal static readonly string[] Names = ["light", "dark"];

    static readonly Theme Light = new(SKColor.Parse("#ffffff"), SKColor.Parse("#1f2328"), SKColor.Parse("#6e7781"), SKColor.Parse("#e4e7eb"), SKColor.Parse("#0072b2"), SKColor.Parse("#d55e00"));

    static readonly Theme Dark = new(SKColor.Parse("#16191d"), SKColor.Parse("#e6e9ed"), SKColor.Parse("#9aa4af"), SKColor.Parse("#31363d"), SKColor.Parse("#56b4e9"), SKColor.Parse("#e69f00"));

    static readonly SKColor[] Classes =
        [.. new[] { "#3f90da", "#ffa90e", "#bd1f01", "#94a4a2", "#832db6", "#a96b59", "#e76300", "#b9ac70", "#717581", "#92dadd" }.Select(SKColor.Parse)];

    internal static Theme Of(string name, string owner) => Check.OneOf(name, Names, owner, "theme") == Names[0] ? Light : Dark;

    /// <summary>The colour of a class; from the eleventh on they come again.</summary>
    internal static SKColor OfClass(int index) => Classes[index % Classes.Length];
}
