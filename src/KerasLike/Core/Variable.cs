using System.Diagnostics.CodeAnalysis;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;
using KerasLike.Saving;
using TorchSharp.Modules;

namespace KerasLike;

/// <summary>
/// A named weight of a layer. Converts to <see cref="torch.Tensor"/> where TorchSharp wants one; that tensor is the weight itself, kept in the order that
/// libtorch's kernels want. <see cref="Shape"/>, <see cref="ToKeras()"/> and <see cref="Assign"/> speak Keras's order.
/// </summary>
/// <remarks>Keras: <c>keras.Variable</c></remarks>
public sealed class Variable : IDisposable
{
    readonly KernelLayout? layout;
    readonly ScalarType computeDType;
    bool trainable;

    internal Variable(string name, Shape shape, Initializer initializer, DTypePolicy policy, bool trainable = true,
        Regularizer? regularizer = null, Constraint? constraint = null, KernelLayout? layout = null)
    {
        (Name, Shape, Initializer, Regularizer, Constraint, this.layout, this.trainable) = (name, shape, initializer, regularizer, constraint, layout, trainable);
        IsWeight = trainable;
        computeDType = DTypes.IsFloat(policy.VariableDType) ? policy.ComputeDType : policy.VariableDType;
        Native.LibTorch.EnsureLoaded();
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        LoadingScope.Claim(name, shape, policy.VariableDType);
        var sizes = shape.ToSizes();
        var storage = layout?.Allocate(sizes, policy.VariableDType, Keras.Device) ?? torch.empty(sizes, policy.VariableDType, Keras.Device);
        Tensor = new Parameter(storage, trainable && DTypes.IsFloat(policy.VariableDType));
        if (!LoadingScope.IsOpen) ToKeras().copy_(initializer.Apply(shape, policy.VariableDType));
        Tensor.DetachFromDisposeScope();
    }

    /// <summary>A weight that a module of TorchSharp's made.</summary>
    internal Variable(string name, Parameter tensor)
    {
        (Name, Shape, Initializer, Tensor) = (name, Shape.Of(tensor), "zeros", tensor);
        IsWeight = trainable = tensor.requires_grad;
        computeDType = tensor.dtype;
        tensor.DetachFromDisposeScope();
    }

    /// <summary>Its name within the layer, such as <c>kernel</c>.</summary>
    public string Name { get; }

    /// <summary>The name of the layer and its own: <c>dense/kernel</c>.</summary>
    public string Path { get; internal set; } = "";

    /// <summary>Its shape, in Keras's order of axes.</summary>
    public Shape Shape { get; }

    /// <summary>What gave it its first value.</summary>
    public Initializer Initializer { get; }

    /// <summary>A penalty on its value that is added to the loss, or null.</summary>
    public Regularizer? Regularizer { get; }

    /// <summary>A projection of its value after each update, or null.</summary>
    public Constraint? Constraint { get; }

    /// <summary>The weight itself, in libtorch's order of axes.</summary>
    public Parameter Tensor { get; private set; }

    /// <summary>Whether it was made to be trained; what is frozen now still counts as a parameter.</summary>
    internal bool IsWeight { get; }

    /// <summary>Its number type.</summary>
    public ScalarType DType => Tensor.dtype;

    /// <summary>Whether training changes it.</summary>
    public bool Trainable
    {
        get => trainable;
        set
        {
            trainable = value;
            if (DTypes.IsFloat(DType)) Tensor.requires_grad_(value);
        }
    }

    /// <summary>A view of the weight in Keras's order of axes: writing to it changes the weight.</summary>
    public Tensor ToKeras() => ToKeras(Tensor);

    /// <summary>Gives the weight a new value.</summary>
    /// <param name="value">The value, in Keras's order of axes; its shape must equal <see cref="Shape"/>.</param>
    public void Assign(Tensors value)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var source = value.Materialize().Single;
        var received = Shape.Of(source);
        if (received != Shape) throw new ArgumentException($"Variable \"{Path}\": expected a value of shape {Shape}. Received: shape {received}", nameof(value));
        ToKeras().copy_(source);
    }

    /// <summary>The tensor to compute with: the weight itself or, where a layer computes in another type than it keeps weights in, cast to that.</summary>
    /// <param name="variable">The variable; null gives null.</param>
    [return: NotNullIfNotNull(nameof(variable))]
    public static implicit operator Tensor?(Variable? variable) =>
        variable is null ? null : variable.computeDType == variable.DType ? variable.Tensor : variable.Tensor.to_type(variable.computeDType);

    /// <summary>A view of a tensor laid out as the weight, such as its gradient, in Keras's order of axes.</summary>
    internal Tensor ToKeras(Tensor tensor) => layout?.ToKeras(tensor) ?? tensor.alias();

    /// <summary>A copy of the value, in Keras's order of axes.</summary>
    internal Tensor Copy()
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        return ToKeras().contiguous().clone().MoveToOuterDisposeScope();
    }

    /// <summary>A variable of the same type, and of the same shape and layout or of another shape, which training does not change: what an optimizer remembers of this one.</summary>
    internal Variable Like(string name, Initializer initializer, Shape? shape = null) =>
        new(name, shape ?? Shape, initializer, DTypes.Name(DType), trainable: false, layout: shape is null ? layout : null) { Path = $"{Path.Replace('/', '_')}_{name}" };

    /// <summary>Takes another tensor for the weight: TorchSharp makes a new one when a module moves to another device.</summary>
    internal void Rebind(Parameter tensor) => Tensor = tensor;

    /// <summary>Frees the native memory.</summary>
    public void Dispose() => Tensor.Dispose();

    /// <summary>Its path, shape and type, as Keras prints them.</summary>
    public override string ToString() => $"<Variable path={Path}, shape={Shape}, dtype={DTypes.Name(DType)}>";
}
