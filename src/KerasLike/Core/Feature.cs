using System.Text;
using KerasLike.Layers;

namespace KerasLike;

/// <summary>A feature for <see cref="HashedCrossing"/>: strings or integers, from an array of either, a tensor, or a single value.</summary>
public sealed class Feature
{
    // A number for each value: a string's hash, and an integer itself.
    readonly Func<ulong[]> hashes;

    Feature(Shape shape, Func<ulong[]> hashes) => (Shape, this.hashes) = (shape, hashes);

    /// <summary>The shape.</summary>
    public Shape Shape { get; }

    /// <summary>Strings.</summary>
    /// <param name="texts">The strings.</param>
    public static implicit operator Feature(Strings texts) => new(Check.NotNull(texts).Shape, () => [.. texts.Values.Select(t => FarmHash.Of(Encoding.UTF8.GetBytes(t)))]);

    /// <summary>One string.</summary>
    /// <param name="text">The string.</param>
    public static implicit operator Feature(string text) => (Strings)text;

    /// <summary>Strings in a row.</summary>
    /// <param name="texts">The strings.</param>
    public static implicit operator Feature(string[] texts) => (Strings)texts;

    /// <summary>A table of strings.</summary>
    /// <param name="texts">The strings.</param>
    public static implicit operator Feature(string[,] texts) => (Strings)texts;

    /// <summary>One integer.</summary>
    /// <param name="number">The integer.</param>
    public static implicit operator Feature(long number) => new(new(), () => [(ulong)number]);

    /// <summary>An array of integers.</summary>
    /// <param name="numbers">The integers.</param>
    public static implicit operator Feature(Array numbers) => OfNumbers(Check.NotNull(numbers));

    /// <summary>A tensor of integers.</summary>
    /// <param name="numbers">The integers.</param>
    public static implicit operator Feature(Tensor numbers) => OfNumbers(Check.NotNull(numbers));

    internal ulong[] Hashes() => hashes();

    static Feature OfNumbers(Tensors numbers) => new(numbers.ShapeOf(0), () =>
    {
        var tensor = numbers.Materialize().Single;
        return !DTypes.IsFloat(tensor.dtype) ? Array.ConvertAll(Bins.Integers(tensor), n => (ulong)n)
            : throw new ArgumentException($"HashedCrossing: features must be strings or integers. Received: {DTypes.Name(tensor.dtype)}");
    });
}
