namespace KerasLike;

/// <summary>A function that says how much a pixel counts by its distance.</summary>
/// <param name="Kernel">The function.</param>
/// <param name="Support">From this distance on it is 0.</param>
internal sealed record ResamplingFilter(Func<double, double> Kernel, double Support)
{
    internal static readonly ResamplingFilter Box = new(x => x is > -0.5 and <= 0.5 ? 1 : 0, 0.5);
    internal static readonly ResamplingFilter Triangle = new(x => Math.Max(0, 1 - Math.Abs(x)), 1);
    internal static readonly ResamplingFilter Hamming = new(x => Math.Abs(x) >= 1 ? 0 : Sinc(x) * (0.54 + 0.46 * Math.Cos(Math.PI * x)), 1);
    internal static readonly ResamplingFilter Cubic = new(x => Cubics(Math.Abs(x), 0, 0.5), 2);
    internal static readonly ResamplingFilter Mitchell = new(x => Cubics(Math.Abs(x), 1.0 / 3, 1.0 / 3), 2);
    internal static readonly ResamplingFilter Gaussian = new(x => Math.Abs(x) >= 1.5 ? 0 : Math.Exp(-2 * x * x), 1.5);
    internal static readonly ResamplingFilter Lanczos3 = Lanczos(3), Lanczos5 = Lanczos(5);

    static ResamplingFilter Lanczos(int radius) => new(x => Math.Abs(x) >= radius ? 0 : Sinc(x) * Sinc(x / radius), radius);

    static double Sinc(double x) => Math.Abs(x) < 1e-9 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    // Mitchell and Netravali, 1988.
    static double Cubics(double x, double b, double c) =>
        x < 1 ? ((12 - 9 * b - 6 * c) * x * x * x + (-18 + 12 * b + 6 * c) * x * x + 6 - 2 * b) / 6
        : x < 2 ? ((-b - 6 * c) * x * x * x + (6 * b + 30 * c) * x * x + (-12 * b - 48 * c) * x + 8 * b + 24 * c) / 6 : 0;
}
