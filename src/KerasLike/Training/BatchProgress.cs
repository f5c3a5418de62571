namespace KerasLike.Training;

/// <summary>How far a loop over data is: what <c>FitAsync</c>, <c>EvaluateAsync</c> and <c>PredictAsync</c> report.</summary>
/// <param name="Epoch">The number of the epoch, from 0.</param>
/// <param name="Epochs">The number of epochs.</param>
/// <param name="Batch">How many batches of the epoch are done.</param>
/// <param name="Batches">The number of batches in an epoch, or null when it is not known.</param>
/// <param name="Logs">The epoch's numbers so far, as plain numbers.</param>
public sealed record BatchProgress(int Epoch, int Epochs, int Batch, int? Batches, Logs Logs)
{
    /// <summary>The share of all batches that is done, from 0 to 1; null when it is not known.</summary>
    public double? Fraction => Batches is > 0 and var count ? Math.Min(1, (Epoch + (double)Batch / count) / Epochs) : null;
}
