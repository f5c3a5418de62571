namespace KerasLike.Optimizers;

/// <summary>
/// Adam: <c>m += (g − m)(1 − beta1)</c>, <c>v += (g² − v)(1 − beta2)</c>, <c>w −= α m / (√v + epsilon)</c>, where <c>α = lr √(1 − beta2ᵗ) / (1 − beta1ᵗ)</c> at update t.
/// </summary>
/// <param name="learningRate">How far an update goes. Default: 0.001.</param>
/// <param name="beta1">The share of the old value in the average of gradients, from 0 to 1. Default: 0.9.</param>
/// <param name="beta2">The share of the old value in the average of squared gradients, from 0 to 1. Default: 0.999.</param>
/// <param name="epsilon">Added to the root, so that nothing is divided by 0. Default: 1e-7.</param>
/// <param name="amsgrad">Whether the greatest average of squares so far takes the place of the current one. Default: false.</param>
/// <param name="weightDecay">The share of each weight that an update takes away, times the learning rate; null for none. Default: null.</param>
/// <param name="clipnorm">The greatest length of each weight's gradient, positive; null for none. Default: null.</param>
/// <param name="clipvalue">The greatest magnitude of each element of a gradient, positive; null for none. Default: null.</param>
/// <param name="globalClipnorm">The greatest length of all gradients together, positive; null for none. Default: null.</param>
/// <param name="useEma">Whether a moving average of the weights is kept, which takes their place when training ends. Default: false.</param>
/// <param name="emaMomentum">The share of the old value in that average, from 0 to 1. Default: 0.99.</param>
/// <param name="emaOverwriteFrequency">After how many updates the average takes the weights' place; null only when training ends. Default: null.</param>
/// <param name="lossScaleFactor">What the loss is multiplied, and its gradients divided, by; null for 1. Default: null.</param>
/// <param name="gradientAccumulationSteps">Over how many batches gradients are averaged before an update, at least 2; null for 1. Default: null.</param>
/// <param name="name">Its name; null makes one of its class's. Default: null.</param>
/// <remarks>
/// State: momentum, velocity; with amsgrad also velocity_hat.<br/>
/// Keras: <c>keras.optimizers.Adam</c><br/>
/// Paper: Kingma and Ba, 2014 (arXiv:1412.6980); amsgrad: Reddi et al., 2018 (arXiv:1904.09237)
/// </remarks>
/// <example><code>model.Compile(new Adam(learningRate: 1e-3), "categorical_crossentropy");</code></example>
public sealed partial class Adam(LearningRate? learningRate = null, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7, bool amsgrad = false, double? weightDecay = null, double? clipnorm = null, double? clipvalue = null, double? globalClipnorm = null, bool useEma = false, double emaMomentum = 0.99,
    int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null, string? name = null)
    : AdamOptimizer(learningRate ?? 0.001, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency, lossScaleFactor, gradientAccumulationSteps, name, beta1, beta2, epsilon, amsgrad);
