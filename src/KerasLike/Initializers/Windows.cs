namespace KerasLike.Initializers;

/// <summary>Window functions, by their names and formulas in <c>scipy.signal.windows</c>.</summary>
internal static class Windows
{
    // Sums of cosines: Σ (−1)ᵏ aₖ cos(2πk x), for x from 0 to 1.
    static readonly Dictionary<string, double[]> Cosines = new()
    {
        ["boxcar"] = [1],
        ["hann"] = [0.5, 0.5],
        ["hamming"] = [0.54, 0.46],
        ["blackman"] = [0.42, 0.5, 0.08],
        ["nuttall"] = [0.3635819, 0.4891775, 0.1365995, 0.0106411],
        ["blackmanharris"] = [0.35875, 0.48829, 0.14128, 0.01168],
        ["flattop"] = [0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368],
    };

    // Functions of the position in the window, from 0 to 1.
    static readonly Dictionary<string, Func<double, double>> Others = new()
    {
        ["bartlett"] = x => 1 - Math.Abs(2 * x - 1),
        ["barthann"] = x => 0.62 - 0.48 * Math.Abs(x - 0.5) + 0.38 * Math.Cos(2 * Math.PI * (x - 0.5)),
        ["bohman"] = x => Math.Abs(2 * x - 1) is var d && d >= 1 ? 0 : (1 - d) * Math.Cos(Math.PI * d) + Math.Sin(Math.PI * d) / Math.PI,
        ["lanczos"] = x => x == 0.5 ? 1 : Math.Sin(Math.PI * (2 * x - 1)) / (Math.PI * (2 * x - 1)),
    };

    internal static string[] Names => [.. Cosines.Keys.Concat(Others.Keys).Order(StringComparer.Ordinal)];

    /// <summary>The values of a window of <paramref name="length"/> samples; a periodic one is a sample longer, and cut.</summary>
    internal static double[] Values(string name, int length, bool periodic)
    {
        if (length == 1) return [1];
        var span = periodic ? length : length - 1;
        return [.. Enumerable.Range(0, length).Select(i => Value(name, (double)i / span))];
    }

    static double Value(string name, double x) =>
        Others.TryGetValue(name, out var other) ? other(x)
            : Cosines[name].Select((a, k) => (k % 2 == 0 ? a : -a) * Math.Cos(2 * Math.PI * k * x)).Sum();
}
