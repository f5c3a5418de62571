namespace KerasLike.Plotting;

/// <summary>How boxes are drawn.</summary>
internal sealed record BoxStyle(IReadOnlyDictionary<int, string>? Names, (int Red, int Green, int Blue) Color, int LineThickness, int TextThickness, double FontScale);
