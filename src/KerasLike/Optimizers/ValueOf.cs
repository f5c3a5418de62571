using KerasLike.Initializers;

namespace KerasLike.Optimizers;

/// <summary>Begins what is remembered of a weight with the weight's own value.</summary>
internal sealed class ValueOf(Variable variable) : Initializer
{
    public override Tensor Apply(Shape shape, ScalarType dtype = ScalarType.Float32) => variable.ToKeras().to_type(dtype).detach();
}
