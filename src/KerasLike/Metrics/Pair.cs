using KerasLike.Losses;

namespace KerasLike.Metrics;

/// <summary>Targets and predictions, brought to one type and rank.</summary>
internal static class Pair
{
    /// <summary>As float tensors of shapes that go together.</summary>
    internal static (Tensor YTrue, Tensor YPred) Floats(Metric metric, Tensor yTrue, Tensor yPred)
    {
        var type = yPred.dtype == ScalarType.Float64 ? ScalarType.Float64 : ScalarType.Float32;
        (yTrue, yPred) = Ranks.Match(yTrue.to_type(type), yPred.to_type(type));
        return Ranks.Broadcast(yTrue, yPred) ? (yTrue, yPred) : throw Differ(metric, yTrue, yPred);
    }

    /// <summary>The error of targets that do not have the shape of the predictions.</summary>
    internal static ArgumentException Differ(Metric metric, Tensor yTrue, Tensor yPred) =>
        new($"{metric.GetType().Name} \"{metric.Name}\": targets and predictions must have the same shape. Received: targets {Shape.Of(yTrue)}, predictions {Shape.Of(yPred)}.{ClassNumbers.Cure(yTrue, yPred)}");
}
