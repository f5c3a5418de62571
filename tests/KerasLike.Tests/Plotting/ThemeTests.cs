using SkiaSharp;

namespace KerasLike.Tests.Plotting;

/// <summary>The colours of pictures can be seen, and told apart by colour-blind readers.</summary>
[TestFixture]
internal sealed class ThemeTests
{
    // As Machado, Oliveira and Fernandes (2009) simulate dichromats, on linear red, green and blue.
    static readonly Dictionary<string, double[]> Eyes = new()
    {
        ["usual"] = [1, 0, 0, 0, 1, 0, 0, 0, 1],
        ["without long cones"] = [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        ["without middle cones"] = [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        ["without short cones"] = [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    };

    static double[] Linear(SKColor color) => [.. new[] { color.Red, color.Green, color.Blue }.Select(v => v / 255.0).Select(v => v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4))];

    static double Contrast(SKColor a, SKColor b)
    {
        double Luminance(SKColor color) => Linear(color).Zip(new[] { 0.2126, 0.7152, 0.0722 }).Sum(p => p.First * p.Second);
        double[] two = [Luminance(a) + 0.05, Luminance(b) + 0.05];
        return two.Max() / two.Min();
    }

    // Björn Ottosson's OKLab, in which distances are as large as they seem.
    static double[] Seen(SKColor color, double[] eye)
    {
        static double[] Times(double[] matrix, double[] v) => [.. matrix.Chunk(3).Select(row => row.Zip(v).Sum(p => p.First * p.Second))];
        var seen = Times(eye, Linear(color)).Select(v => Math.Clamp(v, 0, 1)).ToArray();
        var cones = Times([0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451, 0.1073969566, 0.0883024619, 0.2817188376, 0.6299787005], seen).Select(Math.Cbrt).ToArray();
        return Times([0.2104542553, 0.7936177850, -0.0040720468, 1.9779984951, -2.4285922050, 0.4505937099, 0.0259040371, 0.7827717662, -0.8086757660], cones);
    }

    [Test]
    public void ContrastIsThatOfTheStandard()
    {
        Assert.That(Theme.Contrast(SKColors.White, SKColors.Black), Is.EqualTo(21).Within(1e-9));
        Assert.That(Theme.Contrast(SKColor.Parse("#777777"), SKColors.White), Is.EqualTo(4.478).Within(1e-3), "the known grey that is just too light for text");
        Assert.That(Theme.Contrast(SKColor.Parse("#102030"), SKColor.Parse("#a0b0c0")), Is.EqualTo(Contrast(SKColor.Parse("#102030"), SKColor.Parse("#a0b0c0"))).Within(1e-9));
    }

    [TestCase("light"), TestCase("dark")]
    public void WhatShowsDataStandsOutFromTheGround(string name)
    {
        var theme = Theme.Of(name, "Test");
        Assert.That(theme.Classes, Has.Count.EqualTo(10));
        foreach (var color in theme.Classes.Concat([theme.Training, theme.Validation])) Assert.That(Contrast(color, theme.Background), Is.GreaterThanOrEqualTo(3), color.ToString());
        foreach (var color in new[] { theme.Ink, theme.Faint }) Assert.That(Contrast(color, theme.Background), Is.GreaterThanOrEqualTo(4.5), $"text in {color}");
    }

    [Test]
    public void ColoursAreToldApartByAllEyes([Values("light", "dark")] string name, [Values("usual", "without long cones", "without middle cones", "without short cones")] string eye)
    {
        var theme = Theme.Of(name, "Test");
        double Apart(SKColor a, SKColor b) => Math.Sqrt(Seen(a, Eyes[eye]).Zip(Seen(b, Eyes[eye])).Sum(p => Math.Pow(p.First - p.Second, 2)));
        var pairs = from i in Enumerable.Range(0, 10) from j in Enumerable.Range(0, i) select (A: theme.Classes[i], B: theme.Classes[j]);
        // A difference that is just seen is 0.02.
        Assert.That(pairs.Min(p => Apart(p.A, p.B)), Is.GreaterThan(0.09), "classes");
        Assert.That(Apart(theme.Training, theme.Validation), Is.GreaterThan(0.15), "curves");
    }

    [TestCase("light"), TestCase("dark")]
    public void NumbersAreReadOnEveryGround(string name)
    {
        var theme = Theme.Of(name, "Test");
        foreach (var share in Enumerable.Range(0, 21).Select(i => i / 20f))
        {
            SKColor Mix() => new(Level(c => c.Red), Level(c => c.Green), Level(c => c.Blue));
            byte Level(Func<SKColor, byte> part) => (byte)(part(theme.Background) + (part(theme.Training) - part(theme.Background)) * share);
            Assert.That(Contrast(theme.TextOn(Mix()), Mix()), Is.GreaterThanOrEqualTo(4.5), $"{share}");
        }
    }
}
