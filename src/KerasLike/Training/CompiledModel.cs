using KerasLike.Activations;
using KerasLike.Losses;
using KerasLike.Metrics;
using KerasLike.Optimizers;

namespace KerasLike.Training;

/// <summary>What <c>Compile</c> settled: how a model is trained and measured.</summary>
internal sealed class CompiledModel(Optimizer optimizer, Loss? loss, double? lossWeight, IEnumerable<Metric>? metrics, IEnumerable<Metric>? weightedMetrics) : IDisposable
{
    Logs? results;

    internal Optimizer Optimizer { get; } = optimizer;

    internal Loss? Loss { get; } = loss;

    /// <summary>A factor of the loss, or null.</summary>
    internal double? LossWeight { get; } = lossWeight;

    internal CompiledMetrics Metrics { get; } = new(metrics, weightedMetrics);

    /// <summary>The mean loss over samples.</summary>
    internal Mean LossTracker { get; } = new("loss");

    /// <summary>The loss and the metrics, by their names: read, they tell what they are at that moment.</summary>
    internal Logs Results => results ??= MakeResults();

    /// <summary>The loss of the outputs, weighed; null without a loss.</summary>
    internal Tensor? ComputeLoss(Tensors? y, Tensors yPred, Tensors? sampleWeight)
    {
        if (Loss is null) return null;
        if (y is null) throw new ArgumentException($"The loss {Loss.Name} needs targets. Received: y=null", nameof(y));
        var value = Loss.Compute(y.Single, yPred.Single, sampleWeight?.Single);
        return Weigh(value.ndim > 0 ? value.mean() : value);
    }

    /// <summary>Loss and outputs by one kernel, from the logits of the model's last activation; null where there is none.</summary>
    internal (Tensor Loss, Tensor Outputs)? ComputeFusedLoss(ActivationFunction activation, Tensors? y, Tensor logits, Tensors? sampleWeight)
    {
        if (Loss is null || y is not { Count: 1 } || Loss.ComputeFused(activation, y.Single, logits, sampleWeight?.Single) is not { } fused) return null;
        return (Weigh(fused.Loss), fused.Probabilities);
    }

    /// <summary>Takes a batch into loss and metrics.</summary>
    internal Logs Update(Batch batch, Tensors yPred, Tensor loss)
    {
        LossTracker.UpdateState(loss, batch.Size);
        if (Metrics.Named.Count > 0 && batch.Y is not null) Metrics.Update(batch.Y.Single, yPred.Single, batch.SampleWeight?.Single);
        return Results;
    }

    internal void ResetMetrics()
    {
        LossTracker.ResetState();
        Metrics.Reset();
    }

    /// <summary>Frees what metrics and optimizer remember.</summary>
    public void Dispose()
    {
        ResetMetrics();
        foreach (var state in Optimizer.Variables) state.Dispose();
    }

    Tensor Weigh(Tensor loss)
    {
        if (LossWeight is not double weight) return loss;
        using Scalar factor = weight;
        return loss.mul(factor);
    }

    Logs MakeResults()
    {
        var logs = new Logs();
        logs.Add("loss", LossTracker);
        foreach (var (name, metric) in Metrics.Named) logs.Add(name, metric);
        return logs;
    }
}
