using SkiaSharp;

namespace KerasLike;

/// <summary>
/// The colours of a picture. Those of data are told apart by colour-blind readers too, and stand out from the ground by a contrast of at least 3 (WCAG 2.2, 1.4.11):
/// Okabe and Ito's of lines; those of classes were searched for, with Petroff's (2021) to begin at.
/// </summary>
internal sealed record Theme(SKColor Background, SKColor Ink, SKColor Faint, SKColor Grid, SKColor Training, SKColor Validation, IReadOnlyList<SKColor> Classes)
{
    internal static readonly string[] Names = ["light", "dark"];

    static readonly Theme Light = new(SKColor.Parse("#ffffff"), SKColor.Parse("#1f2328"), SKColor.Parse("#6e7781"), SKColor.Parse("#e4e7eb"), SKColor.Parse("#0072b2"), SKColor.Parse("#d55e00"),
        Parsed("#8c68fc", "#f66700", "#8b2d00", "#405060", "#6a0094", "#96647a", "#c63c00", "#ac8e75", "#4a67bb", "#10a0c8"));

    static readonly Theme Dark = new(SKColor.Parse("#16191d"), SKColor.Parse("#e6e9ed"), SKColor.Parse("#9aa4af"), SKColor.Parse("#31363d"), SKColor.Parse("#56b4e9"), SKColor.Parse("#e69f00"),
        Parsed("#4493e6", "#ffa400", "#bd321a", "#9baec1", "#903fc0", "#b07f77", "#f45d02", "#cace92", "#54687c", "#71eaff"));

    internal static Theme Of(string name, string owner) => Check.OneOf(name, Names, owner, "theme") == Names[0] ? Light : Dark;

    /// <summary>The colour of a class; from the eleventh on they come again.</summary>
    internal SKColor OfClass(int index) => Classes[index % Classes.Count];

    /// <summary>The colour of text on a ground of any colour: ink, or what else has the contrast that text needs, 4.5 (WCAG 2.2, 1.4.3), which black or white always has.</summary>
    internal SKColor TextOn(SKColor ground) => new[] { Ink, Background, SKColors.Black, SKColors.White }.First(color => Contrast(color, ground) >= 4.5);

    /// <summary>How far two colours stand out from each other, 1 to 21: (L₁ + 0.05) / (L₂ + 0.05), L their relative luminance (WCAG 2.2).</summary>
    internal static double Contrast(SKColor a, SKColor b)
    {
        var (first, second) = (Luminance(a), Luminance(b));
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    static double Luminance(SKColor color) => 0.2126 * Linear(color.Red) + 0.7152 * Linear(color.Green) + 0.0722 * Linear(color.Blue);

    static double Linear(byte level) => level / 255.0 is <= 0.04045 and var low ? low / 12.92 : Math.Pow((level / 255.0 + 0.055) / 1.055, 2.4);

    static SKColor[] Parsed(params string[] colors) => Array.ConvertAll(colors, SKColor.Parse);
}
