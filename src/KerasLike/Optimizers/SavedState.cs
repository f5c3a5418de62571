namespace KerasLike.Optimizers;

/// <summary>One of the things that an optimizer saves.</summary>
/// <param name="optimizer">The name of the optimizer.</param>
/// <param name="name">What it is: <c>iteration</c>, <c>momentum</c>.</param>
/// <param name="weight">The weight that it belongs to, or null.</param>
internal abstract class SavedState(string optimizer, string name, Variable? weight)
{
    /// <summary>The weight that it belongs to, or null.</summary>
    internal Variable? Weight { get; } = weight;

    internal abstract Shape Shape { get; }

    internal abstract ScalarType DType { get; }

    /// <summary>As Keras calls it, given how it calls the weight.</summary>
    internal string PathFor(string? weightName) => weightName is null ? $"{optimizer}/{name}" : $"{optimizer}/{weightName.Replace('/', '_')}_{name}";

    /// <summary>Its value, in Keras's order of axes.</summary>
    internal abstract Tensor Value();

    /// <summary>Gives it a value that is read from a file.</summary>
    /// <param name="copyTo">Copies the value into a tensor.</param>
    internal abstract void Restore(Action<Tensor> copyTo);
}

/// <summary>What is remembered of a weight.</summary>
internal sealed class SavedVariable(string optimizer, string name, Variable weight, Variable state) : SavedState(optimizer, name, weight)
{
    internal override Shape Shape => state.Shape;

    internal override ScalarType DType => state.DType;

    internal override Tensor Value() => state.ToKeras();

    internal override void Restore(Action<Tensor> copyTo) => copyTo(state.ToKeras());
}

/// <summary>A number that is kept here and not in a tensor.</summary>
internal sealed class SavedNumber(string optimizer, string name, ScalarType type, Func<double> get, Action<double> set, Variable? weight = null) : SavedState(optimizer, name, weight)
{
    internal override Shape Shape { get; } = new();

    internal override ScalarType DType => type;

    internal override Tensor Value() => torch.tensor(get(), type);

    internal override void Restore(Action<Tensor> copyTo)
    {
        var value = torch.empty([], ScalarType.Float64);
        copyTo(value);
        set(Fetch.Number(value));
    }
}
