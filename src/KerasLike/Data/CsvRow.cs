using System.Globalization;

namespace KerasLike.Data;

/// <summary>A row of a <see cref="CsvFile"/>.</summary>
public sealed class CsvRow
{
    readonly CsvFile file;
    readonly string[] values;

    internal CsvRow(CsvFile file, int line, string[] values) => (this.file, Line, this.values) = (file, line, values);

    /// <summary>The line of the file that it ends in, from 1.</summary>
    public int Line { get; }

    /// <summary>A value as it stands in the file, without quotes.</summary>
    /// <param name="column">The name or number of the column.</param>
    public string this[CsvColumn column] => values[file.PlaceOf(column)];

    /// <summary>A value as a number.</summary>
    /// <param name="column">The name or number of the column.</param>
    /// <exception cref="InvalidDataException">It is none; the message names the line and the column.</exception>
    public double Number(CsvColumn column) => Number(file.PlaceOf(column));

    internal double Number(int place)
    {
        var text = values[place];
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        if (text.Length == 0 && file.Missing is { } missing) return missing;
        throw Error(place, text.Length == 0 ? "is empty; `missing: 0` would take it for 0" : $"is \"{text}\", which is no number");
    }

    /// <summary>Numbers side by side, as a tensor with one axis, or as one number.</summary>
    internal Tensor ToTensor(int[] places, ScalarType type, bool single = false)
    {
        var numbers = Array.ConvertAll(places, Number);
        if (!DTypes.IsFloat(type) && Array.FindIndex(numbers, n => n != Math.Floor(n)) is >= 0 and var i) throw Error(places[i], $"is \"{values[places[i]]}\", which is no whole number");
        var tensor = ArrayConversion.ToTensor(numbers);
        return (single ? tensor.squeeze(0) : tensor).to_type(type);
    }

    InvalidDataException Error(int place, string what) => file.Error($"in line {Line}, column \"{file.Columns[place]}\" {what}.");
}
