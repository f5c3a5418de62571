using KerasLike.Losses;

namespace KerasLike.Metrics;

/// <summary>Base of metrics that are the mean, over samples, of a value computed from targets and predictions.</summary>
public abstract class MeanMetric : Metric
{
    readonly MetricState total = new(), count = new();

    /// <summary>Makes a metric.</summary>
    /// <param name="name">Its name, as it appears in logs; null makes one of its class's. Default: null.</param>
    /// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
    protected MeanMetric(string? name = null, string? dtype = null)
        : base(name, dtype) { }

    /// <inheritdoc/>
    public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null)
    {
        var mask = UsesMasks ? Masks.Of(Check.NotNull(yPred)) : null;
        if (sampleWeight is null && mask is null && CountMatches(yTrue, yPred) is int matches)
        {
            total.Add(matches);
            count.Add(yPred.size(0));
            return;
        }
        using var noGrad = torch.no_grad();
        using var scope = TensorScope.Open();
        // Values that a mask leaves out weigh nothing.
        if (mask is not null) sampleWeight = Weighed(mask, sampleWeight);
        var values = Values(yTrue, yPred);
        if (sampleWeight is not null && Masks.Of(values) is { } counts) sampleWeight = Weighed(counts, sampleWeight);
        Add(values, sampleWeight);
    }

    /// <inheritdoc/>
    public override Tensor Result()
    {
        using var scope = TensorScope.Open();
        return scope.Keep(Cast(Finish(total / count)));
    }

    /// <summary>A value for each sample, or for each part of one.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    protected abstract Tensor Values(Tensor yTrue, Tensor yPred);

    /// <summary>The values as float32 or longer.</summary>
    internal Tensor Each(Tensor yTrue, Tensor yPred)
    {
        using var scope = TensorScope.Open();
        var values = Values(Check.NotNull(yTrue), Check.NotNull(yPred));
        return scope.Keep(DTypes.IsFloat(values.dtype) ? values : values.to_type(ScalarType.Float32));
    }

    /// <summary>Whether a mask of the predictions counts.</summary>
    private protected virtual bool UsesMasks => true;

    /// <summary>What is made of the mean.</summary>
    private protected virtual Tensor Finish(Tensor mean) => mean;

    /// <summary>The number of samples whose value is 1, where all are 0 or 1 and that can be told without tensors; else null.</summary>
    private protected virtual int? CountMatches(Tensor yTrue, Tensor yPred) => null;

    /// <summary>Takes in values. Those of one sample count as their mean.</summary>
    private protected void Add(Tensor values, Tensor? sampleWeight)
    {
        using var noGrad = torch.no_grad();
        using var scope = TensorScope.Open();
        if (values.dtype == ScalarType.Bool && sampleWeight is null && values.ndim == 1)
        {
            total.Add(values.count_nonzero());
            count.Add(values.size(0));
            return;
        }
        if (!DTypes.IsFloat(values.dtype)) values = values.to_type(ScalarType.Float32);
        if (sampleWeight is not null) (values, sampleWeight) = Weigh(values, sampleWeight.to_type(values.dtype));
        if (values.ndim > 1) values = values.flatten(1).mean([1]);
        total.Add(values.sum());
        if (sampleWeight is null) count.Add(values.ndim == 0 ? 1 : values.size(0));
        else count.Add(sampleWeight.sum());
    }

    /// <summary>Takes in one value that stands for several samples.</summary>
    private protected void Add(Tensor value, int samples)
    {
        total.Add(value, samples);
        count.Add(samples);
    }

    // Values are averaged down to the weights' rank, weighed, and the weights averaged down to one for each sample.
    (Tensor Values, Tensor Weight) Weigh(Tensor values, Tensor weight)
    {
        (values, weight) = Ranks.Match(values, weight);
        if (values.ndim > weight.ndim) values = values.flatten(weight.ndim).mean([weight.ndim]);
        if (weight.ndim > values.ndim || !Ranks.Broadcast(values, weight)) throw Reducing.Misfit(Description, values, weight);
        weight = weight.broadcast_to([.. Enumerable.Range(0, (int)values.ndim).Select(i => values.size(i))]);
        return (values * weight, weight.ndim > 1 ? weight.flatten(1).mean([1]) : weight);
    }

    Tensor Weighed(Tensor mask, Tensor? sampleWeight)
    {
        if (sampleWeight is null) return mask.to_type(ScalarType.Float32);
        var (weight, along) = Ranks.Match(sampleWeight, mask.to_type(sampleWeight.dtype));
        return Ranks.Broadcast(weight, along) ? weight * along : throw Reducing.Misfit(Description, along, weight);
    }
}
