namespace KerasLike.Losses;

/// <summary>The negative log-likelihood of a sequence of labels whose places in a longer sequence of predictions are not known: connectionist temporal classification.</summary>
/// <param name="reduction">How samples become one number: <c>"sum_over_batch_size"</c> or <c>"mean"</c>, <c>"sum"</c>, <c>"mean_with_sample_weight"</c>, <c>"none"</c>. Default: <c>"sum_over_batch_size"</c>.</param>
/// <param name="name">Its name. Default: <c>"ctc"</c>.</param>
/// <param name="dtype">The number type to compute in; null takes the predictions', or float32 where that is shorter. Default: null.</param>
/// <remarks>
/// Input: targets (batch, labels), class numbers from 1 on with 0 behind the last; predictions (batch, steps, classes), logits of which class 0 is the blank.<br/>
/// Output: (batch) before the reduction.<br/>
/// Keras: <c>keras.losses.CTC</c><br/>
/// Paper: Graves et al., Connectionist temporal classification, 2006.
/// </remarks>
/// <example><code>model.Compile(optimizer: "adam", loss: "ctc");</code></example>
public sealed class CTC(string reduction = "sum_over_batch_size", string name = "ctc", DTypePolicy? dtype = null) : Loss(name, reduction, dtype)
{
    private protected override bool TakesClassNumbers => true;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        if (yTrue.ndim != 2 || yPred.ndim != 3 || yTrue.size(0) != yPred.size(0))
            throw new ArgumentException($"{Description}: targets must be class numbers of shape (batch, labels), and predictions logits of shape (batch, steps, classes). Received: targets {Shape.Of(yTrue)}, predictions {Shape.Of(yPred)}.");
        var labels = yTrue.to_type(ScalarType.Int64);
        using Scalar steps = yPred.size(1);
        return functional.ctc_loss(functional.log_softmax(yPred, -1).transpose(0, 1), labels, torch.full([yPred.size(0)], steps, ScalarType.Int64), labels.ne(Scalars.Zero).sum(-1),
            reduction: torch.nn.Reduction.None);
    }

    private protected override string Cure(Tensor yTrue, Tensor yPred) => ClassNumbers.Range(yPred, -1);
}
