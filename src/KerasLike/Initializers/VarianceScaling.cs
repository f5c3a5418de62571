namespace KerasLike.Initializers;

/// <summary>
/// A distribution whose variance fits the number of inputs or outputs of a unit: scale / n. The Glorot, He and LeCun initializers are special cases.
/// </summary>
/// <param name="scale">The variance times n, positive. Default: 1.</param>
/// <param name="mode">What n counts: <c>"fan_in"</c> inputs, <c>"fan_out"</c> outputs, <c>"fan_avg"</c> their mean. Default: <c>"fan_in"</c>.</param>
/// <param name="distribution"><c>"truncated_normal"</c> (cut at two standard deviations), <c>"untruncated_normal"</c> or <c>"uniform"</c>. Default: <c>"truncated_normal"</c>.</param>
/// <param name="seed">Makes the values repeat; null draws one. Default: null.</param>
/// <param name="inputAxes">The axes whose sizes multiply to the inputs; null and no <paramref name="outputAxes"/>: all but the last. Default: null.</param>
/// <param name="outputAxes">The axes whose sizes multiply to the outputs. Default: null.</param>
/// <remarks>Keras: <c>keras.initializers.VarianceScaling</c></remarks>
public sealed class VarianceScaling(double scale = 1.0, string mode = "fan_in", string distribution = "truncated_normal", int? seed = null, int[]? inputAxes = null, int[]? outputAxes = null)
    : FanInitializer(Check.Positive(scale), Check.OneOf(mode, Modes), Check.OneOf(Cut(distribution), Distributions, name: nameof(distribution)), seed, inputAxes, outputAxes)
{
    static readonly string[] Modes = ["fan_in", "fan_out", "fan_avg"];
    static readonly string[] Distributions = ["truncated_normal", "untruncated_normal", "uniform"];

    /// <summary>The variance times n.</summary>
    public double Scale { get; } = scale;

    /// <summary>What n counts.</summary>
    public string Mode { get; } = mode;

    /// <summary>The distribution.</summary>
    public string Distribution { get; } = Cut(distribution);

    // Keras reads "normal" as the cut one.
    static string Cut(string distribution) => distribution == "normal" ? "truncated_normal" : distribution;
}
