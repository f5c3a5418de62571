using KerasLike.Activations;
using KerasLike.Losses;
using KerasLike.Metrics;
using KerasLike.Optimizers;

namespace KerasLike.Training;

/// <summary>What <c>Compile</c> settled: how a model is trained and measured.</summary>
internal sealed class CompiledModel(Optimizer given, Optimizer optimizer, OutputLosses? losses, OutputLossWeights? lossWeights, OutputMetrics? metrics, OutputMetrics? weightedMetrics, bool runEagerly,
    int stepsPerExecution, Func<IReadOnlyList<string>?> outputNames) : IDisposable
{
    CompiledOutput[]? outputs;
    bool warned;

    /// <summary>What changes the weights: the optimizer that was given, or one around it.</summary>
    internal Optimizer Optimizer { get; } = optimizer;

    /// <summary>What was given.</summary>
    internal Optimizer GivenOptimizer { get; } = given;

    /// <inheritdoc cref="GivenOptimizer"/>
    internal OutputLosses? Losses { get; } = losses;

    /// <inheritdoc cref="GivenOptimizer"/>
    internal OutputLossWeights? LossWeights { get; } = lossWeights;

    /// <inheritdoc cref="GivenOptimizer"/>
    internal OutputMetrics? Metrics { get; } = metrics;

    /// <inheritdoc cref="GivenOptimizer"/>
    internal OutputMetrics? WeightedMetrics { get; } = weightedMetrics;

    /// <summary>Whether every number is looked at.</summary>
    internal bool RunEagerly { get; set; } = runEagerly;

    /// <summary>How many batches run before callbacks are told.</summary>
    internal int StepsPerExecution { get; } = Check.Positive(stepsPerExecution, "Compile");

    /// <summary>The loss, where there is one only.</summary>
    internal Loss? Loss => Outputs(null) is [var one] ? one.Loss : Losses is { IsSingle: true } same ? same.Items[0] : null;

    /// <summary>The mean loss over samples.</summary>
    internal Mean LossTracker { get; } = new("loss");

    /// <summary>The loss, the losses of outputs where there are several, and the metrics: by their names in logs, in the order in which Keras's <c>evaluate</c> gives them.</summary>
    internal IReadOnlyList<(string Name, Metric Metric)> Results => CompiledOutput.Results(LossTracker, outputs ?? (outputNames() is not null || IsForAnyOutput ? Outputs(null) : []));

    /// <summary>Counts how often it became known what the outputs are.</summary>
    internal int Version { get; private set; }

    /// <summary>The metrics by their names in logs.</summary>
    internal IReadOnlyList<(string Name, Metric Metric)> NamedMetrics => [.. Outputs(null).SelectMany(o => o.Metrics.Named)];

    /// <summary>The loss of the outputs, weighed; null without a loss.</summary>
    internal Tensor? ComputeLoss(Tensors? y, Tensors yPred, Tensors? sampleWeight)
    {
        if (Losses is null) return null;
        if (y is null) throw new ArgumentException($"The loss {Losses.Items.First(l => l is not null)!.Name} needs targets. Received: y=null", nameof(y));
        var all = Outputs(yPred);
        var targets = CompiledOutput.Targets(all, y);
        Tensor? total = null;
        for (int i = 0; i < all.Length; i++)
            if (all[i].ComputeLoss(targets[i], yPred[i], CompiledOutput.WeightOf(all, i, sampleWeight)) is { } loss) total = total is null ? loss : total.Plus(loss);
        return total;
    }

    /// <summary>Loss and outputs by one kernel, from the logits of the model's last activation; null where there is none.</summary>
    internal (Tensor Loss, Tensor Outputs)? ComputeFusedLoss(ActivationFunction activation, Tensors? y, Tensor logits, Tensors? sampleWeight)
    {
        if (y is not { Count: 1 } || (outputs is { Length: 1 } ? outputs : Outputs(logits)) is not [{ Loss: { } loss } only] || Masks.Of(logits) is not null) return null;
        return loss.ComputeFused(activation, y.Single, logits, sampleWeight?.Single) is { } fused ? (only.Weigh(fused.Loss), fused.Probabilities) : null;
    }

    /// <summary>Takes a batch into the metrics.</summary>
    internal void UpdateMetrics(Tensors? y, Tensors yPred, Tensors? sampleWeight)
    {
        if (Metrics is null && WeightedMetrics is null) return;
        var all = Outputs(yPred);
        if (y is null) return;
        var targets = CompiledOutput.Targets(all, y);
        for (int i = 0; i < all.Length; i++) all[i].Metrics.Update(targets[i], DTypes.Lengthen(yPred[i]), CompiledOutput.WeightOf(all, i, sampleWeight));
    }

    /// <summary>Says, once, that training changes nothing.</summary>
    internal void WarnOfNothingToTrain(string model)
    {
        if (!warned) Warnings.Write($"{model} has no trainable weights, so training does not change it.");
        warned = true;
    }

    internal void ResetMetrics()
    {
        LossTracker.ResetState();
        foreach (var output in outputs ?? []) output.Reset();
    }

    /// <summary>Frees what metrics and optimizer remember.</summary>
    public void Dispose()
    {
        ResetMetrics();
        foreach (var state in Optimizer.Variables) state.Dispose();
    }

    // Whether what was given can be told apart without knowing the outputs.
    bool IsForAnyOutput => Losses is not { IsSingle: false } && LossWeights is not { IsSingle: false } && Metrics?.Names is null && WeightedMetrics?.Names is null;

    // A model whose class says what it does shows its outputs first when it is called.
    CompiledOutput[] Outputs(Tensors? yPred)
    {
        if (outputs is not null && (yPred is null || yPred.Count == outputs.Length)) return outputs;
        var names = yPred?.Names ?? (outputNames() is { } known && (yPred is null || known.Count == yPred.Count) ? known : null)
            ?? [.. Enumerable.Range(0, yPred?.Count ?? 1).Select(i => $"output_{i + 1}")];
        var made = CompiledOutput.All(names, Losses, LossWeights, Metrics, WeightedMetrics);
        (outputs, Version) = (made, Version + 1);
        return made;
    }
}
