using System.Globalization;
using System.Text;

namespace KerasLike.Callbacks;

/// <summary>The loss over learning rates that grow exponentially, and what it tells about them.</summary>
/// <param name="smoothing">The share of the losses before in the smoothed loss.</param>
internal sealed class LossCurve(double smoothing)
{
    // The first losses say little, and the last ones are the fall of the model rather than of the loss.
    const int LastLeftOut = 5;

    const int Lines = 25, BarWidth = 40;

    readonly List<double> rates = [], losses = [], smoothed = [];
    double average;

    internal IReadOnlyList<double> Rates => rates;

    internal IReadOnlyList<double> Losses => losses;

    internal IReadOnlyList<double> Smoothed => smoothed;

    /// <summary>The rate half way down the longest fall.</summary>
    internal double Valley
    {
        get
        {
            var (from, to) = LongestFall(Considered());
            return rates[(from + to) / 2];
        }
    }

    /// <summary>The rate where the loss falls fastest.</summary>
    internal double Steepest
    {
        get
        {
            var (first, end) = Considered();
            return rates[Enumerable.Range(first, end - first - 1).MinBy(i => smoothed[i + 1] - smoothed[i])];
        }
    }

    internal void Add(double rate, double loss)
    {
        rates.Add(rate);
        losses.Add(loss);
        average = smoothing * average + (1 - smoothing) * loss;
        // The average began at 0; this takes that out again.
        smoothed.Add(average / (1 - Math.Pow(smoothing, losses.Count)));
    }

    public override string ToString()
    {
        if (rates.Count == 0) return "No learning rate was tried yet.";
        var text = new StringBuilder("learning rate   loss (smoothed)\n");
        var (least, greatest) = (smoothed.Min(), Math.Min(smoothed.Max(), 2 * smoothed[0]));
        var every = (rates.Count + Lines - 1) / Lines;
        for (int i = 0; i < rates.Count; i += every)
        {
            var share = greatest > least ? Math.Clamp((smoothed[i] - least) / (greatest - least), 0, 1) : 0;
            text.Append(CultureInfo.InvariantCulture, $"{rates[i],13:0.00e+00}   {smoothed[i],8:F4}  {new string('█', 1 + (int)(share * BarWidth))}\n");
        }
        return text.ToString();
    }

    // From the first to the last of the longest sequence of losses of which each is below the one before; what lies between may go up and down.
    (int From, int To) LongestFall((int First, int End) part)
    {
        var (length, start, best) = (new int[part.End], new int[part.End], part.First);
        for (int i = part.First; i < part.End; i++)
        {
            (length[i], start[i]) = (1, i);
            for (int j = part.First; j < i; j++)
                if (smoothed[i] < smoothed[j] && length[j] + 1 > length[i]) (length[i], start[i]) = (length[j] + 1, start[j]);
            if (length[i] > length[best]) best = i;
        }
        return (start[best], best);
    }

    (int First, int End) Considered()
    {
        var (first, end) = (rates.Count / 10, rates.Count - LastLeftOut);
        return end - first >= 2 ? (first, end)
            : throw new InvalidOperationException($"LearningRateFinder: a suggestion needs more of the curve. Received: losses at {rates.Count} rates. Call Fit with this callback before; where the loss diverges at once, begin with a lower startLearningRate.");
    }
}
