using System.Runtime.InteropServices;
using KerasLike.Activations;
using KerasLike.Saving;

namespace KerasLike.Losses;

/// <summary>
/// What training makes small: a number for each sample, weighed and brought to one. Written as a name, <c>loss: "mse"</c>, or as an object. Derive from it, or
/// wrap a function with <see cref="From"/>.
/// </summary>
/// <remarks>Keras: <c>keras.losses.Loss</c></remarks>
public abstract class Loss : KerasObject
{
    static readonly string[] Reductions = ["sum_over_batch_size", "sum", "mean", "mean_with_sample_weight", "none"];

    bool warned;

    /// <summary>Makes a loss.</summary>
    /// <param name="name">Its name; null makes one of its class's. Default: null.</param>
    /// <param name="reduction">How samples become one number: <c>"sum_over_batch_size"</c> or <c>"mean"</c>, <c>"sum"</c>, <c>"mean_with_sample_weight"</c> (divides by the sum of weights), <c>"none"</c> or null. Default: <c>"sum_over_batch_size"</c>.</param>
    /// <param name="dtype">The number type to compute in; null takes the predictions', or float32 where that is shorter. Default: null.</param>
    protected Loss(string? name = null, string? reduction = "sum_over_batch_size", DTypePolicy? dtype = null)
    {
        Name = name ?? Naming.Unique(Naming.SnakeCase(GetType().Name));
        Reduction = Check.OneOf(reduction ?? "none", Reductions, GetType().Name, nameof(reduction));
        DType = dtype;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>How samples become one number.</summary>
    public string Reduction { get; }

    /// <summary>The number type to compute in, or null.</summary>
    [NotInConfig]
    public DTypePolicy? DType { get; }

    /// <summary>Its class and name, for messages.</summary>
    private protected string Description => $"{GetType().Name} \"{Name}\"";

    /// <summary>Whether the targets are class numbers, which are kept as they are; others are cast to the predictions' type.</summary>
    private protected virtual bool TakesClassNumbers => false;

    /// <summary>A loss by its name.</summary>
    /// <param name="id">The name, such as <c>"categorical_crossentropy"</c>; case and underscores do not matter. <c>"crossentropy"</c> becomes binary, sparse or categorical at the first batch.</param>
    public static implicit operator Loss(string id) => CrossentropyByShape.IsNamed(Check.NotNull(id)) ? new CrossentropyByShape(id) { Identifier = id } : Registry.Get<Loss>(id);

    /// <summary>A loss of a function. (C# does not convert a lambda to a loss by itself.)</summary>
    /// <param name="function">From targets and predictions to a value for each sample, or to one value.</param>
    /// <param name="reduction">How samples become one number. Default: <c>"sum_over_batch_size"</c>.</param>
    /// <param name="name">Its name. Default: <c>"loss_function"</c>.</param>
    public static Loss From(Func<Tensor, Tensor, Tensor> function, string? reduction = "sum_over_batch_size", string name = "loss_function") =>
        new LossFunction(Check.NotNull(function), reduction, name);

    /// <summary>Computes the loss.</summary>
    /// <param name="yTrue">The targets, batch first.</param>
    /// <param name="yPred">The predictions, batch first.</param>
    /// <param name="sampleWeight">A weight for each sample, or for each value; null weighs all alike. Default: null.</param>
    public Tensor Apply(Tensors yTrue, Tensors yPred, Tensors? sampleWeight = null)
    {
        using var scope = TensorScope.Open();
        return scope.Keep(Compute(Check.NotNull(yTrue).Materialize(), Check.NotNull(yPred).Materialize(), sampleWeight?.Materialize().Single));
    }

    /// <summary>A value for each sample. The base casts before, and weighs and reduces after.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    protected abstract Tensor Call(Tensor yTrue, Tensor yPred);

    /// <summary>Computes the loss inside an open scope.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="sampleWeight">Weights, or null.</param>
    internal virtual Tensor Compute(Tensor yTrue, Tensor yPred, Tensor? sampleWeight)
    {
        var (values, mask) = Values(yTrue, yPred);
        return Reducing.Reduce(values, sampleWeight, Reducing.Both(mask, Masks.Of(yPred)), Reduction, Description);
    }

    /// <summary>A value for each sample, neither weighed nor reduced, and which of the values count; null where all do. Inside an open scope.</summary>
    internal (Tensor Values, Tensor? Mask) Values(Tensor yTrue, Tensor yPred)
    {
        var type = DType?.ComputeDType ?? (yPred.dtype == ScalarType.Float64 ? ScalarType.Float64 : ScalarType.Float32);
        if (yPred.dtype != type) yPred = yPred.to_type(type);
        if (!TakesClassNumbers && yTrue.dtype != type) yTrue = yTrue.to_type(type);
        (yTrue, yPred) = Ranks.Match(yTrue, yPred);
        try
        {
            var values = Call(yTrue, yPred);
            return (values, Mask(yTrue, yPred, values));
        }
        catch (ExternalException e)
        {
            throw new InvalidOperationException($"{Description}: {e.Message.Split('\n')[0]} Received: targets {Shape.Of(yTrue)}, predictions {Shape.Of(yPred)}.{Cure(yTrue, yPred)}", e);
        }
    }

    /// <summary>Loss and predictions by one kernel, from the logits of the activation that makes the predictions; null where there is none for these tensors.</summary>
    internal virtual (Tensor Loss, Tensor Probabilities)? ComputeFused(ActivationFunction activation, Tensor yTrue, Tensor logits, Tensor? sampleWeight)
    {
        if (DType is not null || Reduction is not ("sum_over_batch_size" or "mean" or "sum")) return null;
        if (!TakesClassNumbers && yTrue.dtype != logits.dtype) yTrue = yTrue.to_type(logits.dtype);
        if (sampleWeight is not null && sampleWeight.dtype != logits.dtype) sampleWeight = sampleWeight.to_type(logits.dtype);
        (yTrue, logits) = Ranks.Match(yTrue, logits);
        return Fused(activation, yTrue, logits, sampleWeight, mean: Reduction != "sum");
    }

    /// <summary>Loss and predictions by one kernel, reduced; null where there is none.</summary>
    private protected virtual (Tensor Loss, Tensor Probabilities)? Fused(ActivationFunction activation, Tensor yTrue, Tensor logits, Tensor? sampleWeight, bool mean) => null;

    /// <summary>What to do when the kernel refuses the values.</summary>
    private protected virtual string Cure(Tensor yTrue, Tensor yPred) => "";

    /// <summary>Which values count; null counts all.</summary>
    private protected virtual Tensor? Mask(Tensor yTrue, Tensor yPred, Tensor values) => null;

    /// <summary>Fails with the cure where targets and predictions do not have the same shape.</summary>
    private protected void RequireSameShape(Tensor yTrue, Tensor yPred, string cure = "")
    {
        if (Ranks.SameShape(yTrue, yPred)) return;
        throw new ArgumentException($"{Description}: targets and predictions must have the same shape. Received: targets {Shape.Of(yTrue)}, predictions {Shape.Of(yPred)}.{cure}");
    }

    /// <summary>Warns, once, of classes of which there is one: whatever it is given, a softmax over it is 1.</summary>
    private protected void WarnOfOneClass(Tensor yPred, int axis)
    {
        if (warned || yPred.size(axis) > 1) return;
        warned = true;
        Warnings.Write($"{Description} sees one class only, predictions of shape {Shape.Of(yPred)}. For two classes with one output use \"binary_crossentropy\" after a sigmoid.");
    }

    sealed class LossFunction(Func<Tensor, Tensor, Tensor> function, string? reduction, string name) : Loss(name, reduction)
    {
        protected override Tensor Call(Tensor yTrue, Tensor yPred) => function(yTrue, yPred);
    }
}
