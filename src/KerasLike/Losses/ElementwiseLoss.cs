namespace KerasLike.Losses;

/// <summary>Base of losses that are the mean, over the last axis, of a value for each target and prediction.</summary>
public abstract class ElementwiseLoss : Loss
{
    private protected ElementwiseLoss(string name, string reduction, DTypePolicy? dtype)
        : base(name, reduction, dtype) { }

    /// <summary>A value for each element.</summary>
    private protected abstract Tensor Elements(Tensor yTrue, Tensor yPred);

    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        // Keras lets an axis of size 1 stand for any.
        if (!Ranks.Broadcast(yTrue, yPred)) RequireSameShape(yTrue, yPred);
        return Elements(yTrue, yPred).mean([-1]);
    }
}
