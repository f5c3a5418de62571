namespace KerasLike.Data;

/// <summary>A column of a <see cref="CsvFile"/>: <c>"price"</c>, or its number from 0; −1 is the last.</summary>
/// <param name="Name">Its name, or null.</param>
/// <param name="Number">Its number, where it has no name.</param>
public readonly record struct CsvColumn(string? Name, int Number)
{
    /// <summary>A column by its name.</summary>
    /// <param name="name">The name in the header.</param>
    public static implicit operator CsvColumn(string name) => new(Check.NotNull(name), 0);

    /// <summary>A column by its number.</summary>
    /// <param name="number">From 0; negative ones count from the end.</param>
    public static implicit operator CsvColumn(int number) => new(null, number);

    /// <inheritdoc/>
    public override string ToString() => Name is null ? FormattableString.Invariant($"{Number}") : $"\"{Name}\"";
}
