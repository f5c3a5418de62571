using System.Runtime.CompilerServices;

namespace KerasLike.Layers;

/// <summary>The ranges that augmentation layers draw from, made of what is written: a number or a pair of numbers.</summary>
internal static class FactorRange
{
    /// <summary>A number f stands for (max(−|f|, <paramref name="low"/>), |f|), a pair for itself in order. As in Keras a pair need not lie inside of the bounds altogether.</summary>
    internal static Interval Of(Interval factor, double low, double high, [CallerArgumentExpression(nameof(factor))] string name = "", [CallerFilePath] string file = "")
    {
        if (factor.Length > 2 || (factor.IsList ? factor.Length != 2 || factor[0] > high || factor[1] < low : factor[0] < low || factor[0] > high)) throw Error(factor, $"[{Show(low)}, {Show(high)}]", name, file);
        return factor.IsList ? Sorted(factor) : (Math.Max(-Math.Abs(factor[0]), low), Math.Abs(factor[0]));
    }

    /// <summary>The argument as it is written, each of whose one or two numbers must lie inside of the bounds.</summary>
    internal static Interval Inside(Interval factor, double low, double high, bool openLow = false, [CallerArgumentExpression(nameof(factor))] string name = "", [CallerFilePath] string file = "")
    {
        var fits = factor.Length == (factor.IsList ? 2 : 1);
        foreach (var value in factor) fits &= value <= high && (openLow ? value > low : value >= low);
        return fits ? factor : throw Error(factor, $"{(openLow ? "(" : "[")}{Show(low)}, {Show(high)}]", name, file);
    }

    /// <summary>A number f stands for (−|f|, |f|), a pair for itself in order.</summary>
    internal static Interval Symmetric(this Interval factor) => factor.IsList ? Sorted(factor) : (-Math.Abs(factor[0]), Math.Abs(factor[0]));

    /// <summary>A number f stands for (0, f), a pair for itself in order.</summary>
    internal static Interval FromZero(this Interval factor) => factor.IsList ? Sorted(factor) : (0, factor[0]);

    static Interval Sorted(Interval pair) => (Math.Min(pair[0], pair[1]), Math.Max(pair[0], pair[1]));

    static string Show(double bound) => bound.ToString(System.Globalization.CultureInfo.InvariantCulture);

    static ArgumentException Error(Interval factor, string bounds, string name, string file) =>
        Check.Error($"`{name}` must be a number, or two, in the range {bounds}", $"{name}={factor}", name, file);
}
