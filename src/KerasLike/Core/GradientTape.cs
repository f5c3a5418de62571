namespace KerasLike;

/// <summary>
/// The scope of a training step that you write yourself: gradients of what was computed in it, and an end at which every tensor made in it is freed, those that
/// were <see cref="Keep">kept</see> excepted. TorchSharp records operations by itself, so nothing is switched on.
/// </summary>
/// <param name="persistent">Whether gradients may be asked for more than once of the same computation. Default: false.</param>
/// <remarks>Keras: with the TensorFlow backend <c>tf.GradientTape</c> in its place</remarks>
/// <example><code>
/// using var tape = new GradientTape();
/// var loss = lossFunction.Apply(labels, model.Apply(images, training: true));
/// optimizer.Apply(tape.Gradient(loss, model.TrainableWeights), model.TrainableWeights);
/// return loss.ToSingle();
/// </code></example>
public sealed class GradientTape(bool persistent = false) : IDisposable
{
    readonly DisposeScope scope = NewScope();

    /// <summary>Whether gradients may be asked for more than once.</summary>
    public bool Persistent { get; } = persistent;

    /// <summary>The gradients of a loss with respect to weights, in the order of the weights and in libtorch's order of axes, as <see cref="Optimizers.Optimizer.Apply"/> takes them.</summary>
    /// <param name="loss">The loss, one number.</param>
    /// <param name="variables">The weights.</param>
    /// <returns>A gradient for each weight; null for one that the loss does not depend on, or that is frozen.</returns>
    public IReadOnlyList<Tensor?> Gradient(Tensor loss, IReadOnlyList<Variable> variables) => Keras.Gradients(loss, variables, Persistent);

    /// <summary>The gradient of a loss with respect to a tensor: one that is watched, or anything computed on the way.</summary>
    /// <param name="loss">The loss, one number.</param>
    /// <param name="tensor">The tensor.</param>
    /// <returns>The gradient, of the tensor's shape; null where the loss does not depend on the tensor.</returns>
    public Tensor? Gradient(Tensor loss, Tensor tensor) => Keras.Gradients(loss, [tensor], Persistent)[0];

    /// <summary>The gradient of a loss with respect to one weight.</summary>
    /// <param name="loss">The loss, one number.</param>
    /// <param name="variable">The weight.</param>
    /// <returns>The gradient, in libtorch's order of axes; null where the loss does not depend on the weight, or it is frozen.</returns>
    public Tensor? Gradient(Tensor loss, Variable variable) => Gradient(loss, [variable])[0];

    /// <summary>A view of a tensor that gradients can be asked for, such as of the images that go into a model. The tensor itself stays as it is.</summary>
    /// <param name="tensor">The tensor, of floating-point numbers.</param>
    public Tensor Watch(Tensor tensor)
    {
        var watched = Check.NotNull(tensor).detach().requires_grad_();
        scope.Attach(watched);
        return watched;
    }

    /// <summary>Takes a tensor out of the scope: it outlives the tape, and belongs to what is around it.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <returns>The tensor.</returns>
    public Tensor Keep(Tensor tensor)
    {
        if (scope.Contains(Check.NotNull(tensor))) scope.MoveToOuter(tensor);
        return tensor;
    }

    /// <summary>Frees what was made in the scope.</summary>
    public void Dispose() => scope.Dispose();

    static DisposeScope NewScope()
    {
        Native.LibTorch.EnsureLoaded();
        return torch.NewDisposeScope();
    }
}
