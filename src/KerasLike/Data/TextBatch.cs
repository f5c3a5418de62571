namespace KerasLike.Data;

/// <summary>Texts and their labels, one element of a dataset of text files. A layer makes numbers of them: <c>data.Map((texts, labels) => (vectorize.Apply(texts), labels))</c>.</summary>
/// <param name="x">The texts.</param>
/// <param name="y">The labels, or null.</param>
public sealed class TextBatch(string[] x, Tensor? y)
{
    /// <summary>The texts.</summary>
    public IReadOnlyList<string> X { get; } = Check.NotNull(x);

    /// <summary>The labels, or null.</summary>
    public Tensor? Y { get; } = y;
}
