using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace KerasLike.Optimizers;

/// <summary>
/// What optimizers took in Keras 2. The compiler turns to these constructors when no other fits, which is when an old name or the old order is written, and tells the new name. They have the last
/// place among overloads, so whatever compiles without them means the same with them.
/// </summary>
internal static class OldNames
{
    internal const string Message = "`lr` and `decay` are names of Keras 2. `lr` is `learningRate` now: learningRate: 0.01. "
        + "`decay` is a schedule now: learningRate: new InverseTimeDecay(0.01, decaySteps: 1, decayRate: decay), of KerasLike.Optimizers.Schedules.";

    // The compiler lets nothing come here but reflection.
    internal static NotSupportedException Error => new(Message);
}

partial class SGD
{
    /// <summary>Tells the new names of what Keras 2 took.</summary>
    [Obsolete(OldNames.Message, error: true), EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    public SGD(LearningRate? lr = null, double momentum = 0, double decay = 0, bool nesterov = false, LearningRate? learningRate = null, double? clipnorm = null, double? clipvalue = null, string? name = null)
        : this() => throw OldNames.Error;
}

partial class RMSprop
{
    /// <summary>Tells the new names of what Keras 2 took.</summary>
    [Obsolete(OldNames.Message, error: true), EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    public RMSprop(LearningRate? lr = null, double rho = 0.9, double? epsilon = null, double decay = 0, LearningRate? learningRate = null, double momentum = 0, bool centered = false, double? clipnorm = null, double? clipvalue = null, string? name = null)
        : this() => throw OldNames.Error;
}

partial class Adagrad
{
    /// <summary>Tells the new names of what Keras 2 took.</summary>
    [Obsolete(OldNames.Message, error: true), EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    public Adagrad(LearningRate? lr = null, double? epsilon = null, double decay = 0, LearningRate? learningRate = null, double initialAccumulatorValue = 0.1, double? clipnorm = null, double? clipvalue = null, string? name = null)
        : this() => throw OldNames.Error;
}

partial class Adadelta
{
    /// <summary>Tells the new names of what Keras 2 took.</summary>
    [Obsolete(OldNames.Message, error: true), EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    public Adadelta(LearningRate? lr = null, double rho = 0.95, double? epsilon = null, double decay = 0, LearningRate? learningRate = null, double? clipnorm = null, double? clipvalue = null, string? name = null)
        : this() => throw OldNames.Error;
}

partial class Adam
{
    /// <summary>Tells the new names of what Keras 2 took.</summary>
    [Obsolete(OldNames.Message, error: true), EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    public Adam(LearningRate? lr = null, double beta1 = 0.9, double beta2 = 0.999, double? epsilon = null, double decay = 0, bool amsgrad = false, LearningRate? learningRate = null, double? clipnorm = null, double? clipvalue = null, string? name = null)
        : this() => throw OldNames.Error;
}

partial class Adamax
{
    /// <summary>Tells the new names of what Keras 2 took.</summary>
    [Obsolete(OldNames.Message, error: true), EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    public Adamax(LearningRate? lr = null, double beta1 = 0.9, double beta2 = 0.999, double? epsilon = null, double decay = 0, LearningRate? learningRate = null, double? clipnorm = null, double? clipvalue = null, string? name = null)
        : this() => throw OldNames.Error;
}

partial class Nadam
{
    /// <summary>Tells the new names of what Keras 2 took.</summary>
    [Obsolete(OldNames.Message, error: true), EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    public Nadam(LearningRate? lr = null, double beta1 = 0.9, double beta2 = 0.999, double? epsilon = null, double decay = 0, LearningRate? learningRate = null, double? clipnorm = null, double? clipvalue = null, string? name = null)
        : this() => throw OldNames.Error;
}

partial class Ftrl
{
    /// <summary>Tells the new names of what Keras 2 took.</summary>
    [Obsolete(OldNames.Message, error: true), EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    public Ftrl(LearningRate? lr = null, double learningRatePower = -0.5, double initialAccumulatorValue = 0.1, double l1RegularizationStrength = 0, double l2RegularizationStrength = 0, double l2ShrinkageRegularizationStrength = 0, double beta = 0, double decay = 0, LearningRate? learningRate = null, double? clipnorm = null, double? clipvalue = null, string? name = null)
        : this() => throw OldNames.Error;
}
