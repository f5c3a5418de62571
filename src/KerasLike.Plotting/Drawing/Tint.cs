using ScottPlot.Colormaps;
using SkiaSharp;

namespace KerasLike.Plotting;

/// <summary>Numbers as colours that colour-blind readers tell apart too.</summary>
internal static class Tint
{
    static readonly Viridis Even = new();
    static readonly Inferno Warm = new();

    static readonly SKColor Negative = SKColor.Parse("#b35806"), Middle = SKColor.Parse("#f7f7f7"), Positive = SKColor.Parse("#2166ac");

    /// <summary>From dark violet over green to yellow, for 0 to 1.</summary>
    internal static SKColor Cool(float value) => Even.GetColor(Math.Clamp(value, 0, 1)).ToSKColor();

    /// <summary>From black over red to light yellow, for 0 to 1.</summary>
    internal static SKColor Hot(float value) => Warm.GetColor(Math.Clamp(value, 0, 1)).ToSKColor();

    /// <summary>Orange below 0, white at 0, blue above, for -1 to 1.</summary>
    internal static SKColor Signed(float value) => Mixed(Middle, value < 0 ? Negative : Positive, Math.Min(1, Math.Abs(value)));

    internal static SKColor Gray(float value) => new((byte)(Math.Clamp(value, 0, 1) * 255.99f), (byte)(Math.Clamp(value, 0, 1) * 255.99f), (byte)(Math.Clamp(value, 0, 1) * 255.99f));

    internal static SKColor Mixed(SKColor a, SKColor b, float share)
    {
        byte Mix(byte x, byte y) => (byte)MathF.Round(x + (y - x) * share);
        return new(Mix(a.Red, b.Red), Mix(a.Green, b.Green), Mix(a.Blue, b.Blue));
    }
}
