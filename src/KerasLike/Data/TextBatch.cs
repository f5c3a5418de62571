using KerasLike.Training;

namespace KerasLike.Data;

/// <summary>Texts and their labels, one element of a dataset of text files. A model that takes strings learns from <c>data.Map(texts => (Batch)texts)</c>; for others a layer makes numbers of them: <c>data.Map((texts, labels) => (vectorize.Apply(texts), labels))</c>.</summary>
/// <param name="x">The texts.</param>
/// <param name="y">The labels, or null.</param>
public sealed class TextBatch(string[] x, Tensor? y)
{
    /// <summary>The texts.</summary>
    public IReadOnlyList<string> X { get; } = Check.NotNull(x);

    /// <summary>The labels, or null.</summary>
    public Tensor? Y { get; } = y;

    /// <summary>A batch for a model that takes strings.</summary>
    /// <param name="texts">The texts and their labels.</param>
    public static explicit operator Batch(TextBatch texts) => new(Check.NotNull(texts).X.ToArray(), texts.Y);
}
