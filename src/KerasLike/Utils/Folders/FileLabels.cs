namespace KerasLike;

/// <summary>Where the labels of files come from: <c>"inferred"</c>, from the names of their folders, or a number for each file, in the order of their paths.</summary>
public sealed class FileLabels
{
    FileLabels(int[]? numbers) => Numbers = numbers;

    /// <summary>The numbers; null where they come from the folders.</summary>
    internal int[]? Numbers { get; }

    /// <summary>From the folders.</summary>
    /// <param name="inferred"><c>"inferred"</c>.</param>
    public static implicit operator FileLabels(string inferred)
    {
        Check.OneOf(inferred, ["inferred"], "Utils", "labels");
        return new(null);
    }

    /// <summary>A number for each file.</summary>
    /// <param name="numbers">The numbers, in the order of the files' paths.</param>
    public static implicit operator FileLabels(int[] numbers) => new(Check.NotNull(numbers, "Utils", "labels"));
}
