using System.Globalization;
using KerasLike.Training;

namespace KerasLike.Callbacks;

/// <summary>Writes the numbers of each epoch as a row of a CSV file.</summary>
/// <param name="filename">The file.</param>
/// <param name="separator">What stands between columns. Default: <c>","</c>.</param>
/// <param name="append">Whether rows are added to a file that exists, rather than written over it. Default: false.</param>
/// <remarks>Keras: <c>keras.callbacks.CSVLogger</c></remarks>
/// <example><code>callbacks: [new CSVLogger("training.csv")]</code></example>
public sealed class CSVLogger(string filename, string separator = ",", bool append = false) : Callback, IDisposable
{
    StreamWriter? writer;
    List<string>? columns;

    /// <summary>The file.</summary>
    public string Filename { get; } = Check.NotNull(filename);

    /// <summary>What stands between columns.</summary>
    public string Separator { get; } = Check.NotNull(separator);

    /// <summary>Whether rows are added to a file that exists.</summary>
    public bool Append { get; } = append;

    /// <inheritdoc/>
    public override void OnTrainBegin(Logs logs)
    {
        Dispose();
        var continues = Append && File.Exists(Filename) && new FileInfo(Filename).Length > 0;
        columns = continues ? [.. File.ReadLines(Filename).First().Split(Separator).Skip(1)] : null;
        writer = new StreamWriter(Filename, Append);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        Check.NotNull(logs);
        if (columns is null)
        {
            columns = [.. logs.Keys.Order(StringComparer.Ordinal)];
            // As in Keras: validation may come in a later epoch, or never; until then its columns hold NA.
            if (!columns.Exists(c => c.StartsWith("val_", StringComparison.Ordinal))) columns.AddRange(columns.Select(c => $"val_{c}").ToList());
            Write(columns.Prepend("epoch"));
        }
        Write(columns.Select(c => logs.ContainsKey(c) ? Cell(logs.AllOf(c)) : "NA").Prepend(epoch.ToString(CultureInfo.InvariantCulture)));
        writer!.Flush();
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(Logs logs) => Dispose();

    // As Keras: several numbers in one cell.
    static string Cell(IReadOnlyList<double> numbers)
    {
        var text = string.Join(", ", numbers.Select(n => n.ToString("R", CultureInfo.InvariantCulture)));
        return numbers.Count == 1 ? text : $"[{text}]";
    }

    internal override void OnInterrupted() => Dispose();

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        writer?.Dispose();
        writer = null;
    }

    // What holds a separator or a quote is quoted.
    void Write(IEnumerable<string> cells) => writer!.WriteLine(string.Join(Separator, cells.Select(c =>
        c.Contains(Separator, StringComparison.Ordinal) || c.Contains('"', StringComparison.Ordinal) ? $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : c)));
}
