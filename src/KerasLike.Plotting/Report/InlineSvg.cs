using System.Text.RegularExpressions;

namespace KerasLike.Plotting;

/// <summary>Makes an SVG file's text a part of a page.</summary>
internal static partial class InlineSvg
{
    /// <summary>The picture, as wide as there is room for, with what it shows in words for those who do not see it.</summary>
    /// <param name="svg">The file's text.</param>
    /// <param name="prefix">Put before the names in it, which must differ from those of other pictures on the page.</param>
    /// <param name="says">What it shows.</param>
    internal static string Of(string svg, string prefix, string says)
    {
        var text = svg[svg.IndexOf("<svg", StringComparison.Ordinal)..];
        text = Names().Replace(text, $"$1{prefix}");
        return Size().Replace(text, $"viewBox=\"0 0 $1 $2\" style=\"width:$1px\" role=\"img\" aria-label=\"{System.Net.WebUtility.HtmlEncode(says)}\"", 1);
    }

    [GeneratedRegex("""( id="|url\(#|href="#)""")]
    private static partial Regex Names();

    [GeneratedRegex("width=\"([\\d.]+)\" height=\"([\\d.]+)\"")]
    private static partial Regex Size();
}
