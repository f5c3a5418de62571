using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>What layers with one kernel and a bias are all told.</summary>
internal sealed record KernelOptions(ActivationFunction? Activation, Initializer? KernelInitializer, Initializer? BiasInitializer, Regularizer? KernelRegularizer, Regularizer? BiasRegularizer,
    Constraint? KernelConstraint, Constraint? BiasConstraint);
