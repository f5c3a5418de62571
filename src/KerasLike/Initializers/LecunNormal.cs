namespace KerasLike.Initializers;

/// <summary>Random values: cut normal with variance 1 / inputs.</summary>
/// <param name="seed">Makes the values repeat; null draws one. Default: null.</param>
/// <param name="inputAxes">The axes whose sizes multiply to the inputs; null and no <paramref name="outputAxes"/>: all but the last. Default: null.</param>
/// <param name="outputAxes">The axes whose sizes multiply to the outputs. Default: null.</param>
/// <remarks>
/// Keras: <c>keras.initializers.LecunNormal</c><br/>
/// Paper: Klambauer et al., 2017 (arXiv:1706.02515)
/// </remarks>
public sealed class LecunNormal(int? seed = null, int[]? inputAxes = null, int[]? outputAxes = null)
    : FanInitializer(1.0, "fan_in", "truncated_normal", seed, inputAxes, outputAxes);
