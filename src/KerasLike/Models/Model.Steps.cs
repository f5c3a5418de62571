using KerasLike.Optimizers;
using KerasLike.Training;

namespace KerasLike.Models;

// Single batches: what a loop does with each, and what a class can do otherwise.
partial class Model
{
    /// <summary>Trains on one batch, and measures it alone.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The targets. Default: none.</param>
    /// <param name="sampleWeight">A weight for each sample. Default: none.</param>
    /// <param name="classWeight">A weight for each class number; 1 for those left out. Default: none.</param>
    /// <param name="returnDict">Whether the result prints as a dictionary. Default: false.</param>
    /// <returns>The loss and the metrics.</returns>
    public Evaluation TrainOnBatch(Tensors x, Tensors? y = null, Tensors? sampleWeight = null, IReadOnlyDictionary<int, double>? classWeight = null, bool returnDict = false) =>
        Trainer.OnBatch(this, Phase.Train, Check.NotNull(x), y, sampleWeight, classWeight, returnDict);

    /// <summary>Measures one batch.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The targets. Default: none.</param>
    /// <param name="sampleWeight">A weight for each sample. Default: none.</param>
    /// <param name="returnDict">Whether the result prints as a dictionary. Default: false.</param>
    /// <returns>The loss and the metrics.</returns>
    public Evaluation TestOnBatch(Tensors x, Tensors? y = null, Tensors? sampleWeight = null, bool returnDict = false) =>
        Trainer.OnBatch(this, Phase.Test, Check.NotNull(x), y, sampleWeight, null, returnDict);

    /// <summary>Computes the outputs of one batch, without gradients. They belong to the caller.</summary>
    /// <param name="x">The inputs.</param>
    public Tensor PredictOnBatch(Tensors x)
    {
        using var scope = TensorScope.Open();
        using var noGrad = torch.no_grad();
        return scope.Keep(PredictStep(new Batch(Check.NotNull(x)).Materialize())).Single;
    }

    /// <summary>What training does with a batch. Override it for a step of one's own.</summary>
    /// <param name="batch">The batch, on the model's device.</param>
    /// <returns>The numbers to log.</returns>
    public virtual Logs TrainStep(Batch batch)
    {
        var (loss, yPred) = ForwardStep.Run(this, Check.NotNull(batch));
        if (TrainableWeights is { Count: > 0 } weights) Optimizer.Minimize(loss, weights);
        else Compiled().WarnOfNothingToTrain(Description);
        return ComputeMetrics(batch, yPred, loss);
    }

    /// <summary>What evaluation does with a batch. Override it for a step of one's own.</summary>
    /// <param name="batch">The batch, on the model's device.</param>
    /// <returns>The numbers to log.</returns>
    public virtual Logs TestStep(Batch batch)
    {
        var yPred = Apply(Check.NotNull(batch).X, training: false);
        return ComputeMetrics(batch, yPred, ComputeLoss(batch.X, batch.Y, yPred, batch.SampleWeight, training: false));
    }

    /// <summary>What prediction does with a batch. Override it for a step of one's own.</summary>
    /// <param name="batch">The batch, on the model's device.</param>
    /// <returns>The outputs.</returns>
    public virtual Tensors PredictStep(Batch batch) => Run(Check.NotNull(batch).X, CallContext.Probe);

    /// <summary>The loss of a batch: that of <see cref="Compile"/>, and what layers and regularizers add.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The targets.</param>
    /// <param name="yPred">The outputs for the inputs.</param>
    /// <param name="sampleWeight">A weight for each sample, or null.</param>
    /// <param name="training">Whether this is training rather than evaluation. Default: true.</param>
    public virtual Tensor ComputeLoss(Tensors x, Tensors? y, Tensors yPred, Tensors? sampleWeight = null, bool training = true)
    {
        var loss = Compiled().ComputeLoss(y, Check.NotNull(yPred), sampleWeight);
        foreach (var added in Losses) loss = loss is null ? added : loss.Plus(added);
        if (loss is not null) FiniteCheck.Loss(loss);
        return loss ?? throw new InvalidOperationException($"{Description}: there is no loss to compute. Give Compile a `loss`, or add one in a layer with AddLoss.");
    }

    /// <summary>Takes a batch into the loss, and then into the metrics, as <see cref="ComputeMetrics(Tensors, Tensors, Tensors, Tensors)"/> does.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="yPred">The outputs for its inputs.</param>
    /// <param name="loss">Its loss.</param>
    /// <returns>The numbers to log.</returns>
    public Logs ComputeMetrics(Batch batch, Tensors yPred, Tensor loss)
    {
        Compiled().LossTracker.UpdateState(Check.NotNull(loss), Check.NotNull(batch).Size);
        return ComputeMetrics(batch.X, batch.Y, Check.NotNull(yPred), batch.SampleWeight);
    }

    /// <summary>Takes a batch into the metrics of <see cref="Compile"/>. Override it to take it into others too.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The targets.</param>
    /// <param name="yPred">The outputs for the inputs.</param>
    /// <param name="sampleWeight">A weight for each sample, or null. Default: null.</param>
    /// <returns>The numbers to log.</returns>
    public virtual Logs ComputeMetrics(Tensors x, Tensors? y, Tensors yPred, Tensors? sampleWeight = null)
    {
        Compiled().UpdateMetrics(y, Check.NotNull(yPred), sampleWeight);
        return GetMetricsResult();
    }

    /// <summary>The numbers of <see cref="Metrics"/> by their names: read, they tell what they are at that moment.</summary>
    public Logs GetMetricsResult()
    {
        var version = compiled?.Version ?? 0;
        if (results is not { } made || made.Version != version) results = made = (version, MetricLogs.Of(Metrics, compiled?.Results));
        return made.Logs;
    }

    /// <summary>Starts the loss and the metrics anew.</summary>
    public void ResetMetrics()
    {
        foreach (var metric in Metrics) metric.ResetState();
        compiled?.ResetMetrics();
        results = null;
    }
}
