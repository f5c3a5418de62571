using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using KerasLike.Training;

namespace KerasLike.Data;

/// <summary>
/// A table in a text file: values between commas, quoted where they hold some. Rows are read when they are asked for, so that the file can be larger than memory. A row with too few or too many
/// values, and a value that is no number where one is needed, are errors that name the line and the column.
/// </summary>
/// <example><code>
/// var houses = new CsvFile("houses.csv");
/// model.Fit(houses.ToDataset(label: "price").Shuffle(1000).Batch(32));
/// </code></example>
/// <remarks>Keras: what <c>tf.data.experimental.make_csv_dataset</c> is to it</remarks>
public sealed class CsvFile
{
    readonly string path;
    readonly bool header;
    readonly CsvConfiguration layout;

    /// <summary>Opens a file, and reads the names of its columns.</summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <param name="header">Whether its first line names the columns; without, they are called 0, 1, 2, …. Default: true.</param>
    /// <param name="delimiter">What is between values. Default: a comma.</param>
    /// <param name="missing">The number that an empty value stands for. Default: none, it is an error where a number is needed.</param>
    /// <exception cref="InvalidDataException">The file has no rows.</exception>
    public CsvFile(string path, bool header = true, string delimiter = ",", double? missing = null)
    {
        (this.path, this.header, Missing) = (Check.NotNull(path), header, missing);
        layout = new(CultureInfo.InvariantCulture)
        {
            Delimiter = Check.NotNull(delimiter),
            TrimOptions = TrimOptions.Trim,
            BadDataFound = bad => throw Error($"line {bad.Context.Parser!.RawRow} has quotes in the wrong place: {bad.RawRecord.Trim()}"),
        };
        using var first = Lines().GetEnumerator();
        if (!first.MoveNext()) throw Error("it has no rows.");
        Columns = header ? first.Current.Values : [.. Enumerable.Range(0, first.Current.Values.Length).Select(i => i.ToString(CultureInfo.InvariantCulture))];
        if (header && !first.MoveNext()) throw Error("it has no rows.");
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The number that an empty value stands for, or null.</summary>
    public double? Missing { get; }

    /// <summary>The rows, one an element, for a function that makes of them what is wanted: <c>file.Rows.Map(row => …)</c>.</summary>
    public Dataset<CsvRow> Rows => new CsvDataset<CsvRow>(this, row => row);

    /// <summary>All values of a column, as they stand in the file.</summary>
    /// <param name="column">Its name or number.</param>
    public string[] Texts(CsvColumn column)
    {
        var place = PlaceOf(column);
        return [.. Read().Select(row => row[place])];
    }

    /// <summary>The numbers of columns, side by side: (rows, columns), float32. It belongs to the caller.</summary>
    /// <param name="columns">Their names or numbers; none is all.</param>
    public Tensor Numbers(params CsvColumn[] columns)
    {
        Native.LibTorch.EnsureLoaded();
        var places = PlacesOf(Check.NotNull(columns));
        var rows = Read().Select(row => Array.ConvertAll(places, place => (float)row.Number(place))).ToList();
        var numbers = new float[rows.Count, places.Length];
        for (int i = 0; i < rows.Count; i++)
            for (int j = 0; j < places.Length; j++) numbers[i, j] = rows[i][j];
        return ArrayConversion.ToTensor(numbers);
    }

    /// <summary>An element for each row: numbers of some columns, and the number in another as the target.</summary>
    /// <param name="label">The column of the targets. Default: none.</param>
    /// <param name="columns">The columns of the inputs. Default: all but the label.</param>
    /// <param name="dtype">The type of the inputs; a value that is not whole is an error where it is one of whole numbers. Default: <c>"float32"</c>.</param>
    /// <param name="labelDtype">The type of the targets. Default: <c>"float32"</c>.</param>
    public Dataset<Batch> ToDataset(CsvColumn? label = null, CsvColumn[]? columns = null, string dtype = "float32", string labelDtype = "float32")
    {
        var (type, labelType) = (DTypes.Parse(dtype), DTypes.Parse(labelDtype));
        int[]? target = label is { } column ? [PlaceOf(column)] : null;
        var places = columns is not null ? PlacesOf(columns) : [.. Enumerable.Range(0, Columns.Count).Where(i => target is null || i != target[0])];
        if (places.Length == 0) throw new ArgumentException($"CsvFile.ToDataset: there is no column left for the inputs. Received: label={label}, columns of {path}: {string.Join(", ", Columns)}", nameof(label));
        return new CsvDataset<Batch>(this, row => new(row.ToTensor(places, type), target is null ? null : row.ToTensor(target, labelType, single: true)));
    }

    internal IEnumerable<CsvRow> Read() => Lines().Skip(header ? 1 : 0).Select(row => row.Values.Length == Columns.Count
        ? new CsvRow(this, row.Line, row.Values)
        : throw Error($"line {row.Line} has {Count(row.Values.Length, "value")} where there are {Count(Columns.Count, "column")}."));

    internal int PlaceOf(CsvColumn column)
    {
        var place = column.Number < 0 ? Columns.Count + column.Number : column.Number;
        for (int i = 0; i < Columns.Count; i++)
            if (column.Name is { } name ? Columns[i] == name : i == place) return i;
        throw new ArgumentException($"CsvFile: there is no column {column} in {path}. Its columns: {string.Join(", ", Columns)}", nameof(column));
    }

    int[] PlacesOf(CsvColumn[] columns) => columns.Length == 0 ? [.. Enumerable.Range(0, Columns.Count)] : Array.ConvertAll(columns, PlaceOf);

    internal InvalidDataException Error(string why) => new($"The file {path} cannot be read: {why}");

    static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    IEnumerable<(int Line, string[] Values)> Lines()
    {
        using var reader = new StreamReader(path);
        using var parser = new CsvParser(reader, layout);
        while (parser.Read()) yield return (parser.RawRow, parser.Record!);
    }
}
