namespace KerasLike.Training;

/// <summary>
/// How much is printed: <c>"auto"</c> or 1 a progress bar on a terminal and one line an epoch elsewhere, 2 one line an epoch, 0 nothing.
/// </summary>
public readonly record struct Verbose
{
    Verbose(int level) => Level = level;

    /// <summary>0, 1 or 2.</summary>
    internal int Level { get; }

    /// <summary>By number.</summary>
    /// <param name="level">0, 1 or 2.</param>
    public static implicit operator Verbose(int level) => new(Check.InRange(level, 0, 2, name: "verbose"));

    /// <summary>By word.</summary>
    /// <param name="word"><c>"auto"</c>.</param>
    public static implicit operator Verbose(string word) => Check.OneOf(word, ["auto"], name: "verbose") is "auto" ? new(1) : default;

    /// <summary>The number.</summary>
    public override string ToString() => Level.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
