using System.Runtime.CompilerServices;

namespace KerasLike.Losses;

/// <summary>
/// Remembers what a softmax or sigmoid was computed from, so that a cross-entropy that meets its output in training can start from there: one stable
/// kernel and one gradient where the two in a row would divide by probabilities near zero. TensorFlow's Keras keeps the same note on its tensors.
/// </summary>
internal sealed class Logits
{
    readonly ConditionalWeakTable<Tensor, Tensor> sources = [];

    /// <summary>Logits of outputs of softmax over the last axis.</summary>
    internal static Logits OfSoftmax { get; } = new();

    /// <summary>Logits of outputs of sigmoid.</summary>
    internal static Logits OfSigmoid { get; } = new();

    /// <summary>Notes where <paramref name="output"/> came from, if it will be differentiated.</summary>
    /// <returns><paramref name="output"/>.</returns>
    internal Tensor Remember(Tensor output, Tensor logits)
    {
        if (output.requires_grad) sources.Add(output, logits);
        return output;
    }

    /// <summary>What <paramref name="output"/> was computed from, or null where that is not known.</summary>
    internal Tensor? Of(Tensor output) => sources.TryGetValue(output, out var logits) && !logits.IsInvalid ? logits : null;
}
