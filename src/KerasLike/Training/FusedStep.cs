using KerasLike.Models;

namespace KerasLike.Training;

/// <summary>The forward half of a training step for models whose last activation and loss have one kernel between them.</summary>
internal static class FusedStep
{
    /// <summary>Loss and outputs; null where the model or its loss is not of that kind, or a class of the user's says how its loss is computed.</summary>
    internal static (Tensor Loss, Tensors YPred)? Run(Model model, Batch batch)
    {
        if ((model.GetType() != typeof(Sequential) && model.GetType() != typeof(Model)) || batch.Y is null) return null;
        // The first batch builds what is not built.
        model.EnsureBuilt([.. Enumerable.Range(0, batch.X.Count).Select(batch.X.ShapeOf)]);
        if (model.Graph is not { } graph || graph.LastActivation is not { } activation) return null;
        var settled = model.Compiled();
        var logits = model.Run(batch.X, CallContext.Resolve(training: true), graph.RunToLogits).Single;
        if (settled.ComputeFusedLoss(activation, batch.Y, logits, batch.SampleWeight) is not { } fused)
        {
            var yPred = activation.Apply(logits);
            return (model.ComputeLoss(batch.X, batch.Y, yPred, batch.SampleWeight), yPred);
        }
        var loss = fused.Loss;
        foreach (var added in model.Losses) loss = loss.Plus(added);
        return (loss, fused.Outputs);
    }
}
