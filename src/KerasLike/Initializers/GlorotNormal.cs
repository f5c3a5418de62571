namespace KerasLike.Initializers;

/// <summary>Random values: cut normal with variance 2 / (inputs + outputs), also called Xavier normal.</summary>
/// <param name="seed">Makes the values repeat; null draws one. Default: null.</param>
/// <param name="inputAxes">The axes whose sizes multiply to the inputs; null and no <paramref name="outputAxes"/>: all but the last. Default: null.</param>
/// <param name="outputAxes">The axes whose sizes multiply to the outputs. Default: null.</param>
/// <remarks>
/// Keras: <c>keras.initializers.GlorotNormal</c><br/>
/// Paper: Glorot and Bengio, 2010 (proceedings.mlr.press/v9/glorot10a.html)
/// </remarks>
public sealed class GlorotNormal(int? seed = null, int[]? inputAxes = null, int[]? outputAxes = null)
    : FanInitializer(1.0, "fan_avg", "truncated_normal", seed, inputAxes, outputAxes);
