namespace KerasLike.Initializers;

/// <summary>Random values: cut normal with variance 2 / inputs.</summary>
/// <param name="seed">Makes the values repeat; null draws one. Default: null.</param>
/// <param name="inputAxes">The axes whose sizes multiply to the inputs; null and no <paramref name="outputAxes"/>: all but the last. Default: null.</param>
/// <param name="outputAxes">The axes whose sizes multiply to the outputs. Default: null.</param>
/// <remarks>
/// Keras: <c>keras.initializers.HeNormal</c><br/>
/// Paper: He et al., 2015 (arXiv:1502.01852)
/// </remarks>
public sealed class HeNormal(int? seed = null, int[]? inputAxes = null, int[]? outputAxes = null)
    : FanInitializer(2.0, "fan_in", "truncated_normal", seed, inputAxes, outputAxes);
