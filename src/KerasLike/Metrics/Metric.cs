using KerasLike.Native;
using KerasLike.Saving;

namespace KerasLike.Metrics;

/// <summary>
/// A number that tells how a model does, gathered over batches. Written as a name, <c>metrics: ["accuracy"]</c>, or as an object. To make one: fields of type
/// <see cref="MetricState"/>, which the base finds and resets, <see cref="UpdateState(Tensor, Tensor, Tensor?)"/> and <see cref="Result"/>.
/// </summary>
/// <remarks>Keras: <c>keras.metrics.Metric</c></remarks>
public abstract class Metric : KerasObject
{
    /// <summary>Makes a metric.</summary>
    /// <param name="name">Its name, as it appears in logs; null makes one of its class's. Default: null.</param>
    /// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
    protected Metric(string? name = null, string? dtype = null)
    {
        Name = name ?? Naming.Unique(Naming.SnakeCase(GetType().Name));
        DType = DTypes.Name(DTypes.Parse(dtype ?? "float32"));
    }

    /// <summary>Its name, as it appears in logs.</summary>
    public string Name { get; internal set; }

    /// <summary>The number type of its result.</summary>
    public string DType { get; }

    /// <summary>Its class and name, for messages.</summary>
    private protected string Description => $"{GetType().Name} \"{Name}\"";

    /// <summary>Whether more of it is better: true or false, or null where that is not known.</summary>
    internal virtual bool? MoreIsBetter => null;

    /// <summary>A metric by its name.</summary>
    /// <param name="id">The name, such as <c>"accuracy"</c>; case and underscores do not matter. <c>"accuracy"</c> becomes binary, categorical or sparse at the first batch.</param>
    public static implicit operator Metric(string id) => Check.NotNull(id).ToLowerInvariant() is "accuracy" or "acc" ? new AccuracyByShape(id) { Identifier = id } : Registry.Get<Metric>(id);

    /// <summary>Takes in a batch.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="sampleWeight">A weight for each sample, or for each value; null weighs all alike. Default: null.</param>
    public abstract void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null);

    /// <summary>Takes in a batch that is in arrays.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="sampleWeight">A weight for each sample, or for each value; null weighs all alike. Default: null.</param>
    public void UpdateState(Tensors yTrue, Tensors yPred, Tensors? sampleWeight = null)
    {
        using var scope = TensorScope.Open();
        UpdateState(Check.NotNull(yTrue).Materialize().Single, Check.NotNull(yPred).Materialize().Single, sampleWeight?.Materialize().Single);
    }

    /// <summary>The number so far, or several.</summary>
    public abstract Tensor Result();

    /// <summary>Forgets all batches.</summary>
    public virtual void ResetState()
    {
        foreach (var state in MetricState.FieldsOf(this)) state.Reset();
    }

    /// <summary>A result in the metric's number type.</summary>
    private protected Tensor Cast(Tensor result) => result.to_type(DTypes.Parse(DType));

    /// <summary>The number so far, fetched from the device; or several.</summary>
    internal double[] Fetch()
    {
        using var noGrad = torch.no_grad();
        using var scope = TensorScope.Open();
        return KerasLike.Fetch.Numbers(Result());
    }
}
