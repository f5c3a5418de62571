namespace KerasLike.Layers;

/// <summary>The mel scale, as the Hidden Markov Model Toolkit has it: 1127 · ln(1 + hertz / 700).</summary>
internal static class MelScale
{
    /// <summary>How much of each frequency of a spectrum falls into each band: triangles that are 1 in their middle and reach to the middles of their neighbours.</summary>
    /// <param name="bands">How many bands there are.</param>
    /// <param name="frequencies">How many frequencies there are, from 0 to half the sampling rate.</param>
    /// <param name="samplingRate">The samples in a second.</param>
    /// <param name="lowest">Where the first band begins, in hertz.</param>
    /// <param name="highest">Where the last band ends, in hertz.</param>
    /// <returns>A row for each band.</returns>
    internal static double[] Bands(int bands, int frequencies, double samplingRate, double lowest, double highest)
    {
        var (first, last) = (OfHertz(lowest), OfHertz(highest));
        double Edge(int i) => first + (last - first) * i / (bands + 1);
        var weights = new double[Math.Max(0, bands) * frequencies];
        for (int band = 0; band < bands; band++)
        {
            var (low, middle, high) = (Edge(band), Edge(band + 1), Edge(band + 2));
            // The mean of the signal, frequency 0, is no sound.
            for (int f = 1; f < frequencies; f++)
            {
                var mel = OfHertz(samplingRate / 2 * f / (frequencies - 1));
                weights[band * frequencies + f] = Math.Max(0, Math.Min((mel - low) / (middle - low), (high - mel) / (high - middle)));
            }
        }
        return weights;
    }

    static double OfHertz(double hertz) => 1127 * Math.Log(1 + hertz / 700);
}
