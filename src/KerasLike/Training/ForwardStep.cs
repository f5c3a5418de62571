using KerasLike.Models;

namespace KerasLike.Training;

/// <summary>The forward half of a training step: by one kernel where the model's last activation and its loss have one between them, else one after the other.</summary>
internal static class ForwardStep
{
    internal static (Tensor Loss, Tensors YPred) Run(Model model, Batch batch)
    {
        if (Fused(model, batch) is { } fused) return fused;
        var yPred = model.Apply(batch.X, training: true);
        return (model.ComputeLoss(batch.X, batch.Y, yPred, batch.SampleWeight), yPred);
    }

    // Null where the model or its loss is not of that kind, or a class of the user's may say how its loss is computed.
    static (Tensor Loss, Tensors YPred)? Fused(Model model, Batch batch)
    {
        if ((model.GetType() != typeof(Sequential) && model.GetType() != typeof(Model)) || batch.Y is null) return null;
        // The first batch builds what is not built.
        if (!model.Built) model.EnsureBuilt([.. Enumerable.Range(0, batch.X.Count).Select(batch.X.ShapeOf)]);
        if (model.Graph is not { } graph || graph.LastActivation is not { } activation) return null;
        var settled = model.Compiled();
        // Who looks at each number wants to see each.
        if (settled.RunEagerly) return null;
        var logits = model.Run(batch.X, CallContext.Resolve(training: true), graph.RunToLogits).Single;
        if (settled.ComputeFusedLoss(activation, batch.Y, logits, batch.SampleWeight) is not { } fused)
        {
            var yPred = Masks.Keep(logits, activation.Apply(logits));
            return (model.ComputeLoss(batch.X, batch.Y, yPred, batch.SampleWeight), yPred);
        }
        var loss = fused.Loss;
        foreach (var added in model.Losses) loss = loss.Plus(added);
        return (loss, fused.Outputs);
    }
}
