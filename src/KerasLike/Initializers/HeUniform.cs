namespace KerasLike.Initializers;

/// <summary>Random values: uniform within ±√(6 / inputs).</summary>
/// <param name="seed">Makes the values repeat; null draws one. Default: null.</param>
/// <param name="inputAxes">The axes whose sizes multiply to the inputs; null and no <paramref name="outputAxes"/>: all but the last. Default: null.</param>
/// <param name="outputAxes">The axes whose sizes multiply to the outputs. Default: null.</param>
/// <remarks>
/// Keras: <c>keras.initializers.HeUniform</c><br/>
/// Paper: He et al., 2015 (arXiv:1502.01852)
/// </remarks>
public sealed class HeUniform(int? seed = null, int[]? inputAxes = null, int[]? outputAxes = null)
    : FanInitializer(2.0, "fan_in", "uniform", seed, inputAxes, outputAxes);
